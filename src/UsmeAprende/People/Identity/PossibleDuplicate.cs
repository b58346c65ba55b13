using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.People.Identity;

/// <summary>Two people who may be the same, waiting for a coordinator or decided by one (R14).</summary>
public sealed class PossibleDuplicate
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public PersonId OneId { get; private init; }

    public PersonId OtherId { get; private init; }

    public DuplicateReason Why { get; private set; }

    public DateTime FoundAt { get; private set; }

    /// <summary>The member of staff who reported it; null if the programme found it.</summary>
    public PersonId? FoundById { get; private set; }

    /// <summary>The decision; null while it waits.</summary>
    public DuplicateDecision? Verdict { get; private set; }

    public DateTime? DecidedAt { get; private set; }

    public PersonId? DecidedById { get; private set; }

    public PersonPair Pair => new(OneId, OtherId);

    public static PossibleDuplicate Create(PersonPair pair, DuplicateReason why, DateTime now, PersonId? by) =>
        new()
        {
            OneId = pair.One,
            OtherId = pair.Other,
            Why = why,
            FoundAt = now,
            FoundById = by,
        };

    /// <summary>Adds a reason. A pair that was dismissed waits again only for a stronger reason.</summary>
    /// <returns>Whether it waits for a coordinator because of this.</returns>
    public bool RaiseReason(DuplicateReason why, DateTime now, PersonId? by)
    {
        if (why <= Why || Verdict is DuplicateDecision.OnePerson)
            return false;
        (Why, FoundAt, FoundById) = (why, now, by);
        (Verdict, DecidedAt, DecidedById) = (null, null, null);
        return true;
    }

    public void Decide(DuplicateDecision verdict, DateTime now, PersonId by) => (Verdict, DecidedAt, DecidedById) = (verdict, now, by);
}

/// <summary>Why two people may be the same, from the weakest reason to the strongest (R14).</summary>
public enum DuplicateReason
{
    /// <summary>The same full name, in any order, and the same birth year.</summary>
    NameAndYear,

    /// <summary>A member of staff who knows the person says so.</summary>
    StaffSaysSo,

    Phone,

    Email,

    Document,
}

/// <summary>A coordinator's decision about two people who are alike.</summary>
public enum DuplicateDecision
{
    OnePerson,
    TwoPeople,
}

/// <summary>A pair of people, in no order.</summary>
public readonly record struct PersonPair
{
    public PersonPair(PersonId one, PersonId other) => (One, Other) = one.CompareTo(other) < 0 ? (one, other) : (other, one);

    public PersonId One { get; }

    public PersonId Other { get; }
}

internal sealed class PossibleDuplicateMapping : IEntityTypeConfiguration<PossibleDuplicate>
{
    public void Configure(EntityTypeBuilder<PossibleDuplicate> duplicate)
    {
        duplicate.ToTable("PossibleDuplicates");
        duplicate.Property(d => d.Id).ValueGeneratedNever();
        duplicate.Ignore(d => d.Pair);
        duplicate.HasIndex(d => new { d.OneId, d.OtherId }).IsUnique();
        duplicate.HasIndex(d => d.OtherId);
        duplicate.HasIndex(d => new { d.Verdict, d.FoundAt });
    }
}
