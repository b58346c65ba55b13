using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;

namespace UsmeAprende.People.Identity;

/// <summary>
/// The queue of possible duplicates. New people are compared and added to it; coordinators decide. Nothing is ever merged automatically
/// (R12, R14).
/// </summary>
public sealed class DuplicateBacklog(UsmeDb db, AuditTrail audit, DuplicateFinder resemblances, TimeProvider clock)
{
    private const int KeysAtOnce = 500;

    /// <summary>The pairs that wait, the oldest first.</summary>
    public Task<List<PossibleDuplicate>> ListWaitingAsync(int most, CancellationToken cancel) =>
        db
            .PossibleDuplicates.AsNoTracking()
            .Where(d => d.Verdict == null)
            .OrderBy(d => d.FoundAt)
            .ThenBy(d => d.Id)
            .Take(most)
            .ToListAsync(cancel);

    public Task<int> CountWaitingAsync(CancellationToken cancel) => db.PossibleDuplicates.CountAsync(d => d.Verdict == null, cancel);

    public Task<List<PossibleDuplicate>> ListDecidedAsync(int most, CancellationToken cancel) =>
        db
            .PossibleDuplicates.AsNoTracking()
            .Where(d => d.Verdict != null)
            .OrderByDescending(d => d.DecidedAt)
            .ThenBy(d => d.Id)
            .Take(most)
            .ToListAsync(cancel);

    public Task<PossibleDuplicate?> FindAsync(Guid id, CancellationToken cancel) =>
        db.PossibleDuplicates.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancel);

    /// <summary>
    /// Adds two accounts of a person, reported by a facilitator who has the person before them; a coordinator decides (R14).
    /// </summary>
    /// <returns>False if the actor may not, they are merged already, or one of them does not exist.</returns>
    public Task<bool> ProposeAsync(Actor actor, PersonId one, PersonId other, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                var rows = await db
                    .People.Where(p => (p.Id == one || p.Id == other) && p.ErasedAt == null)
                    .Select(p => p.SurvivorId)
                    .Distinct()
                    .ToListAsync(cancel);
                if (
                    rows.Count < 2
                    || actor.PersonId == one
                    || actor.PersonId == other
                    || !(await actor.ReloadAsync(db, cancel)).IsFacilitator
                )
                    return false;
                if (await AddPairAsync(new PersonPair(one, other), DuplicateReason.StaffSaysSo, actor.PersonId, cancel))
                    await audit.AppendAsync(
                        db,
                        actor.PersonId,
                        PeopleAudit.Proposed,
                        PeopleAudit.Subject(one),
                        null,
                        PeopleAudit.Subject(other),
                        cancel
                    );
                return true;
            },
            cancel
        );

    /// <summary>Decides that they are two people.</summary>
    public Task<bool> MarkAsTwoPeopleAsync(Actor actor, Guid id, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                if (
                    !(await actor.ReloadAsync(db, cancel)).IsCoordinator
                    || await db.PossibleDuplicates.SingleOrDefaultAsync(d => d.Id == id && d.Verdict == null, cancel) is not { } pair
                )
                    return false;
                pair.Decide(DuplicateDecision.TwoPeople, clock.GetUtcNow().UtcDateTime, actor.PersonId);
                await audit.AppendAsync(
                    db,
                    actor.PersonId,
                    PeopleAudit.ToldApart,
                    PeopleAudit.Subject(pair.OneId),
                    null,
                    PeopleAudit.Subject(pair.OtherId),
                    cancel
                );
                return true;
            },
            cancel
        );

    /// <summary>Adds one pair. To be called in the transaction of its reason.</summary>
    /// <returns>Whether it waits for a coordinator because of this.</returns>
    internal async Task<bool> AddPairAsync(PersonPair pair, DuplicateReason why, PersonId? by, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (await db.PossibleDuplicates.SingleOrDefaultAsync(d => d.OneId == pair.One && d.OtherId == pair.Other, cancel) is { } known)
            return known.RaiseReason(why, now, by);
        db.Add(PossibleDuplicate.Create(pair, why, now, by));
        return true;
    }

    /// <inheritdoc cref="AddMatchesAsync(IReadOnlyList{Person}, IReadOnlySet{PersonPair}, CancellationToken)"/>
    internal Task<HashSet<PersonId>> AddMatchesAsync(IReadOnlyList<Person> arrived, CancellationToken cancel) =>
        AddMatchesAsync(arrived, new HashSet<PersonPair>(), cancel);

    /// <summary>
    /// Adds the pairs of new people with known people who are alike. To be called in the transaction that adds the new ones. People of the
    /// same list are also compared with each other, once they are stored.
    /// </summary>
    /// <param name="arrived">The new people, with their identifiers.</param>
    /// <param name="dismissed">Pairs that staff have dismissed: an equal name does not add them again, an equal identifier does.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>The new people who are like somebody known.</returns>
    internal async Task<HashSet<PersonId>> AddMatchesAsync(
        IReadOnlyList<Person> arrived,
        IReadOnlySet<PersonPair> dismissed,
        CancellationToken cancel
    )
    {
        var alike = new HashSet<PersonId>();
        var found = await resemblances.MatchAllAsync([.. arrived.Select(DuplicateSearchTerms.Of)], cancel);
        var reasons = new Dictionary<PersonPair, DuplicateReason>();
        for (var n = 0; n < arrived.Count; n++)
        {
            foreach (var (other, why) in found[n])
            {
                var pair = new PersonPair(arrived[n].Id, other);
                if (why is DuplicateReason.NameAndYear && dismissed.Contains(pair))
                    continue;
                alike.Add(arrived[n].Id);
                reasons[pair] = why;
            }
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var united = await UnitedAsync(reasons.Keys, cancel);
        foreach (var part in reasons.Where(r => !united.Contains(r.Key)).OrderBy(r => r.Key.One).ThenBy(r => r.Key.Other).Chunk(KeysAtOnce))
        {
            var ones = part.Select(r => r.Key.One).Distinct().ToList();
            var known = (await db.PossibleDuplicates.Where(d => ones.Contains(d.OneId)).ToListAsync(cancel)).ToDictionary(d => d.Pair);
            foreach (var (pair, why) in part)
            {
                if (known.TryGetValue(pair, out var before))
                    before.RaiseReason(why, now, by: null);
                else
                    db.Add(PossibleDuplicate.Create(pair, why, now, by: null));
            }
        }
        return alike;
    }

    private async Task<HashSet<PersonPair>> UnitedAsync(IReadOnlyCollection<PersonPair> pairs, CancellationToken cancel)
    {
        var survivors = new Dictionary<PersonId, HumanId>();
        foreach (var part in pairs.SelectMany(p => new[] { p.One, p.Other }).Distinct().Chunk(KeysAtOnce))
        foreach (var row in await db.People.Where(p => part.Contains(p.Id)).Select(p => new { p.Id, p.SurvivorId }).ToListAsync(cancel))
            survivors[row.Id] = row.SurvivorId;
        return
        [
            .. pairs.Where(p => survivors.TryGetValue(p.One, out var one) && survivors.TryGetValue(p.Other, out var other) && one == other),
        ];
    }
}
