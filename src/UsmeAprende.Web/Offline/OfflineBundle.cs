using System.Buffers;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.Offline;

/// <summary>
/// Pages and files that a phone fetches together: JSON lines with <c>path</c>, <c>type</c>, <c>policy</c> (of content), <c>hash</c> and
/// <c>body</c>, gzipped. Phones
/// unpack it themselves, since a browser could not go on with a compressed answer that was cut.
/// </summary>
/// <param name="File">The bundle as it travels.</param>
/// <param name="Hash">Of the file.</param>
/// <param name="UnpackedLength">How much it takes on the phone, in bytes.</param>
/// <param name="Hashes">What is in it: the hash of each file, by its path.</param>
public sealed record OfflineBundle(byte[] File, string Hash, long UnpackedLength, IReadOnlyDictionary<string, string> Hashes)
{
    public const string MediaType = "application/vnd.usme-aprende.bundle+gzip";

    // Nothing of it is put into a page as it is.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="files">Text only, alike ones beside each other: so they are packed well.</param>
    public static OfflineBundle Create(IReadOnlyCollection<PublicCopy> files)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
        {
            var line = new ArrayBufferWriter<byte>();
            foreach (var file in files)
            {
                line.Clear();
                Write(line, file);
                gzip.Write(line.WrittenSpan);
                gzip.WriteByte((byte)'\n');
            }
        }
        var body = packed.ToArray();
        return new OfflineBundle(
            body,
            PublicResponse.ComputeHash(body),
            files.Sum(f => f.Body.LongLength),
            files.ToDictionary(f => f.Path, f => f.Hash)
        );
    }

    private static void Write(ArrayBufferWriter<byte> line, PublicCopy file)
    {
        using var json = new Utf8JsonWriter(line, Plain);
        json.WriteStartObject();
        json.WriteString("path", file.Path);
        json.WriteString("type", file.ContentType);
        if (file.Policy.Length > 0)
            json.WriteString("policy", file.Policy);
        json.WriteString("hash", file.Hash);
        json.WriteString("body", Encoding.UTF8.GetString(file.Body));
        json.WriteEndObject();
    }
}
