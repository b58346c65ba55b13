using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Gatherings.Paper;

/// <summary>The known people who match some lines, read in a few queries.</summary>
internal sealed class KnownPeople
{
    /// <summary>A person who claims or has proven an identifier.</summary>
    public sealed record IdentifierClaim(string Key, HumanId Survivor, string Name, bool IsProven, IdentifierKind Kind);

    /// <summary>The row of a person registered by an earlier list.</summary>
    public sealed record EarlierPerson(HumanId Survivor, string Name, bool IsErased);

    public required ILookup<string, IdentifierClaim> Claims { get; init; }

    public required IReadOnlyDictionary<PersonId, EarlierPerson> Registered { get; init; }

    /// <summary>The people of marks that earlier imports of these lines made.</summary>
    public required IReadOnlyDictionary<Guid, EarlierPerson> Marked { get; init; }

    public required IReadOnlyList<IReadOnlyList<DuplicateCandidate>> Alike { get; init; }

    public static async Task<KnownPeople> ReadAsync(
        UsmeDb db,
        DuplicateFinder resemblances,
        IReadOnlyList<PersonProfile> profiles,
        IReadOnlyList<PersonId> people,
        IReadOnlyList<Guid> marks,
        CancellationToken cancel
    )
    {
        var keys = profiles.SelectMany(p => new[] { p.Document?.MatchKey, p.Email?.MatchKey }).OfType<string>().Distinct().ToList();
        return new KnownPeople
        {
            Claims = (
                await db
                    .PersonIdentifiers.Where(i => keys.Contains(i.MatchKey))
                    .Join(
                        db.People,
                        i => i.PersonId,
                        p => p.Id,
                        (i, p) =>
                            new IdentifierClaim(
                                i.MatchKey,
                                p.SurvivorId,
                                (p.GivenNames + " " + p.Surnames).Trim(),
                                i.VerifiedAt != null,
                                i.Kind
                            )
                    )
                    .ToListAsync(cancel)
            ).ToLookup(c => c.Key),
            Registered = await db
                .People.AsNoTracking()
                .Where(p => people.Contains(p.Id))
                .ToDictionaryAsync(p => p.Id, p => new EarlierPerson(p.SurvivorId, p.FullName, p.ErasedAt is not null), cancel),
            Marked = await db
                .LearningRecords.Where(r => marks.Contains(r.Id))
                .Join(
                    db.People,
                    r => r.PersonId,
                    p => p.Id,
                    (r, p) =>
                        new
                        {
                            r.Id,
                            p.SurvivorId,
                            p.GivenNames,
                            p.Surnames,
                            p.ErasedAt,
                        }
                )
                .ToDictionaryAsync(
                    m => m.Id,
                    m => new EarlierPerson(m.SurvivorId, (m.GivenNames + " " + m.Surnames).Trim(), m.ErasedAt != null),
                    cancel
                ),
            Alike = await resemblances.ListCandidatesForAllAsync([.. profiles.Select(p => (p, false))], cancel),
        };
    }
}
