using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.Gatherings.Proof;

/// <summary>The short record of what was done at a gathering and what was agreed.</summary>
public sealed class Minutes
{
    public const int TextLength = 4_000;

    public required Guid GatheringId { get; init; }

    public string Done { get; private set; } = "";

    public string Commitments { get; private set; } = "";

    public Guid WrittenById { get; private set; }

    public DateTime WrittenAt { get; private set; }

    public void Write(string done, string commitments, Guid staff, DateTime now) =>
        (Done, Commitments, WrittenById, WrittenAt) = (done, commitments, staff, now);
}

internal sealed class MinutesMapping : IEntityTypeConfiguration<Minutes>
{
    public void Configure(EntityTypeBuilder<Minutes> minutes)
    {
        minutes.ToTable("GatheringMinutes");
        minutes.HasKey(m => m.GatheringId);
        minutes.Property(m => m.GatheringId).ValueGeneratedNever();
        minutes.Property(m => m.Done).HasMaxLength(Minutes.TextLength);
        minutes.Property(m => m.Commitments).HasMaxLength(Minutes.TextLength);
        minutes.HasOne<Gathering>().WithOne().HasForeignKey<Minutes>(m => m.GatheringId).OnDelete(DeleteBehavior.Restrict);
    }
}
