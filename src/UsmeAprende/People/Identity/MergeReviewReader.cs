using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.People.Identity;

/// <summary>Reads what a coordinator needs to decide whether two people are merged (R14).</summary>
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

    /// <summary>Summaries of the people of these pairs, for a list.</summary>
    public async Task<IReadOnlyDictionary<PersonId, PersonSummary>> ListSummariesAsync(
        IReadOnlyCollection<PossibleDuplicate> pairs,
        CancellationToken cancel
    )
    {
        var ids = pairs.SelectMany(p => new[] { p.OneId, p.OtherId }).Distinct().ToList();
        return await ListSummariesAsync(ids, cancel);
    }

    private async Task<MergeSide?> SideAsync(PersonId id, CancellationToken cancel)
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

    private async Task<Dictionary<PersonId, PersonSummary>> ListSummariesAsync(
        IReadOnlyCollection<PersonId> ids,
        CancellationToken cancel
    ) =>
        (
            await db
                .People.AsNoTracking()
                .Include(p => p.Identifiers)
                .Where(p => ids.Contains(p.Id) && p.ErasedAt == null)
                .ToListAsync(cancel)
        ).ToDictionary(p => p.Id, PersonSummary.Of);
}

/// <summary>A pair of people with the data for deciding about it.</summary>
/// <param name="Pair">Waiting or decided.</param>
/// <param name="Sides">The two people as they are now; fewer if one does not exist any more.</param>
/// <param name="Links">The existing merges on either side, each of which can be undone.</param>
public sealed record MergeReview(
    PossibleDuplicate Pair,
    IReadOnlyList<MergeSide> Sides,
    IReadOnlyList<(PersonSummary Person, PersonSummary Into)> Links
)
{
    public bool AreOne => Sides.Count == 2 && Sides[0].Person.SurvivorId == Sides[1].Person.SurvivorId;

    public bool AreBothStaff => Sides.Count == 2 && Sides.All(s => s.Person.Role is not PersonRole.Learner);
}

/// <summary>One of the two people, with full data: initials are not enough for deciding about a merge.</summary>
/// <param name="Person">With identifiers.</param>
/// <param name="Holds">What every feature stores about them: name and count.</param>
/// <param name="HasPassword">Whether they have a password.</param>
/// <param name="HasCard">Whether they have a card.</param>
public sealed record MergeSide(Person Person, IReadOnlyList<PersonalDataCount> Holds, bool HasPassword, bool HasCard);
