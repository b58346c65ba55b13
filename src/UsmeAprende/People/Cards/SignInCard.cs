using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.People.Cards;

/// <summary>
/// A printed card to sign in by QR code and PIN, for people without e-mail or phone. It also has a number by which staff mark attendance
/// (R13).
/// </summary>
public sealed class SignInCard
{
    /// <summary>Wrong PINs in a row that void a card.</summary>
    public const int MostFailures = 15;

    /// <summary>After this time no PIN can be chosen any more: a person who finds the card must not choose one.</summary>
    public static readonly TimeSpan TimeToSetPin = TimeSpan.FromHours(48);

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required PersonId PersonId { get; init; }

    public required byte[] TokenHash { get; init; }

    /// <summary>Unique, also among void cards.</summary>
    public required string Number { get; init; }

    public required DateTime IssuedAt { get; init; }

    /// <summary>The member of staff who gave it; null for demo cards.</summary>
    public PersonId? IssuedById { get; init; }

    public string? PinHash { get; private set; }

    public DateTime? PinSetAt { get; private set; }

    /// <summary>Wrong PINs since the last right one.</summary>
    public int Failures { get; private set; }

    public DateTime? VoidedAt { get; private set; }

    public CardVoidReason? VoidedFor { get; private set; }

    public bool HasPin => PinHash is not null;

    public DateTime PinUntil => IssuedAt + TimeToSetPin;

    public bool MayHavePinSet(DateTime now) => VoidedAt is null && !HasPin && now <= PinUntil;

    public void SetPin(string hash, DateTime now) => (PinHash, PinSetAt) = (hash, now);

    public void Void(CardVoidReason why, DateTime now)
    {
        if (VoidedAt is not null)
            return;
        (VoidedAt, VoidedFor, PinHash) = (now, why, null);
    }
}

/// <summary>Why a card no longer works (R13).</summary>
public enum CardVoidReason
{
    /// <summary>Staff voided it because it was lost or returned.</summary>
    ByStaff,

    Replaced,

    TooManyFailures,

    /// <summary>The person joined the staff, who sign in with more than a card.</summary>
    StaffRole,
}

internal sealed class SignInCardMapping : IEntityTypeConfiguration<SignInCard>
{
    public void Configure(EntityTypeBuilder<SignInCard> card)
    {
        card.ToTable("SignInCards");
        card.Property(c => c.Id).ValueGeneratedNever();
        card.Property(c => c.TokenHash).HasMaxLength(32);
        card.Property(c => c.Number).HasMaxLength(CardNumber.Length);
        card.Property(c => c.PinHash).HasMaxLength(200);
        card.Ignore(c => c.HasPin).Ignore(c => c.PinUntil);
        card.HasIndex(c => c.TokenHash).IsUnique();
        card.HasIndex(c => c.Number).IsUnique();
        // Only one card of a person works: a new one voids the old one.
        card.HasIndex(c => c.PersonId, "OneWorks").IsUnique().HasFilter("[VoidedAt] IS NULL");
        card.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
