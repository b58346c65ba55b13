using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.People;

/// <summary>Two people who may be one, waiting for a coordinator or decided by one (R14).</summary>
public sealed class PossibleDuplicate
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid OneId { get; private init; }

    public Guid OtherId { get; private init; }

    public Likeness Why { get; private set; }

    public DateTime FoundAt { get; private set; }

    /// <summary>The member of staff who says so; nobody where the programme noticed.</summary>
    public Guid? FoundById { get; private set; }

    /// <summary>Nothing while it waits.</summary>
    public DuplicateVerdict? Verdict { get; private set; }

    public DateTime? DecidedAt { get; private set; }

    public Guid? DecidedById { get; private set; }

    public PersonPair Pair => new(OneId, OtherId);

    public static PossibleDuplicate Of(PersonPair pair, Likeness why, DateTime now, Guid? by) =>
        new()
        {
            OneId = pair.One,
            OtherId = pair.Other,
            Why = why,
            FoundAt = now,
            FoundById = by,
        };

    /// <summary>A stronger reason than the one it was dismissed for asks again; the same one does not.</summary>
    /// <returns>Whether it waits for a coordinator because of this.</returns>
    public bool FindAgain(Likeness why, DateTime now, Guid? by)
    {
        if (why <= Why || Verdict is DuplicateVerdict.OnePerson)
            return false;
        (Why, FoundAt, FoundById) = (why, now, by);
        (Verdict, DecidedAt, DecidedById) = (null, null, null);
        return true;
    }

    public void Decide(DuplicateVerdict verdict, DateTime now, Guid by) => (Verdict, DecidedAt, DecidedById) = (verdict, now, by);
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
