using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;

namespace UsmeAprende.Gatherings;

/// <summary>
/// Plans gatherings, alone and in series, changes, moves and cancels them. Facilitators do so with their own, coordinators with all (R15).
/// </summary>
public sealed class GatheringPlanning(
    UsmeDb db,
    FormIdempotency forms,
    Seating seating,
    Recount recount,
    AuditTrail audit,
    PublicStamps stamps,
    TimeProvider clock
)
{
    /// <summary>Plans one gathering, or several with their group.</summary>
    /// <returns>Gone where they should join a group that is not theirs.</returns>
    public Task<PlanAnswer> PlanAsync(Guid staff, NewGatherings asked, CancellationToken cancel) =>
        WriteAsync(
            async () =>
            {
                var history = await forms.ReadAsync([asked.Id], cancel);
                if (await AnswerAsync(history, staff, asked, cancel) is { } answered)
                    return answered;
                if (asked.GroupId is { } joined && !await db.GroupsOf(staff).AnyAsync(g => g.Id == joined, cancel))
                    return PlanAnswer.Gone;

                var now = clock.GetUtcNow().UtcDateTime;
                var group = asked.GroupId ?? NewGroup(asked, now);
                var planned = asked
                    .Occasions.Select(
                        (when, n) => Gathering.Of(n == 0 ? asked.Id : Guid.CreateVersion7(), asked.PlanOf(n), when, group, now)
                    )
                    .ToList();
                db.AddRange(planned);
                history.Store(asked.Id, new { staff, asked });
                foreach (var gathering in planned)
                    await audit.AppendAsync(
                        db,
                        staff,
                        GatheringAudit.Planned,
                        GatheringAudit.Subject(gathering.Id),
                        null,
                        GatheringAudit.Words(gathering),
                        cancel
                    );
                await db.SaveChangesAsync(cancel);
                await SeatGroupAsync(asked.GroupId, planned, cancel);
                return PlanAnswer.Done;
            },
            cancel
        );

    /// <summary>
    /// What a form that was sent before is answered; nothing where it is new. To be asked before what is stored could be taken for an
    /// overlap with itself.
    /// </summary>
    public Task<PlanAnswer?> FindAnswerAsync(Guid staff, NewGatherings asked, CancellationToken cancel) =>
        db.WriteAsync(async () => await AnswerAsync(await forms.ReadAsync([asked.Id], cancel), staff, asked, cancel), cancel);

    public Task<PlanAnswer> ChangeAsync(Guid staff, GatheringChange change, CancellationToken cancel) =>
        WriteAsync(
            async () =>
            {
                if (await FindAsync(staff, change.Id, cancel) is not { } gathering)
                    return PlanAnswer.Gone;
                if (gathering.CancelledAt is not null)
                    return PlanAnswer.Cancelled;
                if (gathering.Version != change.Version)
                    return PlanAnswer.Stale;
                if (gathering.WouldMove(change.When, change.Plan.VenueId))
                {
                    if (gathering.ClosedAt is not null)
                        return PlanAnswer.Closed;
                    if (change.Reason is null)
                        return PlanAnswer.ReasonMissing;
                }

                var before = gathering.ToPlan();
                var was = gathering.When;
                var rest = change.Rest ? await RestAsync(staff, gathering, cancel) : [];
                await ApplyAsync(staff, gathering, change.Plan, change.When, change.Reason, cancel);
                foreach (var other in rest)
                {
                    await ApplyAsync(
                        staff,
                        other,
                        other.ToPlan().Follow(before, change.Plan),
                        other.When.Follow(was, change.When),
                        change.Reason,
                        cancel
                    );
                }
                return PlanAnswer.Done;
            },
            cancel
        );

    public Task<PlanAnswer> CancelAsync(Guid staff, Guid id, string reason, bool andRest, CancellationToken cancel) =>
        WriteAsync(
            async () =>
            {
                if (await FindAsync(staff, id, cancel) is not { } gathering)
                    return PlanAnswer.Gone;
                if (gathering.CancelledAt is not null)
                    return PlanAnswer.Cancelled;
                if (gathering.ClosedAt is not null)
                    return PlanAnswer.Closed;
                foreach (var one in andRest ? [gathering, .. await RestAsync(staff, gathering, cancel)] : new List<Gathering> { gathering })
                {
                    var before = GatheringAudit.Words(one);
                    await recount.AroundAsync(one, () => one.Cancel(reason, clock.GetUtcNow().UtcDateTime), cancel);
                    await audit.AppendAsync(
                        db,
                        staff,
                        GatheringAudit.Cancelled,
                        GatheringAudit.Subject(one.Id),
                        before,
                        GatheringAudit.Words(one),
                        cancel
                    );
                }
                return PlanAnswer.Done;
            },
            cancel
        );

    /// <summary>It is held after all. Who had a seat has it still, and is told.</summary>
    public Task<PlanAnswer> RestoreAsync(Guid staff, Guid id, string reason, CancellationToken cancel) =>
        WriteAsync(
            async () =>
            {
                if (await FindAsync(staff, id, cancel) is not { } gathering)
                    return PlanAnswer.Gone;
                if (gathering.CancelledAt is null)
                    return PlanAnswer.Done;
                var before = GatheringAudit.Words(gathering);
                await recount.AroundAsync(gathering, () => gathering.Restore(reason, clock.GetUtcNow().UtcDateTime), cancel);
                await audit.AppendAsync(
                    db,
                    staff,
                    GatheringAudit.Restored,
                    GatheringAudit.Subject(id),
                    before,
                    GatheringAudit.Words(gathering),
                    cancel
                );
                await seating.FillAsync(gathering, cancel);
                return PlanAnswer.Done;
            },
            cancel
        );

    private async Task<PlanAnswer?> AnswerAsync(SubmittedForms history, Guid staff, NewGatherings asked, CancellationToken cancel) =>
        !await db.Gatherings.AnyAsync(g => g.Id == asked.Id, cancel) ? null
        : history.IsRepeated(asked.Id, new { staff, asked }) ? PlanAnswer.Done
        : PlanAnswer.SentOtherwise;

    private async Task ApplyAsync(
        Guid staff,
        Gathering gathering,
        GatheringPlan plan,
        Occasion when,
        string? reason,
        CancellationToken cancel
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var before = GatheringAudit.Words(gathering);
        var moves = gathering.WouldMove(when, plan.VenueId);
        // Who came learnt what it covers, and when somebody came late or left early is told from when it is.
        await recount.AroundAsync(
            gathering,
            () =>
            {
                gathering.Describe(plan, now);
                if (moves)
                    gathering.Move(when, plan.VenueId, reason!, now);
            },
            cancel
        );
        var after = GatheringAudit.Words(gathering);
        if (before != after)
            await audit.AppendAsync(
                db,
                staff,
                moves ? GatheringAudit.Moved : GatheringAudit.Changed,
                GatheringAudit.Subject(gathering.Id),
                before,
                after,
                cancel
            );

        // There may be more seats than before; with fewer, nobody loses theirs.
        await seating.FillAsync(gathering, cancel);
    }

    private Task<Gathering?> FindAsync(Guid staff, Guid id, CancellationToken cancel) =>
        Whole(db.GatheringsOf(staff)).SingleOrDefaultAsync(g => g.Id == id, cancel);

    /// <summary>The later ones of its series that are still to be held.</summary>
    private async Task<List<Gathering>> RestAsync(Guid staff, Gathering gathering, CancellationToken cancel) =>
        gathering.GroupId is null
            ? []
            : await Whole(db.GatheringsOf(staff))
                .Where(g =>
                    g.GroupId == gathering.GroupId && g.StartsAt > gathering.StartsAt && g.CancelledAt == null && g.ClosedAt == null
                )
                .OrderBy(g => g.StartsAt)
                .ToListAsync(cancel);

    private static IQueryable<Gathering> Whole(IQueryable<Gathering> gatherings) =>
        gatherings.Include(g => g.Lessons).Include(g => g.Facilitators).AsSplitQuery();

    private Guid? NewGroup(NewGatherings asked, DateTime now)
    {
        if (asked.Occasions.Count == 1)
            return null;
        var group = new Group { CreatedAt = now };
        group.Describe(asked.Plan.Title, asked.CourseId);
        db.Add(group);
        return group.Id;
    }

    private async Task SeatGroupAsync(Guid? group, List<Gathering> planned, CancellationToken cancel)
    {
        if (group is null)
            return;
        var people = await db
            .Enrolments.Where(e => e.GroupId == group && e.LeftAt == null)
            .OrderBy(e => e.EnrolledAt)
            .Select(e => e.PersonId)
            .ToListAsync(cancel);
        foreach (var gathering in planned.Where(g => g.StartsAt > clock.GetUtcNow().UtcDateTime))
        foreach (var person in people)
            await seating.AskAsync(gathering, person, cancel);
    }

    private Task<T> WriteAsync<T>(Func<Task<T>> work, CancellationToken cancel) =>
        db.WriteAsync(
            () =>
            {
                db.AfterCommit(() => stamps.MarkChanged(PublicGatherings.Area));
                return work();
            },
            cancel
        );
}
