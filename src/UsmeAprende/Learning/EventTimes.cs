using System.Collections.Frozen;

namespace UsmeAprende.Learning;

/// <summary>
/// From which receipt on what is said of an event counts (R34): that somebody came, helped or showed a task. Receipt and not the phone's
/// claim, since a phone's clock may be days off; so the state stays a function of the records and the events, whenever it is computed (R5).
/// </summary>
/// <param name="CountFrom">
/// By gathering; those that were cancelled or are not known here are missing, and nothing said of them counts.
/// </param>
public sealed record EventTimes(IReadOnlyDictionary<Guid, DateTime> CountFrom)
{
    public static readonly EventTimes None = new(FrozenDictionary<Guid, DateTime>.Empty);

    /// <summary>What speaks of no event always counts.</summary>
    public bool Counts(LearningRecord record) =>
        Attendances.EventOf(record) is not { } gathering || (CountFrom.TryGetValue(gathering, out var from) && record.ReceivedAt >= from);
}
