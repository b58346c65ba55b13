using System.IO.Compression;

namespace UsmeAprende.Documents.Paper;

/// <summary>
/// Reads the attached files of a PDF from an untrusted sender. It only searches for their streams, which are never inside compressed
/// objects, and builds no tree of objects: a hostile file could make such a reader nest or unpack until the process dies.
/// </summary>
public static class PdfAttachmentReader
{
    // Our attachments are far smaller, and streams can unpack to a thousand times their size.
    private const int MostBytes = 256 * 1024;
    private const int MostFiles = 16;

    /// <summary>The contents, in the order of the file; empty if there are none, or if the bytes are no PDF.</summary>
    public static IReadOnlyList<byte[]> ReadAll(byte[] pdf)
    {
        var files = new List<byte[]>();
        foreach (var place in PdfStreamFinder.List(pdf, "/EmbeddedFile"u8, MostFiles))
            if (ReadAttachment(pdf, place) is { } file)
                files.Add(file);
        return files;
    }

    private static byte[]? ReadAttachment(byte[] pdf, PdfStreamPlace place)
    {
        var entries = place.EntriesIn(pdf);
        var begins = place.Begins;
        if (entries.IndexOf("/Filter"u8) >= 0)
            return entries.IndexOf("/FlateDecode"u8) >= 0 ? Unpack(pdf, begins) : null;
        var ends = PdfStreamFinder.Find(pdf, "endstream"u8, begins, Math.Min(pdf.Length, begins + MostBytes));
        return ends < 0 ? null : pdf[begins..ends];
    }

    private static byte[]? Unpack(byte[] pdf, int begins)
    {
        try
        {
            // Skips the two bytes of the zlib header; the deflate data itself says where it ends.
            using var inflated = new DeflateStream(
                new MemoryStream(pdf, Math.Min(begins + 2, pdf.Length), Math.Max(0, pdf.Length - begins - 2)),
                CompressionMode.Decompress
            );
            var bytes = new byte[MostBytes + 1];
            var length = inflated.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length <= MostBytes ? bytes[..length] : null;
        }
        catch (InvalidDataException)
        {
            // It is not compressed this way; other readers could not read it either.
            return null;
        }
    }
}
