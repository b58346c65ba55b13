using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.Learning;

/// <summary>
/// A version of an activity that was served at some time. Kept for ever: answers are graded against the version they name,
/// and what was done in a lesson since retired still counts (R4).
/// </summary>
public sealed class ActivityVersion
{
    public required string Activity { get; init; }

    /// <summary>A question's hash, a test's or a lesson's version.</summary>
    public required string Version { get; init; }

    public required ActivityKind Kind { get; init; }

    /// <summary>What is right, by question hash, as JSON; of questions and tests.</summary>
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

/// <summary>What can be done with an activity, and so which verb it takes.</summary>
public enum ActivityKind
{
    Lesson,
    Practice,
    Reflection,
    Question,
    Test,
    Game,
}
