using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.Learning;

namespace UsmeAprende.Gatherings.Following;

/// <summary>
/// Where a gathering is in a lesson, for the phones that follow it. One for each gathering: it goes from lesson to lesson under one code.
/// It says nothing of anybody, not even of who leads.
/// </summary>
public sealed class LessonRoom
{
    /// <summary>Digits only: the keyboard of every phone has them, and they are easily read aloud.</summary>
    public const int CodeLength = 6;

    /// <summary>No lesson has nearly as many steps.</summary>
    public const int MostSteps = 200;

    /// <summary>How long a code works: longer than any café, and over by the next day.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(4);

    public required Guid GatheringId { get; init; }

    public required string Code { get; init; }

    public ActivityId Lesson { get; private set; }

    /// <summary>From 0.</summary>
    public int Step { get; private set; }

    public DateTime EndsAt { get; private set; }

    /// <summary>Goes to the lesson; in the same lesson it stays where it is.</summary>
    public void Open(ActivityId lesson, DateTime now)
    {
        if (Lesson != lesson)
            (Lesson, Step) = (lesson, 0);
        EndsAt = now + Lifetime;
    }

    public void MoveTo(int step) => Step = Math.Clamp(step, 0, MostSteps);
}

internal sealed class LessonRoomMapping : IEntityTypeConfiguration<LessonRoom>
{
    public void Configure(EntityTypeBuilder<LessonRoom> room)
    {
        room.ToTable("LessonRooms");
        room.HasKey(r => r.GatheringId);
        room.Property(r => r.GatheringId).ValueGeneratedNever();
        room.Property(r => r.Code).HasMaxLength(LessonRoom.CodeLength);
        room.Property(r => r.Lesson).HasMaxLength(LearningRecord.ActivityLength);
        room.HasIndex(r => r.Code).IsUnique();
        room.HasOne<Gathering>().WithOne().HasForeignKey<LessonRoom>(r => r.GatheringId).OnDelete(DeleteBehavior.Cascade);
    }
}
