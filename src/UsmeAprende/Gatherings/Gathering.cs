using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.Gatherings.Groups;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.Learning;

namespace UsmeAprende.Gatherings;

/// <summary>
/// People meeting at a time and place to learn together: a café charlado or another kind. Never deleted; cancelled or moved, it says why.
/// </summary>
public sealed class Gathering
{
    public const int TitleLength = 120;
    public const int WordsLength = 200;
    public const int NotesLength = 2_000;

    /// <summary>Clocks differ, and the first to come are there before the hour.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(15);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>One of <see cref="GatheringCodeList.Kinds"/>.</summary>
    public string Kind { get; internal set; } = "";

    public string Title { get; internal set; } = "";

    /// <summary>The area of the Alcaldía that answers for it, one of <see cref="GatheringCodeList.Areas"/>.</summary>
    public string Area { get; internal set; } = "";

    /// <summary>The organisation or instancia de participación it is held with.</summary>
    public string? HeldWith { get; internal set; }

    public Guid VenueId { get; internal set; }

    public DateTime StartsAt { get; internal set; }

    public DateTime EndsAt { get; internal set; }

    public int Seats { get; internal set; }

    /// <summary>For those who come; public.</summary>
    public string? Notes { get; internal set; }

    /// <summary>The series it is one of, with its people.</summary>
    public Guid? GroupId { get; internal set; }

    /// <summary>Grows whenever it is moved or cancelled (RFC 5545 SEQUENCE): who reserved must learn of it.</summary>
    public int Sequence { get; internal set; }

    public DateTime CreatedAt { get; init; }

    public DateTime ChangedAt { get; internal set; }

    public DateTime? CancelledAt { get; internal set; }

    /// <summary>Why it was last moved or cancelled, as those who reserved read it.</summary>
    public string? ChangeReason { get; internal set; }

    /// <summary>When attendance was closed; later marks are taken and flagged (R21).</summary>
    public DateTime? ClosedAt { get; internal set; }

    public PersonId? ClosedById { get; internal set; }

    /// <summary>Confirmed at closing.</summary>
    public DateTime? RealStartAt { get; internal set; }

    public DateTime? RealEndAt { get; internal set; }

    /// <summary>Grows with every change of the plan, so that two who write at once are told.</summary>
    public int Version { get; private set; }

    public List<GatheringLesson> Lessons { get; } = [];

    public List<GatheringFacilitator> Facilitators { get; } = [];

    /// <summary>What counts for hours: as it was where that was confirmed, else as planned.</summary>
    public DateTime FromAt => RealStartAt ?? StartsAt;

    /// <inheritdoc cref="FromAt"/>
    public DateTime UntilAt => RealEndAt ?? EndsAt;

    /// <summary>
    /// From when on what is said of it counts (R34): a little before it began, or was to begin where that was earlier: people who come
    /// while it is late came too. Null once it is cancelled.
    /// </summary>
    public DateTime? CountsFrom => CancelledAt is null ? (RealStartAt < StartsAt ? RealStartAt.Value : StartsAt) - Grace : null;

    /// <summary>
    /// Confirms when it really was; from here on marks are flagged (R21). What was wrong is corrected, or it is opened again within a day.
    /// </summary>
    internal void Close(DateTime from, DateTime until, PersonId staff, DateTime now)
    {
        (RealStartAt, RealEndAt, ClosedById) = (from, until, staff);
        ClosedAt ??= now;
    }

    /// <summary>It was closed by mistake. That it began when it was said stays; its end is not known any more.</summary>
    internal void Reopen() => (ClosedAt, ClosedById, RealEndAt) = (null, null, null);

    public TimeSlot When => new(StartsAt, EndsAt);

    public static Gathering Create(Guid id, GatheringPlan plan, TimeSlot when, Guid? group, DateTime now)
    {
        var gathering = new Gathering
        {
            Id = id,
            CreatedAt = now,
            GroupId = group,
            StartsAt = when.StartsAt,
            EndsAt = when.EndsAt,
        };
        gathering.ApplyPlan(plan, now);
        return gathering;
    }

    /// <summary>With its lessons and facilitators loaded.</summary>
    public GatheringPlan ToPlan() =>
        new()
        {
            Kind = Kind,
            Title = Title,
            Area = Area,
            HeldWith = HeldWith,
            VenueId = VenueId,
            Seats = Seats,
            Notes = Notes,
            Lessons = [.. Lessons.Select(l => l.Lesson).Order()],
            Facilitators = [.. Facilitators.Select(f => f.PersonId).Order()],
        };

    /// <summary>Takes the plan over, but for the place: going elsewhere is moving.</summary>
    public void ApplyPlan(GatheringPlan plan, DateTime now)
    {
        (Kind, Title, Area, HeldWith, Seats, Notes) = (plan.Kind, plan.Title, plan.Area, plan.HeldWith, plan.Seats, plan.Notes);
        if (VenueId == Guid.Empty)
            VenueId = plan.VenueId;
        Lessons.RemoveAll(l => !plan.Lessons.Contains(l.Lesson));
        Lessons.AddRange(
            plan.Lessons.Except(Lessons.Select(l => l.Lesson).ToList()).Select(l => new GatheringLesson { GatheringId = Id, Lesson = l })
        );
        Facilitators.RemoveAll(f => !plan.Facilitators.Contains(f.PersonId));
        Facilitators.AddRange(
            plan.Facilitators.Except(Facilitators.Select(f => f.PersonId).ToList())
                .Select(p => new GatheringFacilitator { GatheringId = Id, PersonId = p })
        );
        Touch(now);
    }

    public bool WouldMove(TimeSlot when, Guid venue) => when != When || venue != VenueId;

    public void Move(TimeSlot when, Guid venue, string reason, DateTime now)
    {
        (StartsAt, EndsAt) = when;
        VenueId = venue;
        Announce(reason, now);
    }

    public void Cancel(string reason, DateTime now)
    {
        CancelledAt = now;
        Announce(reason, now);
    }

    /// <summary>It is held after all.</summary>
    public void Restore(string reason, DateTime now)
    {
        CancelledAt = null;
        Announce(reason, now);
    }

    /// <summary>It named somebody who had their data erased. Nobody is told anew.</summary>
    internal void ForgetReason(string instead) => ChangeReason = instead;

    private void Announce(string reason, DateTime now)
    {
        ChangeReason = reason;
        Sequence++;
        Touch(now);
    }

    private void Touch(DateTime now)
    {
        ChangedAt = now;
        Version++;
    }
}

internal sealed class GatheringMapping : IEntityTypeConfiguration<Gathering>
{
    public void Configure(EntityTypeBuilder<Gathering> gathering)
    {
        gathering.ToTable("Gatherings");
        gathering.Property(g => g.Id).ValueGeneratedNever();
        gathering.Property(g => g.Kind).HasMaxLength(40);
        gathering.Property(g => g.Title).HasMaxLength(Gathering.TitleLength);
        gathering.Property(g => g.Area).HasMaxLength(Gathering.WordsLength);
        gathering.Property(g => g.HeldWith).HasMaxLength(Gathering.WordsLength);
        gathering.Property(g => g.Notes).HasMaxLength(Gathering.NotesLength);
        gathering.Property(g => g.ChangeReason).HasMaxLength(Gathering.NotesLength);
        gathering.Property(g => g.Version).IsConcurrencyToken();
        gathering.HasIndex(g => g.StartsAt);
        gathering.HasIndex(g => g.GroupId);
        gathering.HasOne<GatheringVenue>().WithMany().HasForeignKey(g => g.VenueId).OnDelete(DeleteBehavior.Restrict);
        gathering.HasOne<StudyGroup>().WithMany().HasForeignKey(g => g.GroupId).OnDelete(DeleteBehavior.Restrict);
        gathering.Ignore(g => g.CountsFrom);
        gathering.Ignore(g => g.FromAt);
        gathering.Ignore(g => g.UntilAt);
        gathering.Ignore(g => g.When);
    }
}

/// <summary>A lesson that a gathering covers: who comes has learnt it (R22).</summary>
public sealed class GatheringLesson
{
    public required Guid GatheringId { get; init; }

    /// <summary>The lesson's id as it was called when the gathering was planned.</summary>
    public required ActivityId Lesson { get; init; }
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
