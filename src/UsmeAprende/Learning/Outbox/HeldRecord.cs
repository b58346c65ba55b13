using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.People;

namespace UsmeAprende.Learning.Outbox;

/// <summary>
/// A record that a key signed which does not count any more, until somebody looks at it (R20). It is kept as it came: what it says stays
/// sealed.
/// </summary>
public sealed class HeldRecord
{
    /// <summary>The most bytes of <see cref="Box"/>: a record (R1), encrypted.</summary>
    public const int MostBytes = 16 * 1024;

    /// <summary>The record's id, made by the phone.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose key signed it.</summary>
    public required PersonId PersonId { get; init; }

    public required Guid DeviceId { get; init; }

    public required Guid SealId { get; init; }

    public required byte[] EphemeralKey { get; init; }

    public required byte[] Nonce { get; init; }

    public required byte[] Box { get; init; }

    public required DateTime ReceivedAt { get; init; }

    public DateTime? DecidedAt { get; private set; }

    /// <summary>Whether it counts; means something only once it is decided.</summary>
    public bool IsAccepted { get; private set; }

    public SealedRecord ToSealed() => new(Id, DeviceId, SealId, EphemeralKey, Nonce, Box);

    public void Decide(bool isAccepted, DateTime now) => (IsAccepted, DecidedAt) = (isAccepted, now);
}

internal sealed class HeldRecordMapping : IEntityTypeConfiguration<HeldRecord>
{
    public void Configure(EntityTypeBuilder<HeldRecord> held)
    {
        held.ToTable("HeldRecords");
        // Two people may send the same id: neither must keep the other's away.
        held.HasKey(h => new { h.PersonId, h.Id });
        held.Property(h => h.Id).ValueGeneratedNever();
        held.Property(h => h.EphemeralKey).HasMaxLength(200);
        held.Property(h => h.Nonce).HasMaxLength(12);
        held.HasIndex(h => h.DecidedAt);
        held.HasOne<Person>().WithMany().HasForeignKey(h => h.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
