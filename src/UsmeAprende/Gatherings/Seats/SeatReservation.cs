using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.People;

namespace UsmeAprende.Gatherings.Seats;

/// <summary>
/// A person's seat at a gathering, or their place on its waiting list. One row for each person and gathering; giving up a seat keeps the
/// row.
/// </summary>
public sealed class SeatReservation
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid GatheringId { get; init; }

    public required PersonId PersonId { get; init; }

    public SeatState State { get; internal set; }

    /// <summary>When they last asked, which is the order of the waiting list.</summary>
    public DateTime AskedAt { get; internal set; }

    /// <summary>When they got a seat from the waiting list.</summary>
    public DateTime? PromotedAt { get; internal set; }

    public DateTime? GivenUpAt { get; internal set; }

    /// <summary>Hash of the private link's secret, for a person without an account.</summary>
    public byte[]? TokenHash { get; internal set; }

    /// <summary>A <see cref="SeatConnection"/>, until the gathering is over; null if it was not counted.</summary>
    public int? Connection { get; internal set; }

    public bool IsActive => State is not SeatState.GivenUp;

    /// <summary>Asks for a seat, or asks again after giving up, at the end of the list.</summary>
    public void Ask(DateTime now) => (State, AskedAt, PromotedAt, GivenUpAt) = (SeatState.Waiting, now, null, null);

    public void Reserve() => State = SeatState.Reserved;

    /// <summary>Gives them a seat from the waiting list.</summary>
    public void Promote(DateTime now) => (State, PromotedAt) = (SeatState.Reserved, now);

    /// <summary>Takes back what was given up, in the place of when they asked.</summary>
    public void Return() => (State, PromotedAt, GivenUpAt) = (SeatState.Waiting, null, null);

    public void GiveUp(DateTime now) => (State, GivenUpAt) = (SeatState.GivenUp, now);
}

internal sealed class SeatReservationMapping : IEntityTypeConfiguration<SeatReservation>
{
    public void Configure(EntityTypeBuilder<SeatReservation> reservation)
    {
        reservation.ToTable("SeatReservations");
        reservation.Property(r => r.Id).ValueGeneratedNever();
        reservation.HasIndex(r => new { r.GatheringId, r.PersonId }).IsUnique();
        reservation.HasIndex(r => r.PersonId);
        reservation.Property(r => r.TokenHash).HasMaxLength(32);
        reservation.HasIndex(r => r.TokenHash).IsUnique().HasFilter("[TokenHash] IS NOT NULL");
        reservation.Ignore(r => r.IsActive);
        reservation.HasOne<Gathering>().WithMany().HasForeignKey(r => r.GatheringId);
        reservation.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>State of a reservation.</summary>
public enum SeatState
{
    Reserved,
    Waiting,
    GivenUp,
}

/// <summary>
/// The secret of a reservation made without an account: 128 random bits, of which only the hash is kept. With it a person can see and give
/// up that one seat, and nothing else.
/// </summary>
public static class ReservationToken
{
    private const int Bytes = 16;
    private const int Letters = 22;

    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    // Base64 allows blanks and line breaks, which must not be in an address.
    public static bool IsWellFormed(string? token) =>
        token is { Length: Letters } && Base64Url.IsValid(token, out var length) && length == Bytes;

    public static byte[] ComputeHash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>The id of the form that has this secret (R33).</summary>
    internal static Guid ComputeFormId(byte[] hash) => new(hash.AsSpan(0, 16));
}
