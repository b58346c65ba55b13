using System.IO.Compression;
using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;

namespace UsmeAprende.Documents.Paper;

/// <summary>Takes the attached files out of a PDF that somebody sent.</summary>
public static class CarriedFiles
{
    // Ours are far smaller, and streams can unpack to a thousand times their size.
    private const int MostPdfBytes = 512 * 1024;
    private const int MostBytes = 256 * 1024;
    private const int MostFiles = 16;

    /// <summary>Names and contents; empty where there are none, or where the bytes cannot be read as a PDF.</summary>
    public static IReadOnlyList<(string Name, byte[] Bytes)> In(byte[] pdf)
    {
        if (pdf.Length > MostPdfBytes)
            return [];
        try
        {
            using var document = PdfReader.Open(new MemoryStream(pdf), PdfDocumentOpenMode.Import);
            var names = document.Internals.Catalog.Elements.GetDictionary("/Names")?.Elements.GetDictionary("/EmbeddedFiles")?.Elements.GetArray("/Names");
            return names is null ? [] : [.. Enumerable.Range(0, names.Elements.Count / 2).Take(MostFiles).Select(at => names.Elements.GetDictionary((2 * at) + 1)).OfType<PdfDictionary>().Select(Read).OfType<(string, byte[])>()];
        }
        // Whatever anybody sends: the reader fails in many ways, and each means the same here.
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return [];
        }
    }

    private static (string Name, byte[] Bytes)? Read(PdfDictionary file)
    {
        var content = file.Elements.GetDictionary("/EF")?.Elements.GetDictionary("/F");
        var name = file.Elements.GetString("/UF") is { Length: > 0 } unicode ? unicode : file.Elements.GetString("/F");
        return content?.Stream is { } stream && Unpack(stream.Value, content.Elements.GetName("/Filter")) is { } bytes ? (name, bytes) : null;
    }

    private static byte[]? Unpack(byte[] packed, string filter)
    {
        if (filter.Length == 0)
            return packed;
        if (filter != "/FlateDecode")
            return null;
        using var inflated = new DeflateStream(new MemoryStream(packed, 2, packed.Length - 2), CompressionMode.Decompress);
        var bytes = new byte[MostBytes + 1];
        var length = inflated.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return length <= MostBytes ? bytes[..length] : null;
    }
}
