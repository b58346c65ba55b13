using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace UsmeAprende.Learning;

/// <summary>
/// Writes a record's canonical bytes, which are hashed and signed (R1): the tag <c>usme-record-1</c>, then id, author, verb, activity,
/// answer, question, content and time in Unix milliseconds, each as its length in four bytes, big-endian, and its UTF-8. An absent field
/// has length 0. A record of staff about another person has the tag <c>usme-record-2</c> and one more field at the end: the person.
/// </summary>
public static class RecordContent
{
    /// <summary>The largest size of a record in this form, in bytes.</summary>
    public const int Limit = 8 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static ReadOnlySpan<byte> OneselfTag => "usme-record-1"u8;

    private static ReadOnlySpan<byte> StaffTag => "usme-record-2"u8;

    /// <exception cref="EncoderFallbackException">A text is not well-formed Unicode.</exception>
    public static byte[] WriteCanonical(RecordAuthor teller, NewRecord record)
    {
        var tag = teller.IsOneself ? OneselfTag : StaffTag;
        ReadOnlySpan<string> fields =
        [
            record.Id.ToString("D"),
            teller.Author.ToString("D"),
            record.Verb.ToWord(),
            record.Activity.Value,
            record.Answer ?? "",
            record.Question ?? "",
            record.Content ?? "",
            new DateTimeOffset(record.OccurredAt, TimeSpan.Zero).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            .. teller.IsOneself ? ReadOnlySpan<string>.Empty : [teller.Person.ToString("D")],
        ];
        return Join(tag, fields);
    }

    /// <summary>The tag, then each field as its length in four bytes, big-endian, and its UTF-8.</summary>
    /// <exception cref="EncoderFallbackException">A text is not well-formed Unicode.</exception>
    internal static byte[] Join(ReadOnlySpan<byte> tag, ReadOnlySpan<string> fields)
    {
        var length = tag.Length;
        foreach (var field in fields)
            length += sizeof(int) + Strict.GetByteCount(field);

        var bytes = new byte[length];
        tag.CopyTo(bytes);
        var at = tag.Length;
        foreach (var field in fields)
        {
            var written = Strict.GetBytes(field, bytes.AsSpan(at + sizeof(int)));
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(at), written);
            at += sizeof(int) + written;
        }
        return bytes;
    }

    /// <summary>SHA-256 of the canonical bytes.</summary>
    public static byte[] ComputeHash(ReadOnlySpan<byte> canonical) => SHA256.HashData(canonical);
}
