using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace UsmeAprende.Learning.Outbox;

/// <summary>
/// A record as it waits on a phone and travels (R19): whoever carries it sees which device made it, and nothing else. It is encrypted with
/// AES-256-GCM, under a key that HKDF-SHA256 (no salt, info <c>usme-outbox-1</c>) makes of an ECDH agreement on P-256 between a key made
/// for this record alone and the server's.
/// </summary>
/// <param name="Id">The record's.</param>
/// <param name="DeviceId">The <see cref="DeviceKey"/> that signed it.</param>
/// <param name="SealId">The <see cref="SealingKey"/> that opens it.</param>
/// <param name="EphemeralKey">SubjectPublicKeyInfo of the key made for it.</param>
/// <param name="Nonce">12 bytes.</param>
/// <param name="Box">The encrypted bytes and the tag of 16 bytes.</param>
public sealed record SealedRecord(Guid Id, Guid DeviceId, Guid SealId, byte[] EphemeralKey, byte[] Nonce, byte[] Box)
{
    private const int KeyLength = 32;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private static ReadOnlySpan<byte> Purpose => "usme-outbox-1"u8;

    /// <summary>What is in it; null if it was not made for this key, or was altered.</summary>
    public byte[]? Open(ECDiffieHellman key)
    {
        if (Nonce.Length != NonceLength || Box.Length < TagLength)
            return null;
        try
        {
            using var other = ECDiffieHellman.Create();
            other.ImportSubjectPublicKeyInfo(EphemeralKey, out _);
            var agreed = key.DeriveRawSecretAgreement(other.PublicKey);
            Span<byte> secret = stackalloc byte[KeyLength];
            HKDF.DeriveKey(HashAlgorithmName.SHA256, agreed, secret, [], Purpose);
            using var aes = new AesGcm(secret, TagLength);
            var opened = new byte[Box.Length - TagLength];
            aes.Decrypt(Nonce, Box.AsSpan(..^TagLength), Box.AsSpan(^TagLength..), opened);
            return opened;
        }
        catch (Exception unfit) when (unfit is CryptographicException or ArgumentException)
        {
            // Another curve, a point that is none, another tag: all say that nobody who knew our key made it so.
            return null;
        }
    }

    /// <summary>
    /// What a device signs: the tag <c>usme-outbox-1</c>, then site, person, device, record and the record's canonical bytes
    /// (<see cref="RecordContent"/>), each as its length in four bytes, big-endian, and its bytes.
    /// </summary>
    public static byte[] WriteSigned(string site, PersonId person, Guid device, Guid record, ReadOnlySpan<byte> canonical)
    {
        using var written = new MemoryStream();
        written.Write(Purpose);
        Write(Encoding.UTF8.GetBytes(site));
        Write(Encoding.UTF8.GetBytes(person.ToString("D")));
        Write(Encoding.UTF8.GetBytes(device.ToString("D")));
        Write(Encoding.UTF8.GetBytes(record.ToString("D")));
        Write(canonical);
        return written.ToArray();

        void Write(ReadOnlySpan<byte> field)
        {
            Span<byte> length = stackalloc byte[sizeof(int)];
            BinaryPrimitives.WriteInt32BigEndian(length, field.Length);
            written.Write(length);
            written.Write(field);
        }
    }
}
