using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.People;

namespace UsmeAprende.OwnPages;

/// <summary>
/// What the pages of one's own show of one human (R14), kept in one row so that they are read at once. It holds facts only; whatever
/// depends on the clock or the courses is computed from them when a page is made. A part that is null is computed from the other tables and
/// kept again: nothing here is the only copy of anything.
/// </summary>
public sealed class OwnPageRow
{
    /// <summary>The row of the person that stands for the human: <see cref="Person.SurvivorId"/>.</summary>
    public required PersonId PersonId { get; init; }

    /// <summary>
    /// Increases with every change, so that a result computed from older data is not stored over newer data.
    /// </summary>
    public long Version { get; private set; } = 1;

    /// <summary>The <see cref="ActivityNumbering.Stamp"/> by which <see cref="Progress"/> is written.</summary>
    public long Numbering { get; private set; }

    /// <summary>What was done alone, as <see cref="ProgressBytes"/> writes it.</summary>
    public byte[]? Progress { get; private set; }

    /// <summary>Weeks, badges, gatherings, seats and groups, as <see cref="OwnPageDetails"/> writes them.</summary>
    public byte[]? Details { get; private set; }

    /// <summary>Replaces the progress of some activities; null removes one.</summary>
    internal void SetProgress(ActivityNumbering numbering, IEnumerable<KeyValuePair<ActivityId, Learning.ActivityProgress?>> changes)
    {
        if (Progress is null || Numbering != numbering.Stamp)
        {
            ForgetProgress();
            return;
        }
        var all = ProgressBytes.Read(Progress, numbering);
        foreach (var (activity, progress) in changes)
        {
            if (progress is { } now)
                all[activity] = now;
            else
                all.Remove(activity);
        }
        Progress = ProgressBytes.Write(all, numbering);
        Version++;
    }

    internal void ForgetProgress()
    {
        Progress = null;
        Version++;
    }

    internal void ForgetDetails()
    {
        Details = null;
        Version++;
    }
}

internal sealed class OwnPageRowMapping : IEntityTypeConfiguration<OwnPageRow>
{
    public void Configure(EntityTypeBuilder<OwnPageRow> row)
    {
        row.ToTable("LearnerSummaries");
        row.HasKey(r => r.PersonId);
        row.Property(r => r.PersonId).HasColumnName("HumanId").ValueGeneratedNever();
        row.HasOne<Person>().WithOne().HasForeignKey<OwnPageRow>(r => r.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
