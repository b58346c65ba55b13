namespace UsmeAprende.Learning;

/// <summary>Knows from when on what is said of events counts (R34). Learning asks; whoever holds gatherings answers.</summary>
public interface IEventTimes
{
    /// <summary>Of the events that these records speak of; asks nobody where they speak of none.</summary>
    Task<EventTimes> OfAsync(IEnumerable<LearningRecord> records, CancellationToken cancel);
}
