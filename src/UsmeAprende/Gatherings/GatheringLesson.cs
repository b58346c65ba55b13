using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.Learning;

namespace UsmeAprende.Gatherings;

/// <summary>A lesson that a gathering covers: who comes has learnt it (R22).</summary>
public sealed class GatheringLesson
{
    public required Guid GatheringId { get; init; }

    /// <summary>The lesson's id as it was called when the gathering was planned.</summary>
    public required string Lesson { get; init; }
}

internal sealed class GatheringLessonMapping : IEntityTypeConfiguration<GatheringLesson>
{
    public void Configure(EntityTypeBuilder<GatheringLesson> lesson)
    {
        lesson.ToTable("GatheringLessons");
        lesson.HasKey(l => new { l.GatheringId, l.Lesson });
        lesson.Property(l => l.Lesson).HasMaxLength(LearningRecord.ActivityLength);
        lesson.HasOne<Gathering>().WithMany(g => g.Lessons).HasForeignKey(l => l.GatheringId);
    }
}
