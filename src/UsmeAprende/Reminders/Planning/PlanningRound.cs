using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.Reminders.Planning;

/// <summary>
/// Data about all people for one run of the planner. The kinds share it, so that queries over twenty thousand people run only once.
/// </summary>
public sealed class PlanningRound(UsmeDb db, DateTime now)
{
    private IReadOnlyDictionary<HumanId, PlanningPerson>? _people;
    private Dictionary<PersonId, HumanId>? _survivors;

    public UsmeDb Db => db;

    public DateTime Now => now;

    /// <summary>Today in Bogotá.</summary>
    public DateOnly Today => BogotaClock.DayOf(now);

    /// <summary>All people, by the row that others were merged into.</summary>
    public async Task<IReadOnlyDictionary<HumanId, PlanningPerson>> ReadPeopleAsync(CancellationToken cancel)
    {
        if (_people is not null)
            return _people;
        var consents = await ReadConsentsAsync(cancel);
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
                own => new PlanningPerson(
                    own.Key,
                    own.Max(r => r.Role),
                    own.Min(r => r.CreatedAt),
                    own.Max(r => r.Last),
                    own.Select(r => consents.GetValueOrDefault(r.Id)).MaxBy(c => c.At).Given
                )
            );
    }

    /// <summary>The survivor of a person's rows; null if they were erased.</summary>
    public async Task<HumanId?> FindSurvivorAsync(PersonId person, CancellationToken cancel)
    {
        await ReadPeopleAsync(cancel);
        return _survivors!.TryGetValue(person, out var survivor) ? survivor : null;
    }

    // All rows are read and grouped in memory: the latest row of each group is a slow query.
    private async Task<Dictionary<PersonId, (DateTime At, bool Given)>> ReadConsentsAsync(CancellationToken cancel)
    {
        var latest = new Dictionary<PersonId, (DateTime At, bool Given)>();
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

/// <summary>What planning needs to know about a human, from all their rows (R14).</summary>
/// <param name="Id">The row that the others were merged into.</param>
/// <param name="LastSeenAt">When their last record arrived; null before the first.</param>
/// <param name="AllowsReminders">Their latest decision.</param>
public sealed record PlanningPerson(HumanId Id, PersonRole Role, DateTime CreatedAt, DateTime? LastSeenAt, bool AllowsReminders);
