using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.Learning;

/// <summary>
/// A version of an activity that was once published. It is never deleted: an answer is graded against the version that it names, and
/// records of a retired lesson still count (R4).
/// </summary>
public sealed class ActivityVersion
{
    public required ActivityId Activity { get; init; }

    /// <summary>The hash of a question, or the version of a test or lesson.</summary>
    public required string Version { get; init; }

    public required ActivityKind Kind { get; init; }

    /// <summary>Only for questions and tests: the right answers by question hash, as JSON.</summary>
    public string? Keys { get; init; }

    public required DateTime SeenAt { get; init; }
}

internal sealed class ActivityVersionMapping : IEntityTypeConfiguration<ActivityVersion>
{
    public void Configure(EntityTypeBuilder<ActivityVersion> version)
    {
        version.ToTable("ActivityVersions");
        version.HasKey(v => new { v.Activity, v.Version });
        version.Property(v => v.Activity).HasMaxLength(LearningRecord.ActivityLength);
        version.Property(v => v.Version).HasMaxLength(LearningRecord.VersionLength);
    }
}

/// <summary>The kind of an activity. It decides which verbs are accepted.</summary>
public enum ActivityKind
{
    Lesson,
    Practice,
    Reflection,
    Question,
    Test,
    Game,
}
