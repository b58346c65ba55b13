using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace UsmeAprende.Documents.Paper;

/// <summary>Looks at a PDF that somebody sends to be kept, such as a scanned list, before it is shown to others.</summary>
public static partial class ReceivedPdf
{
    // Scanners write little into them; what unpacks to more, one of them or all together, is not looked at further.
    private const int MostUnpacked = 4 * 1024 * 1024;
    private const int MostUnpackedInAll = 16 * 1024 * 1024;

    // A scan has a handful of packed objects; each one costs time to unpack.
    private const int MostPacked = 64;

    /// <summary>Null when it may be kept, else what to tell. It sees what a scanner or an office programme would write, not what somebody hides with art: serve it as a download all the same.</summary>
    public static string? ProblemIn(byte[] pdf)
    {
        var text = Encoding.Latin1.GetString(pdf);
        if (!text.StartsWith("%PDF-", StringComparison.Ordinal))
            return "El archivo no es un PDF. Escanee la lista como PDF o tómele una foto.";
        if (!text.AsSpan(Math.Max(0, text.Length - 1024)).Contains("%%EOF", StringComparison.Ordinal))
            return "El PDF no está completo. Envíelo otra vez.";
        if (Names(text).Contains("Encrypt"))
            return "El PDF tiene contraseña o está protegido. Guárdelo sin protección.";
        if (ObjectStream().Count(text) > MostPacked)
            return "El PDF trae demasiadas partes para revisarlo. Imprímalo como PDF nuevo y envíe ese.";
        return Names(text).Concat(PackedObjects(pdf, text).SelectMany(Names)).Any(name => name is "JavaScript" or "Launch")
            ? "El PDF trae instrucciones que se ejecutan al abrirlo. Imprímalo como PDF nuevo y envíe ese."
            : null;
    }

    private static IEnumerable<string> Names(string text) => Name().Matches(text).Select(m => Escaped().Replace(m.Groups["name"].Value, e => ((char)Convert.ToByte(e.Value[1..], 16)).ToString()));

    private static IEnumerable<string> PackedObjects(byte[] pdf, string text)
    {
        var left = MostUnpackedInAll;
        foreach (Match packed in ObjectStream().Matches(text))
        {
            var begins = packed.Index + packed.Length;
            var unpacked = Unpack(new MemoryStream(pdf, begins, pdf.Length - begins, writable: false), Math.Min(left, MostUnpacked));
            left -= unpacked.Length;
            yield return unpacked;
        }
    }

    private static string Unpack(MemoryStream packed, int most)
    {
        try
        {
            using var inflated = new ZLibStream(packed, CompressionMode.Decompress);
            var bytes = new byte[most];
            return Encoding.Latin1.GetString(bytes, 0, inflated.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
        }
        catch (InvalidDataException)
        {
            // Not packed this way: whoever opens it will not read it this way either.
            return "";
        }
    }

    // Long enough that no run of a picture's bytes is taken for one.
    [GeneratedRegex(@"/(?<name>[A-Za-z#][A-Za-z0-9#]{5,40})")]
    private static partial Regex Name();

    [GeneratedRegex("#[0-9A-Fa-f]{2}")]
    private static partial Regex Escaped();

    [GeneratedRegex(@"/ObjStm\b[^\0]{0,400}?stream\r?\n")]
    private static partial Regex ObjectStream();
}
