using System.IO.Compression;

namespace UsmeAprende.Documents.Paper;

/// <summary>
/// Looks at a PDF that somebody sends to be kept, such as a scanned list, before it is shown to others. It builds no tree of objects and
/// keeps no list of what it saw.
/// </summary>
public static class PdfUploadCheck
{
    // Scanners write little into them; what unpacks to more, one of them or all together, nobody can look through.
    private const int MostUnpacked = 4 * 1024 * 1024;
    private const int MostUnpackedInAll = 16 * 1024 * 1024;

    // A scan has a handful of packed objects; each one costs time to unpack.
    private const int MostPacked = 64;

    // What stands before packed objects says in a few short entries how they are packed.
    private const int Entries = 1_024;

    // The mark of the end stands in the last of them.
    private const int Ending = 1_024;

    private const string Unclear = "El PDF viene empacado de una forma que no se puede revisar. Imprímalo como PDF nuevo y envíe ese.";
    private const string Runs = "El PDF trae instrucciones que se ejecutan al abrirlo. Imprímalo como PDF nuevo y envíe ese.";

    /// <summary>
    /// Null when it may be kept, else what to tell. It sees what a scanner or an office programme would write, not what somebody hides with
    /// art: serve it as a download all the same.
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
                // Its names stand in the open, and are met with all others.
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

        // One more than it may be, to see whether it is more.
        var most = Math.Min(left, MostUnpacked);
        if (Unpack(pdf, begins, room.AsSpan(0, most + 1)) is not { } length || length > most)
            return Unclear;
        left -= length;
        foreach (var name in new PdfNameScanner(room.AsSpan(0, length)))
            if (name.StartsAction)
                return Runs;
        return null;
    }

    // Packed twice, turned round before, or told elsewhere: a viewer unpacks all of that, and nobody who writes honest files needs it.
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

    /// <returns>How many bytes came out; nothing where they are not packed this way.</returns>
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
