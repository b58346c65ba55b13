using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.People;

/// <summary>Gathers what a coordinator looks at before uniting two people (R14).</summary>
public sealed class MergeReviews(UsmeDb db, PossibleDuplicates duplicates, Merging merging, IEnumerable<IMergePreview> features)
{
    public async Task<MergeReview?> OfAsync(Guid duplicate, CancellationToken cancel)
    {
        if (await duplicates.OfAsync(duplicate, cancel) is not { } pair)
            return null;
        var sides = new List<MergeSide>();
        foreach (var id in new[] { pair.OneId, pair.OtherId })
            if (await SideAsync(id, cancel) is { } side)
                sides.Add(side);
        return new MergeReview(pair, [.. sides.OrderBy(s => s.Person.CreatedAt)], await LinksAsync(pair, cancel));
    }

    /// <summary>The two of each pair, as little of them as a list needs.</summary>
    public async Task<IReadOnlyDictionary<Guid, PersonGlimpse>> GlimpsesAsync(
        IReadOnlyCollection<PossibleDuplicate> pairs,
        CancellationToken cancel
    )
    {
        var ids = pairs.SelectMany(p => new[] { p.OneId, p.OtherId }).Distinct().ToList();
        return await GlimpsesAsync(ids, cancel);
    }

    private async Task<MergeSide?> SideAsync(Guid id, CancellationToken cancel)
    {
        var person = await db
            .People.AsNoTracking()
            .Include(p => p.Identifiers)
            .SingleOrDefaultAsync(p => p.Id == id && p.ErasedAt == null, cancel);
        if (person is null)
            return null;
        var holds = new List<(string, string)>();
        foreach (var feature in features)
            holds.Add((feature.Name, await feature.CountAsync(id, cancel)));
        return new MergeSide(
            person,
            holds,
            person.PasswordHash is not null,
            await db.SignInCards.AnyAsync(c => c.PersonId == id && c.VoidedAt == null, cancel)
        );
    }

    private async Task<IReadOnlyList<(PersonGlimpse, PersonGlimpse)>> LinksAsync(PossibleDuplicate pair, CancellationToken cancel)
    {
        var links = (await merging.LinksAsync(pair.OneId, cancel))
            .Concat(await merging.LinksAsync(pair.OtherId, cancel))
            .Distinct()
            .ToList();
        var people = await GlimpsesAsync([.. links.SelectMany(l => new[] { l.Person, l.Into }).Distinct()], cancel);
        return
        [
            .. links.Where(l => people.ContainsKey(l.Person) && people.ContainsKey(l.Into)).Select(l => (people[l.Person], people[l.Into])),
        ];
    }

    private async Task<Dictionary<Guid, PersonGlimpse>> GlimpsesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancel) =>
        (
            await db
                .People.AsNoTracking()
                .Include(p => p.Identifiers)
                .Where(p => ids.Contains(p.Id) && p.ErasedAt == null)
                .ToListAsync(cancel)
        ).ToDictionary(p => p.Id, PersonGlimpse.Of);
}
