using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.Jobs;

/// <summary>Keeps a job from running twice at once, on any node: whoever runs it holds the row, and says again and again that it still does.</summary>
public sealed class JobLease
{
    public required string Job { get; init; }

    /// <summary>The run that holds it. A process that dies holds it until <see cref="Until"/>.</summary>
    public Guid? HolderId { get; private set; }

    public DateTime? Until { get; private set; }

    /// <summary>The latest moment of its cadence that was served: what was missed while the machine was off comes after it.</summary>
    public DateTime? ServedAt { get; private set; }
}

internal sealed class JobLeaseMapping : IEntityTypeConfiguration<JobLease>
{
    public void Configure(EntityTypeBuilder<JobLease> lease)
    {
        lease.ToTable("JobLeases");
        lease.HasKey(l => l.Job);
        lease.Property(l => l.Job).HasMaxLength(ScheduledJob.MostLetters);
    }
}
