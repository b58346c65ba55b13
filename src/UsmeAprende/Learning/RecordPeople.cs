using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Learning;

/// <summary>
/// What is known of the people whom a group of records names, and of its authors: all rows of each human, read once, in their transaction.
/// </summary>
internal sealed class RecordPeople
{
    private readonly Dictionary<Guid, PersonRow> _rows;

    private RecordPeople(Dictionary<Guid, PersonRow> rows) => _rows = rows;

    public static async Task<RecordPeople> ReadAsync(UsmeDb db, IEnumerable<LearningRecord> records, CancellationToken cancel)
    {
        var named = records.SelectMany(r => new[] { r.PersonId, r.AuthorId }).Distinct().ToList();
        var survivors = db.People.Where(p => named.Contains(p.Id)).Select(p => p.SurvivorId);
        return new RecordPeople(
            await db
                .People.Where(p => survivors.Contains(p.SurvivorId))
                .Select(p => new PersonRow(p.Id, p.SurvivorId, p.Role, p.ErasedAt != null))
                .ToDictionaryAsync(p => p.Id, cancel)
        );
    }

    /// <summary>What comes late of an erased person is refused (R30).</summary>
    public bool IsErased(Guid person) => _rows.TryGetValue(person, out var row) && row.IsErased;

    /// <summary>Whether two rows are one human (R14); of whom nobody has registered yet only the row itself is.</summary>
    public bool AreSame(Guid one, Guid other) => SurvivorOf(one) == SurvivorOf(other);

    /// <summary>As they are now; without any role where there is nobody.</summary>
    public Actor FindActor(Guid person) =>
        _rows.TryGetValue(person, out var row) && !row.IsErased ? new Actor(row.Id, row.SurvivorId, row.Role) : Actor.WithoutRole(person);

    /// <summary>All rows of those of whom these records are. Records are kept for strangers too.</summary>
    public HumanRows SelectHumans(IEnumerable<LearningRecord> records)
    {
        var people = records.Select(r => r.PersonId).Distinct().ToList();
        var rows = _rows.Values.ToDictionary(row => row.Id, row => row.SurvivorId);
        foreach (var person in people)
            rows.TryAdd(person, person);
        return new HumanRows(rows).Select(people);
    }

    private Guid SurvivorOf(Guid person) => _rows.TryGetValue(person, out var row) ? row.SurvivorId : person;

    private sealed record PersonRow(Guid Id, Guid SurvivorId, PersonRole Role, bool IsErased);
}
