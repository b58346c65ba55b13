using System.IO.Compression;

namespace UsmeAprende.Documents.Paper;

/// <summary>
/// Reads the attached files of a PDF from an untrusted sender. It only searches for their streams, which are never inside compressed
/// objects, and builds no tree of objects: a hostile file could make such a reader nest or unpack until the process dies.
/// </summary>
public static class PdfAttachmentReader
{
    // Our attachments are far smaller, and streams can unpack to a thousand times their size.
    private const int MostPdfBytes = 512 * 1024;
    private const int MostBytes = 256 * 1024;
    private const int MostFiles = 16;

    // A stream's dictionary has a few short entries.
    private const int Entries = 1_024;

    private static ReadOnlySpan<byte> Kind => "/EmbeddedFile"u8;

    /// <summary>The contents, in the order of the file; empty if there are none, or if the bytes are no PDF.</summary>
    public static IReadOnlyList<byte[]> ReadAll(byte[] pdf)
    {
        var files = new List<byte[]>();
        if (pdf.Length > MostPdfBytes)
            return files;
        var at = 0;
        for (var looked = 0; looked < MostFiles && Find(pdf, Kind, at, pdf.Length) is >= 0 and var found; at = found + Kind.Length)
        {
            // /EmbeddedFiles, the tree of names, begins with the same word.
            if (found + Kind.Length < pdf.Length && char.IsAsciiLetter((char)pdf[found + Kind.Length]))
                continue;
            looked++;
            if (ReadAttachment(pdf, found) is { } file)
                files.Add(file);
        }
        return files;
    }

    private static byte[]? ReadAttachment(byte[] pdf, int kind)
    {
        var word = Find(pdf, "stream"u8, kind, Math.Min(pdf.Length, kind + Entries));
        if (word < 0)
            return null;
        var first = Math.Max(0, kind - Entries);
        var entries = pdf.AsSpan(first..word);
        entries = entries[(entries[..(kind - first)].LastIndexOf(" obj"u8) + 1)..];
        var begins = word + "stream".Length;
        begins += pdf.AsSpan(begins) switch
        {
            [(byte)'\r', (byte)'\n', ..] => 2,
            [(byte)'\n', ..] => 1,
            _ => 0,
        };
        if (entries.IndexOf("/Filter"u8) >= 0)
            return entries.IndexOf("/FlateDecode"u8) >= 0 ? Unpack(pdf, begins) : null;
        var ends = Find(pdf, "endstream"u8, begins, Math.Min(pdf.Length, begins + MostBytes));
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

    private static int Find(byte[] pdf, ReadOnlySpan<byte> word, int from, int until)
    {
        var at = pdf.AsSpan(from, until - from).IndexOf(word);
        return at < 0 ? -1 : from + at;
    }
}
