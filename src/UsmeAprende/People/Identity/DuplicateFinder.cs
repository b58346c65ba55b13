using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.People.Identity;

/// <summary>
/// Finds known people who may be the same as new ones: by an equal identifier that is proven on one side, or by full name with birth year,
/// and by nothing less (R14). Many people are looked up in a few queries.
/// </summary>
public sealed class DuplicateFinder(UsmeDb db)
{
    private const int MostShown = 5;

    // SQL Server takes some two thousand parameters.
    private const int KeysAtOnce = 1_000;

    /// <summary>The people to offer with the question "¿Es esta persona?", the strongest reason first.</summary>
    public async Task<IReadOnlyList<DuplicateCandidate>> ListCandidatesAsync(
        PersonProfile profile,
        bool documentSeen,
        CancellationToken cancel
    ) => (await ListCandidatesForAllAsync([(profile, documentSeen)], cancel))[0];

    /// <summary>The same for a whole list, in its order.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<DuplicateCandidate>>> ListCandidatesForAllAsync(
        IReadOnlyList<(PersonProfile Profile, bool DocumentSeen)> list,
        CancellationToken cancel
    )
    {
        var found = await MatchAllAsync([.. list.Select(one => DuplicateSearchTerms.Of(one.Profile, one.DocumentSeen))], cancel);
        var ids = found.SelectMany(f => f.Keys).Distinct().ToList();
        var people = new Dictionary<PersonId, Person>();
        foreach (var part in ids.Chunk(KeysAtOnce))
        foreach (
            var person in await db.People.AsNoTracking().Include(p => p.Identifiers).Where(p => part.Contains(p.Id)).ToListAsync(cancel)
        )
            people[person.Id] = person;

        // Merged rows are offered once.
        return
        [
            .. found.Select(f =>
                (IReadOnlyList<DuplicateCandidate>)
                    [
                        .. f.OrderByDescending(other => other.Value)
                            .ThenBy(other => people[other.Key].CreatedAt)
                            .ThenBy(other => other.Key)
                            .DistinctBy(other => people[other.Key].SurvivorId)
                            .Take(MostShown)
                            .Select(other => new DuplicateCandidate(PersonSummary.Of(people[other.Key]), other.Value)),
                    ]
            ),
        ];
    }

    /// <summary>For each person, the others who may be the same, with the strongest reason.</summary>
    internal async Task<IReadOnlyList<Dictionary<PersonId, DuplicateReason>>> MatchAllAsync(
        IReadOnlyList<DuplicateSearchTerms> sought,
        CancellationToken cancel
    )
    {
        var byKey = await ByKeyAsync([.. sought.SelectMany(s => s.Keys.Keys).Distinct()], cancel);
        var byName = await ByNameAsync([.. sought.Where(s => s.HasWholeName).Select(s => s.BirthYear!.Value).Distinct()], cancel);
        return
        [
            .. sought.Select(one =>
            {
                var others = new Dictionary<PersonId, DuplicateReason>();
                if (one.HasWholeName)
                    foreach (var other in byName[(one.BirthYear!.Value, one.Words)])
                        others[other] = DuplicateReason.NameAndYear;
                foreach (var (key, isProven) in one.Keys)
                foreach (var claim in byKey[key].Where(c => isProven || c.IsProven))
                    others[claim.PersonId] = (DuplicateReason)Math.Max((int)claim.Why, (int)others.GetValueOrDefault(claim.PersonId));
                others.Remove(one.Id);
                return others;
            }),
        ];
    }

    private async Task<ILookup<string, MatchedIdentifier>> ByKeyAsync(List<string> keys, CancellationToken cancel)
    {
        var claims = new List<MatchedIdentifier>();
        foreach (var part in keys.Chunk(KeysAtOnce))
            claims.AddRange(
                await db
                    .PersonIdentifiers.Where(i => part.Contains(i.MatchKey))
                    .Select(i => new MatchedIdentifier(i.PersonId, i.MatchKey, i.VerifiedAt != null, i.Kind))
                    .ToListAsync(cancel)
            );
        return claims.ToLookup(c => c.Key);
    }

    private async Task<ILookup<(int Year, string Words), PersonId>> ByNameAsync(List<int> years, CancellationToken cancel)
    {
        if (years.Count == 0)
            return Array.Empty<PersonId>().ToLookup(_ => (0, ""));
        var born = await db
            .People.Where(p => p.BirthYear != null && years.Contains(p.BirthYear.Value) && p.ErasedAt == null)
            .Select(p => new
            {
                p.Id,
                p.NameKey,
                Year = p.BirthYear!.Value,
            })
            .ToListAsync(cancel);
        return born.ToLookup(p => (p.Year, PersonName.SortedWordsKey(p.NameKey)), p => p.Id);
    }

    private sealed record MatchedIdentifier(PersonId PersonId, string Key, bool IsProven, IdentifierKind Kind)
    {
        public DuplicateReason Why =>
            Kind switch
            {
                IdentifierKind.Document => DuplicateReason.Document,
                IdentifierKind.Email => DuplicateReason.Email,
                _ => DuplicateReason.Phone,
            };
    }
}

/// <summary>A known person who may be the same, with the data that staff may see (R14) and the reason.</summary>
public sealed record DuplicateCandidate(PersonSummary Person, DuplicateReason Why);

/// <summary>The data by which duplicates are found: full name with birth year, and identifiers, each proven or not.</summary>
internal sealed record DuplicateSearchTerms(PersonId Id, string Words, int? BirthYear, IReadOnlyDictionary<string, bool> Keys)
{
    /// <summary>For a person who is not stored yet.</summary>
    public static DuplicateSearchTerms Of(PersonProfile profile, bool documentSeen) =>
        new(
            PersonId.Empty,
            PersonName.SortedWordsKey(PersonName.SearchKey(profile.GivenNames.Value, profile.Surnames.Value)),
            profile.BirthYear,
            profile
                .CreateIdentifiers(PersonId.Empty, default)
                .ToDictionary(c => c.MatchKey, c => documentSeen && c.Kind is IdentifierKind.Document)
        );

    public static DuplicateSearchTerms Of(Person person) =>
        new(
            person.Id,
            PersonName.SortedWordsKey(person.NameKey),
            person.BirthYear,
            person.Identifiers.ToDictionary(i => i.MatchKey, i => i.VerifiedAt is not null)
        );

    public bool HasWholeName => BirthYear is not null && Words.Length > 0;
}
