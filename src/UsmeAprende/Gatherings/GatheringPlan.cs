namespace UsmeAprende.Gatherings;

/// <summary>All that is planned of a gathering but when it is, every part already checked.</summary>
public sealed record GatheringPlan
{
    /// <summary>One of <see cref="NamedList.Kinds"/>.</summary>
    public required string Kind { get; init; }

    public required string Title { get; init; }

    /// <summary>One of <see cref="NamedList.Areas"/>.</summary>
    public required string Area { get; init; }

    public string? HeldWith { get; init; }

    public required Guid VenueId { get; init; }

    public required int Seats { get; init; }

    public string? Notes { get; init; }

    /// <summary>Ids of lessons, in the order of their courses.</summary>
    public required IReadOnlyList<string> Lessons { get; init; }

    public required IReadOnlyList<Guid> Facilitators { get; init; }

    /// <summary>
    /// This plan with what somebody changed between two others: how a change to one of a series reaches the rest. Each keeps its own
    /// lessons.
    /// </summary>
    public GatheringPlan Follow(GatheringPlan before, GatheringPlan after) =>
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
