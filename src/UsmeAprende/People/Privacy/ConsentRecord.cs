using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.People.Privacy;

/// <summary>
/// A consent that a person gave or withdrew, with the version of the privacy text. The latest one for a purpose counts; rows are never
/// changed.
/// </summary>
public sealed class ConsentRecord
{
    /// <summary>The current version of the privacy text. Change it whenever the content of <c>/privacidad</c> changes.</summary>
    public const string CurrentVersion = "2026-12";

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required PersonId PersonId { get; init; }

    public required ConsentPurpose Purpose { get; init; }

    public required bool Given { get; init; }

    public required DateTime DecidedAt { get; init; }

    public string Version { get; init; } = CurrentVersion;

    /// <summary>The member of staff who read the text aloud and recorded the answer; null if the person answered on a screen.</summary>
    public PersonId? NotedById { get; init; }
}

/// <summary>The purposes of consent, each asked separately (Ley 1581 de 2012).</summary>
public enum ConsentPurpose
{
    /// <summary>Keeping the person's data to run the courses. Without it there is no account.</summary>
    DataTreatment,

    /// <summary>Sending the person motivation.</summary>
    Reminders,

    /// <summary>Taking and showing photographs of the person.</summary>
    Image,
}

internal sealed class ConsentRecordMapping : IEntityTypeConfiguration<ConsentRecord>
{
    public void Configure(EntityTypeBuilder<ConsentRecord> consent)
    {
        consent.ToTable("Consents");
        consent.Property(c => c.Id).ValueGeneratedNever();
        consent.Property(c => c.Version).HasMaxLength(20);
        consent.HasIndex(c => new
        {
            c.PersonId,
            c.Purpose,
            c.DecidedAt,
        });
        consent.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
