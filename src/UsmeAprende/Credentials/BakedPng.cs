using System.Buffers.Binary;
using System.Text;

namespace UsmeAprende.Credentials;

/// <summary>
/// Writes a credential into a badge's PNG and reads it back ("baking" in Open Badges 3.0): a picture that is kept or passed on as any other
/// carries its own proof, as long as no programme makes it anew.
/// </summary>
public static class BakedPng
{
    private const string Keyword = "openbadgecredential";
    private const int WordLength = 4;

    // Length, kind and checksum stand around what a chunk says.
    private const int FrameLength = 3 * WordLength;
    private const int FrameHead = 2 * WordLength;
    private const int MostBytes = 4 * 1024 * 1024;

    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly byte[] Header = "IHDR"u8.ToArray();
    private static readonly byte[] InternationalText = "iTXt"u8.ToArray();

    // What stands before the text: the keyword, not compressed, no language and no translated keyword.
    private static readonly byte[] Opening = [.. Encoding.ASCII.GetBytes(Keyword), 0, 0, 0, 0, 0];

    /// <summary>Inserts the credential directly after the header, and replaces one that is there.</summary>
    /// <param name="png">A picture.</param>
    /// <param name="credential">A compact JWS, or JSON with its proof inside.</param>
    public static byte[] Bake(ReadOnlySpan<byte> png, string credential)
    {
        if (ReadChunks(png) is not { } chunks)
            throw new ArgumentException("It is no PNG.", nameof(png));
        var baked = new MemoryStream(png.Length + credential.Length + FrameLength + Opening.Length);
        baked.Write(Signature);
        foreach (var chunk in chunks)
        {
            var bytes = png[chunk.Frame];
            if (IsCredential(png, chunk))
                continue;
            baked.Write(bytes);
            if (chunk.Kind.AsSpan().SequenceEqual(Header))
                WriteText(baked, [.. Opening, .. Encoding.UTF8.GetBytes(credential)]);
        }
        return baked.ToArray();
    }

    /// <summary>The credential in the picture; null if it has none, or is no PNG.</summary>
    public static string? Read(ReadOnlySpan<byte> png)
    {
        foreach (var chunk in ReadChunks(png) ?? [])
            if (IsCredential(png, chunk))
                return Encoding.UTF8.GetString(png[chunk.Content][Opening.Length..]);
        return null;
    }

    private static bool IsCredential(ReadOnlySpan<byte> png, PngChunk chunk) =>
        chunk.Kind.AsSpan().SequenceEqual(InternationalText) && png[chunk.Content].StartsWith(Opening);

    private static List<PngChunk>? ReadChunks(ReadOnlySpan<byte> png)
    {
        if (png.Length > MostBytes || !png.StartsWith(Signature))
            return null;
        var chunks = new List<PngChunk>();
        for (var at = Signature.Length; at < png.Length; )
        {
            if (png.Length - at < FrameLength)
                return null;
            var length = BinaryPrimitives.ReadUInt32BigEndian(png[at..]);
            if (length > png.Length - at - FrameLength)
                return null;
            var content = at + FrameHead;
            var end = content + (int)length;
            chunks.Add(new PngChunk(png[(at + WordLength)..content].ToArray(), content..end, at..(end + WordLength)));
            at = end + WordLength;
        }
        return chunks;
    }

    private static void WriteText(MemoryStream into, ReadOnlySpan<byte> content)
    {
        Span<byte> word = stackalloc byte[WordLength];
        BinaryPrimitives.WriteInt32BigEndian(word, content.Length);
        into.Write(word);
        byte[] checkedPart = [.. InternationalText, .. content];
        into.Write(checkedPart);
        BinaryPrimitives.WriteUInt32BigEndian(word, ComputeChecksum(checkedPart));
        into.Write(word);
    }

    // CRC-32 as PNG defines it.
    private static uint ComputeChecksum(ReadOnlySpan<byte> bytes)
    {
        const uint polynomial = 0xEDB88320;
        var rest = uint.MaxValue;
        foreach (var value in bytes)
        {
            rest ^= value;
            for (var bit = 0; bit < 8; bit++)
                rest = (rest & 1) == 0 ? rest >> 1 : (rest >> 1) ^ polynomial;
        }
        return ~rest;
    }

    private readonly record struct PngChunk(byte[] Kind, Range Content, Range Frame);
}
