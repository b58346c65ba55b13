namespace UsmeAprende.Gatherings.Planning;

/// <summary>The plan of a gathering without its time, already checked.</summary>
public sealed record GatheringPlan
{
    /// <summary>One of <see cref="GatheringCodeList.Kinds"/>.</summary>
    public required string Kind { get; init; }

    public required string Title { get; init; }

    /// <summary>One of <see cref="GatheringCodeList.Areas"/>.</summary>
    public required string Area { get; init; }

    public string? HeldWith { get; init; }

    public required Guid VenueId { get; init; }

    public required int Seats { get; init; }

    public string? Notes { get; init; }

    /// <summary>Ids of lessons, in the order of their courses.</summary>
    public required IReadOnlyList<ActivityId> Lessons { get; init; }

    public required IReadOnlyList<PersonId> Facilitators { get; init; }

    /// <summary>
    /// This plan with the changes between two other plans, to apply a change of one gathering to the rest of its series. Each keeps its own
    /// lessons.
    /// </summary>
    public GatheringPlan ApplyChanges(GatheringPlan before, GatheringPlan after) =>
        this with
        {
            Kind = after.Kind == before.Kind ? Kind : after.Kind,
            Title = after.Title == before.Title ? Title : after.Title,
            Area = after.Area == before.Area ? Area : after.Area,
            HeldWith = after.HeldWith == before.HeldWith ? HeldWith : after.HeldWith,
            VenueId = after.VenueId == before.VenueId ? VenueId : after.VenueId,
            Seats = after.Seats == before.Seats ? Seats : after.Seats,
            Notes = after.Notes == before.Notes ? Notes : after.Notes,
            Facilitators = after.Facilitators.ToHashSet().SetEquals(before.Facilitators) ? Facilitators : after.Facilitators,
        };
}

/// <summary>One gathering to be held, or a series of them with its group.</summary>
public sealed record NewGatherings
{
    /// <summary>The id made with the form, which becomes the first gathering's id, since on a slow line people press twice.</summary>
    public required Guid Id { get; init; }

    public required GatheringPlan Plan { get; init; }

    /// <summary>The times, in order; more than one make a series.</summary>
    public required IReadOnlyList<TimeSlot> Occasions { get; init; }

    /// <summary>The course that the people of a series take together.</summary>
    public string? CourseId { get; init; }

    /// <summary>Whether each gathering of a series covers the next part of the lessons, instead of all of them.</summary>
    public bool SpreadsLessons { get; init; }

    /// <summary>The group to which these gatherings are added; its people get seats.</summary>
    public Guid? GroupId { get; init; }

    /// <summary>The plan of the n-th gathering, from 0. Fewer lessons than gatherings are spread from the first one on.</summary>
    public GatheringPlan CreatePlan(int n) =>
        !SpreadsLessons || Occasions.Count == 1
            ? Plan
            : Plan with
            {
                Lessons = [.. Plan.Lessons.Take(CountLessonsBefore(n + 1)).Skip(CountLessonsBefore(n))],
            };

    // Rounded up, so that the first gathering never stays empty.
    private int CountLessonsBefore(int n) => ((Plan.Lessons.Count * n) + Occasions.Count - 1) / Occasions.Count;
}

/// <summary>A change of a planned gathering.</summary>
public sealed record GatheringChange
{
    public required Guid Id { get; init; }

    /// <summary>The version that the person saw.</summary>
    public required int Version { get; init; }

    public required GatheringPlan Plan { get; init; }

    public required TimeSlot When { get; init; }

    /// <summary>Why it is moved; shown to people with a seat.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether to change the later gatherings of the series too.</summary>
    public bool Rest { get; init; }
}

/// <summary>Start and end, UTC.</summary>
public readonly record struct TimeSlot(DateTime StartsAt, DateTime EndsAt)
{
    /// <summary>This time, moved in the same way as another one of the series.</summary>
    public TimeSlot ShiftLike(TimeSlot before, TimeSlot after) =>
        new(StartsAt + (after.StartsAt - before.StartsAt), EndsAt + (after.EndsAt - before.EndsAt));

    public bool Overlaps(DateTime startsAt, DateTime endsAt) => StartsAt < endsAt && startsAt < EndsAt;
}
