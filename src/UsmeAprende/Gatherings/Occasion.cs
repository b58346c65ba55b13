namespace UsmeAprende.Gatherings;

/// <summary>From when to when, in UTC.</summary>
public readonly record struct Occasion(DateTime StartsAt, DateTime EndsAt)
{
    /// <summary>This one, moved as another of its series was.</summary>
    public Occasion Follow(Occasion before, Occasion after) =>
        new(StartsAt + (after.StartsAt - before.StartsAt), EndsAt + (after.EndsAt - before.EndsAt));

    public bool Overlaps(DateTime startsAt, DateTime endsAt) => StartsAt < endsAt && startsAt < EndsAt;
}
