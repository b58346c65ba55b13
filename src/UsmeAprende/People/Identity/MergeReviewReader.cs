using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.People.Identity;

/// <summary>Gathers what a coordinator looks at before uniting two people (R14).</summary>
public sealed class MergeReviewReader(UsmeDb db, DuplicateBacklog duplicates, PersonMerging merging, IEnumerable<IPersonalData> features)
{
    public async Task<MergeReview?> FindAsync(Guid duplicate, CancellationToken cancel)
    {
        if (await duplicates.FindAsync(duplicate, cancel) is not { } pair)
            return null;
        var sides = new List<MergeSide>();
        foreach (var id in new[] { pair.OneId, pair.OtherId })
            if (await SideAsync(id, cancel) is { } side)
                sides.Add(side);
        return new MergeReview(pair, [.. sides.OrderBy(s => s.Person.CreatedAt)], await LinksAsync(pair, cancel));
    }

    /// <summary>The two of each pair, as little of them as a list needs.</summary>
    public async Task<IReadOnlyDictionary<Guid, PersonSummary>> ListSummariesAsync(
        IReadOnlyCollection<PossibleDuplicate> pairs,
        CancellationToken cancel
    )
    {
        var ids = pairs.SelectMany(p => new[] { p.OneId, p.OtherId }).Distinct().ToList();
        return await ListSummariesAsync(ids, cancel);
    }

    private async Task<MergeSide?> SideAsync(Guid id, CancellationToken cancel)
    {
        var person = await db
            .People.AsNoTracking()
            .Include(p => p.Identifiers)
            .SingleOrDefaultAsync(p => p.Id == id && p.ErasedAt == null, cancel);
        if (person is null)
            return null;
        var holds = new List<PersonalDataCount>();
        foreach (var feature in features)
            if (await feature.CountAsync(id, cancel) is { } count)
                holds.Add(count);
        return new MergeSide(
            person,
            holds,
            person.PasswordHash is not null,
            await db.SignInCards.AnyAsync(c => c.PersonId == id && c.VoidedAt == null, cancel)
        );
    }

    private async Task<IReadOnlyList<(PersonSummary, PersonSummary)>> LinksAsync(PossibleDuplicate pair, CancellationToken cancel)
    {
        var links = (await merging.ListLinksAsync(pair.OneId, cancel))
            .Concat(await merging.ListLinksAsync(pair.OtherId, cancel))
            .Distinct()
            .ToList();
        var people = await ListSummariesAsync([.. links.SelectMany(l => new[] { l.Person, l.Into }).Distinct()], cancel);
        return
        [
            .. links.Where(l => people.ContainsKey(l.Person) && people.ContainsKey(l.Into)).Select(l => (people[l.Person], people[l.Into])),
        ];
    }

    private async Task<Dictionary<Guid, PersonSummary>> ListSummariesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancel) =>
        (
            await db
                .People.AsNoTracking()
                .Include(p => p.Identifiers)
                .Where(p => ids.Contains(p.Id) && p.ErasedAt == null)
                .ToListAsync(cancel)
        ).ToDictionary(p => p.Id, PersonSummary.Of);
}

/// <summary>A pair with all that a coordinator needs to unite the two or tell them apart.</summary>
/// <param name="Pair">Waiting or decided.</param>
/// <param name="Sides">The two as they are now; fewer where one is not there any more.</param>
/// <param name="Links">The links that make one human of rows on either side, each of which can be taken away.</param>
public sealed record MergeReview(
    PossibleDuplicate Pair,
    IReadOnlyList<MergeSide> Sides,
    IReadOnlyList<(PersonSummary Person, PersonSummary Into)> Links
)
{
    public bool AreOne => Sides.Count == 2 && Sides[0].Person.SurvivorId == Sides[1].Person.SurvivorId;

    public bool AreBothStaff => Sides.Count == 2 && Sides.All(s => s.Person.Role is not PersonRole.Learner);
}

/// <summary>
/// One of two people who may be one, as a coordinator sees them to decide: whole, since initials alone would unite strangers.
/// </summary>
/// <param name="Person">With identifiers.</param>
/// <param name="Holds">How much each feature holds on them.</param>
/// <param name="HasPassword">Whether they sign in by themselves.</param>
/// <param name="HasCard">Whether they sign in with a card.</param>
public sealed record MergeSide(Person Person, IReadOnlyList<PersonalDataCount> Holds, bool HasPassword, bool HasCard);
