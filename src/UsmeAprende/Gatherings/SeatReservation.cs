using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.People;

namespace UsmeAprende.Gatherings;

/// <summary>Somebody's seat at a gathering, or their turn in its waiting list. One row a person and gathering; giving it up keeps the row.</summary>
public sealed class SeatReservation
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid GatheringId { get; init; }

    public required Guid PersonId { get; init; }

    public SeatState State { get; internal set; }

    /// <summary>When they last asked; the waiting list's order.</summary>
    public DateTime AskedAt { get; internal set; }

    /// <summary>When a seat became free for them while they waited.</summary>
    public DateTime? PromotedAt { get; internal set; }

    public DateTime? GivenUpAt { get; internal set; }
}

internal sealed class SeatReservationMapping : IEntityTypeConfiguration<SeatReservation>
{
    public void Configure(EntityTypeBuilder<SeatReservation> reservation)
    {
        reservation.ToTable("SeatReservations");
        reservation.Property(r => r.Id).ValueGeneratedNever();
        reservation.HasIndex(r => new { r.GatheringId, r.PersonId }).IsUnique();
        reservation.HasIndex(r => r.PersonId);
        reservation.HasOne<Gathering>().WithMany().HasForeignKey(r => r.GatheringId);
        reservation.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
