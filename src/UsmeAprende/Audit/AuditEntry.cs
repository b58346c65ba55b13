using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.Audit;

/// <summary>
/// An entry of the audit: who did what, when and to what. It is never changed or deleted, and its hash includes the one before (R31). It
/// holds no values, only a commitment to them; the values stand in their own row, which can be erased.
/// </summary>
public sealed class AuditEntry
{
    public const int HashBytes = SHA256.HashSizeInBytes;

    /// <summary>1, 2, 3 … without gaps.</summary>
    public required long Sequence { get; init; }

    public required DateTime HappenedAt { get; init; }

    /// <summary>The person who acted; null for the programme itself.</summary>
    public required PersonId? ActorId { get; init; }

    public required string Action { get; init; }

    /// <summary>What it was done to, such as <c>persona/{id}</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>HMAC of the values before and after, with the key in their row.</summary>
    public required byte[] Commitment { get; init; }

    public required byte[] Previous { get; init; }

    public byte[] Hash { get; private set; } = [];

    /// <summary>Hash of the entry's content and of the hash before.</summary>
    internal AuditEntry Seal()
    {
        Hash = ComputeHash();
        return this;
    }

    /// <summary>Computes the hash from the entry's content.</summary>
    public byte[] ComputeHash()
    {
        using var canonical = new MemoryStream();
        using (var writer = new BinaryWriter(canonical, Encoding.UTF8))
        {
            writer.Write(Sequence);
            writer.Write(HappenedAt.Ticks);
            writer.Write((ActorId ?? PersonId.Empty).Value.ToByteArray(bigEndian: true));
            writer.Write(Action);
            writer.Write(Subject);
            writer.Write(Commitment);
            writer.Write(Previous);
        }
        return SHA256.HashData(canonical.ToArray());
    }
}

internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("AuditEntries");
        entry.HasKey(e => e.Sequence);
        entry.Property(e => e.Sequence).ValueGeneratedNever();
        entry.Property(e => e.Action).HasMaxLength(60);
        entry.Property(e => e.Subject).HasMaxLength(120);
        entry.Property(e => e.Commitment).HasMaxLength(AuditEntry.HashBytes);
        entry.Property(e => e.Previous).HasMaxLength(AuditEntry.HashBytes);
        entry.Property(e => e.Hash).HasMaxLength(AuditEntry.HashBytes);
        entry.HasIndex(e => e.Subject);
        entry.HasIndex(e => e.Action);
        entry.HasIndex(e => e.ActorId);
        entry.HasIndex(e => e.HappenedAt);
    }
}
