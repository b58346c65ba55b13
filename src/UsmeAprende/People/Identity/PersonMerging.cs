using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.People.Accounts;

namespace UsmeAprende.People.Identity;

/// <summary>
/// Unites rows that turn out to be one human, and separates them again (R14). Only the link is written: every row stays whose it was, and
/// what is read by person is read for all the rows of <see cref="SamePersonQuery"/>, so that taking the link away restores each as it was.
/// </summary>
public sealed class PersonMerging(
    UsmeDb db,
    AuditTrail audit,
    SessionStateCache sessions,
    IEnumerable<IMergeObstacle> obstacles,
    TimeProvider clock
)
{
    /// <summary>Links the person, with all that was linked to them, to the one who survives.</summary>
    public Task<MergeResult> MergeAsync(Actor actor, Guid person, Guid survivor, CancellationToken cancel) =>
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

                // The root of one tree is hung where the coordinator pointed in the other: taking it off again leaves both as they were.
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

    /// <summary>Takes the person's link away; what was linked to them before stays with them.</summary>
    public Task<MergeResult> UnmergeAsync(Actor actor, Guid person, CancellationToken cancel) =>
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
                SetSurvivor(own, person);
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

    /// <summary>The links of which the person's set is made, each row with the one it is linked to.</summary>
    public async Task<IReadOnlyList<(Guid Person, Guid Into)>> ListLinksAsync(Guid person, CancellationToken cancel) =>
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

    private Task<List<Person>> SetOfAsync(Guid person, CancellationToken cancel) =>
        db.People.Where(p => db.SamePerson(person).Contains(p.Id)).ToListAsync(cancel);

    private async Task<MergeResult?> RefusalAsync(Actor actor, List<Person> people, CancellationToken cancel) =>
        people.Exists(p => p.Id == actor.PersonId) || !(await actor.ReloadAsync(db, cancel)).IsCoordinator ? MergeResult.NotAllowed : null;

    // An open session knows which human it is.
    private void SetSurvivor(List<Person> rows, Guid survivor)
    {
        foreach (var row in rows)
            row.SetSurvivor(survivor);
        db.AfterCommit(() => rows.ForEach(row => sessions.Forget(row.Id)));
    }

    private static List<Person> Below(Guid top, List<Person> united)
    {
        var own = united.FindAll(p => p.Id == top);
        for (var n = 0; n < own.Count; n++)
            own.AddRange(united.Where(p => p.MergedIntoId == own[n].Id));
        return own;
    }

    // Whatever pairs of the two were waiting or decided otherwise are answered by this.
    private async Task DecideAsync(
        List<Person> some,
        List<Person> others,
        DuplicateDecision verdict,
        Guid coordinator,
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

/// <summary>What came of uniting or separating two people.</summary>
public enum MergeResult
{
    Done,

    /// <summary>They are one person already, or two already.</summary>
    NothingToDo,

    /// <summary>Both belong to the staff: their deeds must stay apart (R14).</summary>
    BothStaff,

    /// <summary>Both hold a valid certificate of one course: a human may have one only, so one of them is revoked first (R24).</summary>
    TwoCertificates,

    /// <summary>Only coordinators do it, and never to an account of their own.</summary>
    NotAllowed,

    /// <summary>One of them is not there any more.</summary>
    Gone,
}

/// <summary>Something of a feature that must be put right before two rows can be one human (R14).</summary>
public interface IMergeObstacle
{
    /// <param name="some">All the rows that are one human already.</param>
    /// <param name="others">All the rows of the other.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>What the coordinator must do first; <see cref="MergeResult.Done"/> where nothing stands in the way.</returns>
    Task<MergeResult> CheckAsync(IReadOnlyCollection<Guid> some, IReadOnlyCollection<Guid> others, CancellationToken cancel);
}
