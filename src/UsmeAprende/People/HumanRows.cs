using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.People;

/// <summary>Several humans and the rows that each of them has (R14).</summary>
/// <param name="SurvivorOf">By row: the row that stands for the human now.</param>
public sealed record HumanRows(IReadOnlyDictionary<Guid, Guid> SurvivorOf)
{
    /// <summary>Databases limit the values of one question.</summary>
    public const int Portion = 100;

    public IEnumerable<Guid> Rows => SurvivorOf.Keys;

    public IEnumerable<Guid> Survivors => SurvivorOf.Values.Distinct();

    /// <param name="people">Any rows of theirs.</param>
    public static async Task<HumanRows> ReadAsync(UsmeDb db, IReadOnlyCollection<Guid> people, CancellationToken cancel)
    {
        var survivors = db.People.Where(me => people.Contains(me.Id)).Select(me => me.SurvivorId);
        var rows = await db
            .People.Where(p => survivors.Contains(p.SurvivorId))
            .Select(p => new { p.Id, p.SurvivorId })
            .ToDictionaryAsync(p => p.Id, p => p.SurvivorId, cancel);
        // Records are kept for strangers too.
        foreach (var person in people)
            rows.TryAdd(person, person);
        return new HumanRows(rows);
    }

    /// <summary>Of some of them only: all rows of the humans to whom these rows belong.</summary>
    public HumanRows Select(IEnumerable<Guid> people)
    {
        var survivors = people.Select(p => SurvivorOf[p]).ToHashSet();
        return new HumanRows(SurvivorOf.Where(row => survivors.Contains(row.Value)).ToDictionary());
    }

    /// <summary>Rows of those who have several.</summary>
    public IEnumerable<Guid> ListUnited() =>
        SurvivorOf.GroupBy(row => row.Value).Where(own => own.Skip(1).Any()).SelectMany(own => own).Select(row => row.Key);
}
