using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.Gatherings.Evidence;

/// <summary>The minutes of a gathering: what was done and what was agreed.</summary>
public sealed class GatheringMinutes
{
    public const int TextLength = 4_000;

    public required Guid GatheringId { get; init; }

    public string Done { get; private set; } = "";

    public string Commitments { get; private set; } = "";

    public PersonId WrittenById { get; private set; }

    public DateTime WrittenAt { get; private set; }

    public void Write(string done, string commitments, PersonId staff, DateTime now) =>
        (Done, Commitments, WrittenById, WrittenAt) = (done, commitments, staff, now);
}

internal sealed class GatheringMinutesMapping : IEntityTypeConfiguration<GatheringMinutes>
{
    public void Configure(EntityTypeBuilder<GatheringMinutes> minutes)
    {
        minutes.ToTable("GatheringMinutes");
        minutes.HasKey(m => m.GatheringId);
        minutes.Property(m => m.GatheringId).ValueGeneratedNever();
        minutes.Property(m => m.Done).HasMaxLength(GatheringMinutes.TextLength);
        minutes.Property(m => m.Commitments).HasMaxLength(GatheringMinutes.TextLength);
        minutes.HasOne<Gathering>().WithOne().HasForeignKey<GatheringMinutes>(m => m.GatheringId).OnDelete(DeleteBehavior.Restrict);
    }
}
