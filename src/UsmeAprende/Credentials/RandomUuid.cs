using System.Security.Cryptography;

namespace UsmeAprende.Credentials;

/// <summary>
/// Ids that the public sees of things that belong to people. Version 7 would say when each was made, and so which belong to one person
/// (R23).
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
