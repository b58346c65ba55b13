using System.Security.Cryptography;

namespace UsmeAprende.Credentials;

/// <summary>
/// Random ids for what the public sees of people's things. A version 7 id would show when it was made, and so which ids belong to one
/// person (R23).
/// </summary>
public static class RandomUuid
{
    public static Guid New()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
