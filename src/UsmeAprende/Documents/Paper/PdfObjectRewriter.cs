using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace UsmeAprende.Documents.Paper;

/// <summary>
/// Writes again what PDFsharp saved, object by object. It adds the checksums that PDFsharp leaves out at the end of compressed streams
/// (zlib, RFC 1950): readers accept files without them, <c>qpdf --check</c> does not. And it puts our metadata in place of PDFsharp's.
/// </summary>
internal static partial class PdfObjectRewriter
{
    public static byte[] Rewrite(byte[] saved, string metadata)
    {
        // Latin-1: one character for each byte, so that positions are the same.
        var text = Encoding.Latin1.GetString(saved);
        var start = text.LastIndexOf("startxref", StringComparison.Ordinal);
        var table = int.Parse(text.AsSpan(start + 9).TrimEnd("%EOF\r\n"), NumberStyles.Integer, CultureInfo.InvariantCulture);
        var entries = Entry().Matches(text, table);
        var objects = entries
            .Select(
                (entry, number) => (Number: number, At: int.Parse(entry.Groups["at"].Value, CultureInfo.InvariantCulture), Entry: entry)
            )
            .Where(o => o.Entry.Groups["use"].Value == "n")
            .OrderBy(o => o.At)
            .ToList();

        var finished = new MemoryStream(saved.Length + 1024);
        finished.Write(saved, 0, objects[0].At);
        var places = new long[entries.Count];
        for (var at = 0; at < objects.Count; at++)
        {
            places[objects[at].Number] = finished.Position;
            var end = at + 1 < objects.Count ? objects[at + 1].At : table;
            finished.Write(RewriteObject(saved.AsSpan(objects[at].At, end - objects[at].At), metadata));
        }

        var newTable = finished.Position;
        var tail = new StringBuilder(text[table..start]);
        foreach (var (number, _, entry) in objects)
            tail.Remove(entry.Index - table, 10).Insert(entry.Index - table, places[number].ToString("D10", CultureInfo.InvariantCulture));
        tail.Append(CultureInfo.InvariantCulture, $"startxref\n{newTable}\n%%EOF\n");
        finished.Write(Encoding.Latin1.GetBytes(tail.ToString()));
        return DeterministicPdf.Apply(finished.ToArray());
    }

    private static byte[] RewriteObject(ReadOnlySpan<byte> saved, string metadata)
    {
        var begins = saved.IndexOf("stream\n"u8);
        if (begins < 0)
            return saved.ToArray();
        var head = Encoding.Latin1.GetString(saved[..begins]);
        var length = Length().Match(head);
        if (Metadata().IsMatch(head))
            return WriteMetadata(head, length, Encoding.UTF8.GetBytes(metadata.ReplaceLineEndings("\n")));
        if (!Flate().IsMatch(head) || !length.Success)
            return saved.ToArray();

        var data = saved.Slice(begins + 7, int.Parse(length.Groups["bytes"].Value, CultureInfo.InvariantCulture)).ToArray();
        head = WithLength(head, length, data.Length + 4);
        return [.. Encoding.Latin1.GetBytes(head), .. "stream\n"u8, .. data, .. Checksum(data), .. saved[(begins + 7 + data.Length)..]];
    }

    private static byte[] WriteMetadata(string head, Match length, byte[] metadata) =>
        [
            .. Encoding.Latin1.GetBytes(WithLength(head, length, metadata.Length)),
            .. "stream\n"u8,
            .. metadata,
            .. "\nendstream\nendobj\n"u8,
        ];

    private static string WithLength(string head, Match length, int bytes) =>
        head[..length.Index] + $"/Length {bytes}" + head[(length.Index + length.Length)..];

    private static byte[] Checksum(byte[] data)
    {
        using var inflated = new DeflateStream(new MemoryStream(data, 2, data.Length - 2), CompressionMode.Decompress);
        const uint prime = 65521;
        uint low = 1,
            high = 0;
        var chunk = new byte[8192];
        for (int read; (read = inflated.Read(chunk)) > 0; )
        for (var at = 0; at < read; at++)
        {
            low = (low + chunk[at]) % prime;
            high = (high + low) % prime;
        }

        return [(byte)(high >> 8), (byte)high, (byte)(low >> 8), (byte)low];
    }

    [GeneratedRegex(@"(?<at>\d{10}) \d{5} (?<use>[nf])")]
    private static partial Regex Entry();

    [GeneratedRegex(@"/Length (?<bytes>\d+)")]
    private static partial Regex Length();

    [GeneratedRegex(@"/Type ?/Metadata\b")]
    private static partial Regex Metadata();

    [GeneratedRegex(@"/Filter ?(/FlateDecode|\[ ?/FlateDecode ?\])")]
    private static partial Regex Flate();
}
