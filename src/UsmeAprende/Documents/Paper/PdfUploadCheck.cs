using System.IO.Compression;

namespace UsmeAprende.Documents.Paper;

/// <summary>
/// Checks a PDF that somebody uploads, such as a scanned list, before it is shown to others. It builds no tree of objects and keeps no list
/// of what it saw, so its memory is bounded.
/// </summary>
public static class PdfUploadCheck
{
    // Most bytes that compressed objects may unpack to, each and all together. Scanners write far less; more would take too long to check.
    private const int MostUnpacked = 4 * 1024 * 1024;
    private const int MostUnpackedInAll = 16 * 1024 * 1024;

    // Most compressed objects. A scan has a few, and unpacking each one costs time.
    private const int MostPacked = 64;

    // The dictionary before compressed objects has a few short entries.
    private const int Entries = 1_024;

    // %%EOF must be within the last bytes of the file.
    private const int Ending = 1_024;

    private const string Unclear = "El PDF viene empacado de una forma que no se puede revisar. Imprímalo como PDF nuevo y envíe ese.";
    private const string Runs = "El PDF trae instrucciones que se ejecutan al abrirlo. Imprímalo como PDF nuevo y envíe ese.";

    /// <summary>
    /// Null if the file may be kept, else what to tell the person. It finds what scanners and office programmes write, not everything that
    /// an expert can hide: still serve the file as a download.
    /// </summary>
    public static string? FindProblem(byte[] pdf)
    {
        if (!pdf.AsSpan().StartsWith("%PDF-"u8))
            return "El archivo no es un PDF. Escanee la lista como PDF o tómele una foto.";
        if (pdf.AsSpan(Math.Max(0, pdf.Length - Ending)).IndexOf("%%EOF"u8) < 0)
            return "El PDF no está completo. Envíelo otra vez.";

        var (packed, left) = (0, MostUnpackedInAll);
        byte[]? room = null;
        foreach (var name in new PdfNameScanner(pdf))
        {
            if (name.Is("Encrypt"u8))
                return "El PDF tiene contraseña o está protegido. Guárdelo sin protección.";
            if (name.StartsAction)
                return Runs;
            if (!name.Is("ObjStm"u8))
                continue;
            if (++packed > MostPacked)
                return "El PDF trae demasiadas partes para revisarlo. Imprímalo como PDF nuevo y envíe ese.";
            room ??= new byte[MostUnpacked + 1];
            if (FindProblemInPacked(pdf, name.At, room, ref left) is { } problem)
                return problem;
        }
        return null;
    }

    private static string? FindProblemInPacked(byte[] pdf, int kind, byte[] room, ref int left)
    {
        var until = pdf.AsSpan(kind..Math.Min(pdf.Length, kind + Entries)).IndexOf("stream"u8);
        if (until < 0)
            return Unclear;
        var begins = kind + until + "stream"u8.Length;
        var before = pdf.AsSpan(Math.Max(0, kind - Entries)..(kind + until));
        switch (PackingOf(before[(before.LastIndexOf(" obj"u8) + 1)..]))
        {
            case StreamPacking.None:
                // Its names are not compressed, and are found with all others.
                return null;
            case StreamPacking.Unclear:
                return Unclear;
        }
        begins += pdf.AsSpan(begins) switch
        {
            [(byte)'\r', (byte)'\n', ..] => 2,
            [(byte)'\n' or (byte)'\r', ..] => 1,
            _ => 0,
        };

        // Reads one byte more than the limit, to see whether there is more.
        var most = Math.Min(left, MostUnpacked);
        if (Unpack(pdf, begins, room.AsSpan(0, most + 1)) is not { } length || length > most)
            return Unclear;
        left -= length;
        foreach (var name in new PdfNameScanner(room.AsSpan(0, length)))
            if (name.StartsAction)
                return Runs;
        return null;
    }

    // Compressed twice, with a predictor, or with its filter in another object: viewers read all of these, but honest files do not need
    // them.
    private static StreamPacking PackingOf(ReadOnlySpan<byte> entries)
    {
        var (packing, filters) = (StreamPacking.None, 0);
        foreach (var name in new PdfNameScanner(entries))
        {
            if (name.Is("DecodeParms"u8) || name.Is("FFilter"u8))
                return StreamPacking.Unclear;
            if (name.Is("Filter"u8))
                packing = packing is StreamPacking.None ? StreamPacking.Unclear : packing;
            if (!name.EndsWith("Decode"u8))
                continue;
            filters++;
            packing = name.Is("FlateDecode"u8) ? StreamPacking.Deflated : StreamPacking.Unclear;
        }
        return filters > 1 ? StreamPacking.Unclear : packing;
    }

    /// <returns>How many bytes came out; null if it is not compressed this way.</returns>
    private static int? Unpack(byte[] pdf, int begins, Span<byte> room)
    {
        try
        {
            using var inflated = new ZLibStream(
                new MemoryStream(pdf, begins, pdf.Length - begins, writable: false),
                CompressionMode.Decompress
            );
            return inflated.ReadAtLeast(room, room.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private enum StreamPacking
    {
        None,
        Deflated,
        Unclear,
    }
}
