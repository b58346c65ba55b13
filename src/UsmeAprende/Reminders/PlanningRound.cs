using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Reminders;

/// <summary>
/// One look at everybody, shared by all kinds: some questions are asked of twenty thousand people, so they are asked once.
/// </summary>
public sealed class PlanningRound(UsmeDb db, DateTime now)
{
    private IReadOnlyDictionary<Guid, KnownPerson>? _people;
    private Dictionary<Guid, Guid>? _survivors;

    public UsmeDb Db => db;

    public DateTime Now => now;

    /// <summary>In Bogotá.</summary>
    public DateOnly Today => BogotaClock.DayOf(now);

    /// <summary>By the row that others were merged into.</summary>
    public async Task<IReadOnlyDictionary<Guid, KnownPerson>> PeopleAsync(CancellationToken cancel)
    {
        if (_people is not null)
            return _people;
        var consents = await ConsentsAsync(cancel);
        var rows = await db
            .People.Where(p => p.ErasedAt == null)
            .Select(p => new
            {
                p.Id,
                p.SurvivorId,
                p.Role,
                p.CreatedAt,
                Last = db.LearningRecords.Where(r => r.PersonId == p.Id).Max(r => (DateTime?)r.ReceivedAt),
            })
            .ToListAsync(cancel);
        _survivors = rows.ToDictionary(r => r.Id, r => r.SurvivorId);
        return _people = rows.GroupBy(r => r.SurvivorId)
            .ToDictionary(
                own => own.Key,
                own => new KnownPerson(
                    own.Key,
                    own.Max(r => r.Role),
                    own.Min(r => r.CreatedAt),
                    own.Max(r => r.Last),
                    own.Select(r => consents.GetValueOrDefault(r.Id)).MaxBy(c => c.At).Given
                )
            );
    }

    /// <summary>The row that speaks for somebody, or nothing where they have been erased.</summary>
    public async Task<Guid?> SurvivorAsync(Guid person, CancellationToken cancel)
    {
        await PeopleAsync(cancel);
        return _survivors!.TryGetValue(person, out var survivor) ? survivor : null;
    }

    // Read whole and told apart here: the latest row of each group is a slow question to a database.
    private async Task<Dictionary<Guid, (DateTime At, bool Given)>> ConsentsAsync(CancellationToken cancel)
    {
        var latest = new Dictionary<Guid, (DateTime At, bool Given)>();
        var decided = db
            .Consents.AsNoTracking()
            .Where(c => c.Purpose == ConsentPurpose.Reminders)
            .OrderBy(c => c.DecidedAt)
            .ThenBy(c => c.Id)
            .Select(c => new
            {
                c.PersonId,
                c.DecidedAt,
                c.Given,
            });
        await foreach (var consent in decided.AsAsyncEnumerable().WithCancellation(cancel))
            latest[consent.PersonId] = (consent.DecidedAt, consent.Given);
        return latest;
    }
}
