using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.People.Accounts;

namespace UsmeAprende.People.Identity;

/// <summary>
/// Merges rows of one human, and separates them again (R14). It writes only the link. Data stay with their own row, and queries read all
/// rows of the human (<see cref="SamePersonQuery"/>), so removing the link restores each row as it was.
/// </summary>
public sealed class PersonMerging(
    UsmeDb db,
    AuditTrail audit,
    SessionStateCache sessions,
    IEnumerable<IMergeObstacle> obstacles,
    TimeProvider clock
)
{
    /// <summary>Links the person, and all rows linked to them, to the survivor.</summary>
    public Task<MergeResult> MergeAsync(Actor actor, PersonId person, PersonId survivor, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                var lost = await SetOfAsync(person, cancel);
                var kept = await SetOfAsync(survivor, cancel);
                if (await RefusalAsync(actor, [.. lost, .. kept], cancel) is { } refusal)
                    return refusal;
                if (lost.Count == 0 || kept.Count == 0 || lost.Concat(kept).Any(p => p.ErasedAt is not null))
                    return MergeResult.Gone;
                if (lost[0].SurvivorId == kept[0].SurvivorId)
                    return MergeResult.NothingToDo;
                if (lost.Exists(p => p.Role is not PersonRole.Learner) && kept.Exists(p => p.Role is not PersonRole.Learner))
                    return MergeResult.BothStaff;
                foreach (var obstacle in obstacles)
                    if (
                        await obstacle.CheckAsync(lost.ConvertAll(p => p.Id), kept.ConvertAll(p => p.Id), cancel)
                        is not MergeResult.Done
                            and var stopped
                    )
                        return stopped;

                // The root of one tree is linked to the chosen row of the other tree. Removing that link restores both trees.
                var root = lost.Single(p => p.MergedIntoId is null);
                root.MergeInto(survivor);
                SetSurvivor(lost, kept[0].SurvivorId);
                await DecideAsync(lost, kept, DuplicateDecision.OnePerson, actor.PersonId, cancel);
                await audit.AppendAsync(
                    db,
                    actor.PersonId,
                    PeopleAudit.Merged,
                    PeopleAudit.Subject(root.Id),
                    null,
                    PeopleAudit.Subject(survivor),
                    cancel
                );
                return MergeResult.Done;
            },
            cancel
        );

    /// <summary>Removes the person's link. Rows that were linked to them before stay linked.</summary>
    public Task<MergeResult> UnmergeAsync(Actor actor, PersonId person, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                var united = await SetOfAsync(person, cancel);
                if (await RefusalAsync(actor, united, cancel) is { } refusal)
                    return refusal;
                if (united.Find(p => p.Id == person) is not { ErasedAt: null } leaving)
                    return MergeResult.Gone;
                if (leaving.MergedIntoId is not { } former)
                    return MergeResult.NothingToDo;
                leaving.Unmerge();
                var own = Below(person, united);
                SetSurvivor(own, (HumanId)person);
                await DecideAsync(own, [.. united.Except(own)], DuplicateDecision.TwoPeople, actor.PersonId, cancel);
                await audit.AppendAsync(
                    db,
                    actor.PersonId,
                    PeopleAudit.Unmerged,
                    PeopleAudit.Subject(person),
                    PeopleAudit.Subject(former),
                    null,
                    cancel
                );
                return MergeResult.Done;
            },
            cancel
        );

    /// <summary>Lists the links between the rows of the human: each row with the row to which it is linked.</summary>
    public async Task<IReadOnlyList<(PersonId Person, PersonId Into)>> ListLinksAsync(PersonId person, CancellationToken cancel) =>
        [
            .. (
                await db
                    .People.AsNoTracking()
                    .Where(p => db.SamePerson(person).Contains(p.Id) && p.MergedIntoId != null)
                    .OrderBy(p => p.CreatedAt)
                    .Select(p => new { p.Id, Into = p.MergedIntoId!.Value })
                    .ToListAsync(cancel)
            ).Select(l => (l.Id, l.Into)),
        ];

    private Task<List<Person>> SetOfAsync(PersonId person, CancellationToken cancel) =>
        db.People.Where(p => db.SamePerson(person).Contains(p.Id)).ToListAsync(cancel);

    private async Task<MergeResult?> RefusalAsync(Actor actor, List<Person> people, CancellationToken cancel) =>
        people.Exists(p => p.Id == actor.PersonId) || !(await actor.ReloadAsync(db, cancel)).IsCoordinator ? MergeResult.NotAllowed : null;

    // An open session stores the human, so it must be read again.
    private void SetSurvivor(List<Person> rows, HumanId survivor)
    {
        foreach (var row in rows)
            row.SetSurvivor(survivor);
        db.AfterCommit(() => rows.ForEach(row => sessions.Forget(row.Id)));
    }

    private static List<Person> Below(PersonId top, List<Person> united)
    {
        var own = united.FindAll(p => p.Id == top);
        for (var n = 0; n < own.Count; n++)
            own.AddRange(united.Where(p => p.MergedIntoId == own[n].Id));
        return own;
    }

    // This also decides the other waiting or dismissed pairs of the two.
    private async Task DecideAsync(
        List<Person> some,
        List<Person> others,
        DuplicateDecision verdict,
        PersonId coordinator,
        CancellationToken cancel
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var ids = some.Concat(others).Select(p => p.Id).ToList();
        var pairs = (from one in some from other in others select new PersonPair(one.Id, other.Id)).ToHashSet();
        foreach (var pair in await db.PossibleDuplicates.Where(d => ids.Contains(d.OneId) && ids.Contains(d.OtherId)).ToListAsync(cancel))
            if (pairs.Contains(pair.Pair))
                pair.Decide(verdict, now, coordinator);
    }
}

/// <summary>The result of merging or separating two people.</summary>
public enum MergeResult
{
    Done,

    /// <summary>They are already merged, or already separate.</summary>
    NothingToDo,

    /// <summary>Both are staff: it must stay clear who did what (R14).</summary>
    BothStaff,

    /// <summary>Both have a valid certificate of the same course. A human may have only one, so one must be revoked first (R24).</summary>
    TwoCertificates,

    /// <summary>Only coordinators may do it, and not with their own accounts.</summary>
    NotAllowed,

    /// <summary>One of them does not exist any more.</summary>
    Gone,
}

/// <summary>Checks for one feature if two people can be merged (R14).</summary>
public interface IMergeObstacle
{
    /// <param name="some">All rows of the first human.</param>
    /// <param name="others">All rows of the other human.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>What the coordinator must do first; <see cref="MergeResult.Done"/> if they can be merged.</returns>
    Task<MergeResult> CheckAsync(IReadOnlyCollection<PersonId> some, IReadOnlyCollection<PersonId> others, CancellationToken cancel);
}
