using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Learning;

namespace UsmeAprende.Gatherings;

/// <summary>Tells from when on what is said of gatherings counts (R34).</summary>
public sealed class GatheringTimes(UsmeDb db) : IEventTimes
{
    public async Task<EventTimes> ReadForRecordsAsync(IEnumerable<LearningRecord> records, CancellationToken cancel)
    {
        var named = records.Select(GatheringActivityIds.FindGathering).OfType<Guid>().Distinct().ToList();
        if (named.Count == 0)
            return EventTimes.None;
        var known = await db.Gatherings.AsNoTracking().Where(g => named.Contains(g.Id) && g.CancelledAt == null).ToListAsync(cancel);
        return new EventTimes(known.ToDictionary(g => g.Id, g => g.CountsFrom!.Value));
    }
}
