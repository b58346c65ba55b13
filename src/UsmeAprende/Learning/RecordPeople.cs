using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Learning;

/// <summary>
/// The people whom a group of records names, and their authors. All rows of each human are read once, in the records' transaction.
/// </summary>
internal sealed class RecordPeople
{
    private readonly Dictionary<PersonId, PersonRow> _rows;

    private RecordPeople(Dictionary<PersonId, PersonRow> rows) => _rows = rows;

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

    /// <summary>True if the person was erased. Late records about them are refused (R30).</summary>
    public bool IsErased(PersonId person) => _rows.TryGetValue(person, out var row) && row.IsErased;

    /// <summary>True if two rows are the same human (R14). A person who is not registered yet has only one row.</summary>
    public bool AreSame(PersonId one, PersonId other) => SurvivorOf(one) == SurvivorOf(other);

    /// <summary>The actor with the current role; without a role if there is no such person.</summary>
    public Actor FindActor(PersonId person) =>
        _rows.TryGetValue(person, out var row) && !row.IsErased ? new Actor(row.Id, row.SurvivorId, row.Role) : Actor.WithoutRole(person);

    /// <summary>All rows of the humans whom these records are about. There are records of people who are not registered yet, too.</summary>
    public HumanRows SelectHumans(IEnumerable<LearningRecord> records)
    {
        var people = records.Select(r => r.PersonId).Distinct().ToList();
        var rows = _rows.Values.ToDictionary(row => row.Id, row => row.SurvivorId);
        foreach (var person in people)
            rows.TryAdd(person, (HumanId)person);
        return new HumanRows(rows).Select(people);
    }

    private HumanId SurvivorOf(PersonId person) => _rows.TryGetValue(person, out var row) ? row.SurvivorId : (HumanId)person;

    private sealed record PersonRow(PersonId Id, HumanId SurvivorId, PersonRole Role, bool IsErased);
}
