using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.People;

/// <summary>
/// Who is already known of those that staff are about to register: by an identifier that is proven on one side and equal to the letter, or
/// by full name with birth year, and by nothing less (R14). Many are looked for at the price of one.
/// </summary>
public sealed class Resemblances(UsmeDb db)
{
    private const int MostShown = 5;

    // SQL Server takes some two thousand parameters.
    private const int KeysAtOnce = 1_000;

    /// <summary>For the question "¿Es esta persona?", the strongest reason first.</summary>
    public async Task<IReadOnlyList<Resemblance>> OfAsync(Profile profile, bool documentSeen, CancellationToken cancel) =>
        (await OfAllAsync([(profile, documentSeen)], cancel))[0];

    /// <summary>The same for a whole list, in its order.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<Resemblance>>> OfAllAsync(
        IReadOnlyList<(Profile Profile, bool DocumentSeen)> list,
        CancellationToken cancel
    )
    {
        var found = await FindAsync([.. list.Select(one => Sought.Of(one.Profile, one.DocumentSeen))], cancel);
        var ids = found.SelectMany(f => f.Keys).Distinct().ToList();
        var people = new Dictionary<Guid, Person>();
        foreach (var part in ids.Chunk(KeysAtOnce))
        foreach (
            var person in await db.People.AsNoTracking().Include(p => p.Identifiers).Where(p => part.Contains(p.Id)).ToListAsync(cancel)
        )
            people[person.Id] = person;

        // Rows that are one human already are asked about once.
        return
        [
            .. found.Select(f =>
                (IReadOnlyList<Resemblance>)
                    [
                        .. f.OrderByDescending(other => other.Value)
                            .ThenBy(other => people[other.Key].CreatedAt)
                            .ThenBy(other => other.Key)
                            .DistinctBy(other => people[other.Key].SurvivorId)
                            .Take(MostShown)
                            .Select(other => new Resemblance(PersonGlimpse.Of(people[other.Key]), other.Value)),
                    ]
            ),
        ];
    }

    /// <summary>For each one sought, the others whom they may be, with the strongest reason.</summary>
    internal async Task<IReadOnlyList<Dictionary<Guid, Likeness>>> FindAsync(IReadOnlyList<Sought> sought, CancellationToken cancel)
    {
        var byKey = await ByKeyAsync([.. sought.SelectMany(s => s.Keys.Keys).Distinct()], cancel);
        var byName = await ByNameAsync([.. sought.Where(s => s.HasWholeName).Select(s => s.BirthYear!.Value).Distinct()], cancel);
        return
        [
            .. sought.Select(one =>
            {
                var others = new Dictionary<Guid, Likeness>();
                if (one.HasWholeName)
                    foreach (var other in byName[(one.BirthYear!.Value, one.Words)])
                        others[other] = Likeness.NameAndYear;
                foreach (var (key, isProven) in one.Keys)
                foreach (var claim in byKey[key].Where(c => isProven || c.IsProven))
                    others[claim.PersonId] = (Likeness)Math.Max((int)claim.Why, (int)others.GetValueOrDefault(claim.PersonId));
                others.Remove(one.Id);
                return others;
            }),
        ];
    }

    private async Task<ILookup<string, Claim>> ByKeyAsync(List<string> keys, CancellationToken cancel)
    {
        var claims = new List<Claim>();
        foreach (var part in keys.Chunk(KeysAtOnce))
            claims.AddRange(
                await db
                    .PersonIdentifiers.Where(i => part.Contains(i.MatchKey))
                    .Select(i => new Claim(i.PersonId, i.MatchKey, i.VerifiedAt != null, i.Kind))
                    .ToListAsync(cancel)
            );
        return claims.ToLookup(c => c.Key);
    }

    private async Task<ILookup<(int Year, string Words), Guid>> ByNameAsync(List<int> years, CancellationToken cancel)
    {
        if (years.Count == 0)
            return Array.Empty<Guid>().ToLookup(_ => (0, ""));
        var born = await db
            .People.Where(p => p.BirthYear != null && years.Contains(p.BirthYear.Value) && p.ErasedAt == null)
            .Select(p => new
            {
                p.Id,
                p.NameKey,
                Year = p.BirthYear!.Value,
            })
            .ToListAsync(cancel);
        return born.ToLookup(p => (p.Year, PersonName.WordsKey(p.NameKey)), p => p.Id);
    }

    private sealed record Claim(Guid PersonId, string Key, bool IsProven, IdentifierKind Kind)
    {
        public Likeness Why =>
            Kind switch
            {
                IdentifierKind.Document => Likeness.Document,
                IdentifierKind.Email => Likeness.Email,
                _ => Likeness.Phone,
            };
    }
}
