using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.Learning;

/// <summary>
/// A version of an activity that was served at some time. It is kept for ever: answers are graded against the version that they name, and
/// records of a retired lesson still count (R4).
/// </summary>
public sealed class ActivityVersion
{
    public required string Activity { get; init; }

    /// <summary>A question's hash, a test's or a lesson's version.</summary>
    public required string Version { get; init; }

    public required ActivityKind Kind { get; init; }

    /// <summary>The right answers by question hash, as JSON; for questions and tests.</summary>
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

/// <summary>The kind of an activity, which decides the verbs that it accepts.</summary>
public enum ActivityKind
{
    Lesson,
    Practice,
    Reflection,
    Question,
    Test,
    Game,
}
