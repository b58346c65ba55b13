using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.People;

/// <summary>Several humans and their rows (R14).</summary>
/// <param name="SurvivorOf">The survivor of each row.</param>
public sealed record HumanRows(IReadOnlyDictionary<PersonId, HumanId> SurvivorOf)
{
    /// <summary>Databases limit the number of values in a query.</summary>
    public const int Portion = 100;

    public IEnumerable<PersonId> Rows => SurvivorOf.Keys;

    public IEnumerable<HumanId> Survivors => SurvivorOf.Values.Distinct();

    /// <param name="people">Any rows of the humans.</param>
    public static async Task<HumanRows> ReadAsync(UsmeDb db, IReadOnlyCollection<PersonId> people, CancellationToken cancel)
    {
        var survivors = db.People.Where(me => people.Contains(me.Id)).Select(me => me.SurvivorId);
        var rows = await db
            .People.Where(p => survivors.Contains(p.SurvivorId))
            .Select(p => new { p.Id, p.SurvivorId })
            .ToDictionaryAsync(p => p.Id, p => p.SurvivorId, cancel);
        // There are records of people who are not registered yet, too.
        foreach (var person in people)
            rows.TryAdd(person, (HumanId)person);
        return new HumanRows(rows);
    }

    /// <summary>A part of it: all rows of the humans to whom these rows belong.</summary>
    public HumanRows Select(IEnumerable<PersonId> people) => Select(people.Select(p => SurvivorOf[p]));

    /// <summary>A part of it: all rows of these humans.</summary>
    public HumanRows Select(IEnumerable<HumanId> humans)
    {
        var survivors = humans.ToHashSet();
        return new HumanRows(SurvivorOf.Where(row => survivors.Contains(row.Value)).ToDictionary());
    }

    /// <summary>The rows of humans who have several.</summary>
    public IEnumerable<PersonId> ListUnited() =>
        SurvivorOf.GroupBy(row => row.Value).Where(own => own.Skip(1).Any()).SelectMany(own => own).Select(row => row.Key);
}
