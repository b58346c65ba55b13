using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.Credentials;

/// <summary>
/// An RSA key pair, with an Ed25519 pair for embedded proofs. The newest one signs; the others are served for ever, since what they signed
/// is still in use (R23).
/// </summary>
public sealed class SigningKey
{
    /// <summary>Thumbprint of the public key (RFC 7638): no other key can have the same id.</summary>
    public required string Thumbprint { get; init; }

    /// <summary>1, 2, 3 …, unique: if two servers make the next key at the same time, only one of them can store it.</summary>
    public required int Generation { get; init; }

    /// <summary>SubjectPublicKeyInfo.</summary>
    public required byte[] PublicPart { get; init; }

    /// <summary>PKCS #8, encrypted with the keys of the data folder: the database alone is not enough to sign.</summary>
    public required byte[] SealedPrivatePart { get; init; }

    /// <summary>The public half of its Ed25519 pair, 32 bytes; null until the first proof.</summary>
    public byte[]? ProofPublicPart { get; private set; }

    /// <summary>The private half, encrypted as the other.</summary>
    public byte[]? SealedProofPart { get; private set; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>When it stopped signing.</summary>
    public DateTime? RetiredAt { get; private set; }

    public void Retire(DateTime now) => RetiredAt = now;

    /// <summary>The public key.</summary>
    public RSA OpenPublicPart()
    {
        var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(PublicPart, out _);
        return rsa;
    }
}

internal sealed class SigningKeyMapping : IEntityTypeConfiguration<SigningKey>
{
    public void Configure(EntityTypeBuilder<SigningKey> key)
    {
        key.ToTable("SigningKeys");
        key.HasKey(k => k.Thumbprint);
        key.Property(k => k.Thumbprint).HasMaxLength(JsonWebKey.ThumbprintLength);
        key.Property(k => k.PublicPart).HasMaxLength(1000);
        key.Property(k => k.SealedPrivatePart).HasMaxLength(8000);
        key.Property(k => k.ProofPublicPart).HasMaxLength(32);
        key.Property(k => k.SealedProofPart).HasMaxLength(1000);
        key.HasIndex(k => k.Generation).IsUnique();
    }
}
