using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.Learning;

/// <summary>
/// How many records each person has stored today about themselves, and how many of others' they took back. Read from the database once a
/// day per person and counted on from there, since reading it for each request would cost more than the request. Several servers may thus
/// take a little more than the quota, which only guards against floods. Used by the one writer, and so without locks.
/// </summary>
internal sealed class DailyUse
{
    private DateTime _day;
    private Dictionary<Guid, int> _stored = [];

    /// <summary>Records stored today by each of these people.</summary>
    public async Task<Dictionary<Guid, int>> ReadAsync(UsmeDb db, IReadOnlyList<Guid> people, DateTime now, CancellationToken cancel)
    {
        var today = BogotaClock.StartOfDay(now);
        if (today != _day)
            (_day, _stored) = (today, []);

        var strangers = people.Where(p => !_stored.ContainsKey(p)).ToList();
        if (strangers.Count > 0)
        {
            var own = await CountAsync(
                db.LearningRecords.Where(r => strangers.Contains(r.PersonId) && r.AuthorId == r.PersonId && r.ReceivedAt >= today),
                cancel
            );
            var takenBack = await CountAsync(
                db.LearningRecords.Where(r =>
                    r.TargetId != null && strangers.Contains(r.AuthorId) && r.AuthorId != r.PersonId && r.ReceivedAt >= today
                ),
                cancel
            );
            foreach (var person in strangers)
                _stored[person] = own.GetValueOrDefault(person) + takenBack.GetValueOrDefault(person);
        }
        return people.ToDictionary(p => p, p => _stored[p]);
    }

    /// <summary>
    /// The quota is against floods of one's own: what staff say of somebody does not use that person's day up. Taking back needs no
    /// gathering and no list, and so counts.
    /// </summary>
    public static bool Counts(LearningRecord record) => record.AuthorId == record.PersonId || record.Verb is Verb.Voided;

    /// <summary>To be called after the commit.</summary>
    public void Add(IEnumerable<LearningRecord> stored)
    {
        foreach (var record in stored.Where(Counts))
        {
            if (_stored.TryGetValue(record.AuthorId, out var count))
                _stored[record.AuthorId] = count + 1;
        }
    }

    private static Task<Dictionary<Guid, int>> CountAsync(IQueryable<LearningRecord> records, CancellationToken cancel) =>
        records
            .GroupBy(r => r.AuthorId)
            .Select(g => new { Author = g.Key, Count = g.Count() })
            .ToDictionaryAsync(u => u.Author, u => u.Count, cancel);
}
