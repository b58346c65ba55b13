using UsmeAprende.People;

namespace UsmeAprende.Gatherings;

/// <summary>What the pages of gatherings say of calls that wait; reminders know them.</summary>
public interface IPendingCalls
{
    Task<PendingCalls> CountAsync(Actor actor, CancellationToken cancel);
}

/// <param name="People">How many people are to be called.</param>
/// <param name="ByGathering">How many of them about a gathering, by its id.</param>
public sealed record PendingCalls(int People, IReadOnlyDictionary<Guid, int> ByGathering);
