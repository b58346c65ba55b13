using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.Learning;

/// <summary>
/// How many records each person has stored today, about themselves. Read from the database once a day per person and counted on from there, since reading it for each
/// request would cost more than the request. Several servers may thus take a little more than the quota, which only guards against floods.
/// Used by the one writer, and so without locks.
/// </summary>
internal sealed class DailyUse
{
    private DateTime _day;
    private Dictionary<Guid, int> _stored = [];

    /// <summary>Records stored today by each of these people.</summary>
    public async Task<Dictionary<Guid, int>> ReadAsync(UsmeDb db, IReadOnlyList<Guid> people, DateTime now, CancellationToken cancel)
    {
        var today = Bogota.StartOfDay(now);
        if (today != _day)
            (_day, _stored) = (today, []);

        var strangers = people.Where(p => !_stored.ContainsKey(p)).ToList();
        if (strangers.Count > 0)
        {
            var read = await db.Set<LearningRecord>().Where(r => strangers.Contains(r.PersonId) && r.AuthorId == r.PersonId && r.ReceivedAt >= today)
                .GroupBy(r => r.PersonId).Select(g => new { Person = g.Key, Count = g.Count() })
                .ToDictionaryAsync(u => u.Person, u => u.Count, cancel);
            foreach (var person in strangers)
                _stored[person] = read.GetValueOrDefault(person);
        }
        return people.ToDictionary(p => p, p => _stored[p]);
    }

    /// <summary>To be called after the commit.</summary>
    public void Add(IEnumerable<LearningRecord> stored)
    {
        foreach (var record in stored.Where(r => r.AuthorId == r.PersonId))
        {
            if (_stored.TryGetValue(record.PersonId, out var count))
                _stored[record.PersonId] = count + 1;
        }
    }
}
