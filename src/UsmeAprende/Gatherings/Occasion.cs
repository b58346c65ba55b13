namespace UsmeAprende.Gatherings;

/// <summary>From when to when, in UTC.</summary>
public readonly record struct Occasion(DateTime StartsAt, DateTime EndsAt)
{
    public bool Overlaps(DateTime startsAt, DateTime endsAt) => StartsAt < endsAt && startsAt < EndsAt;
}
