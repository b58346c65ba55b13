using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Gatherings.Groups;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.People;

namespace UsmeAprende.Gatherings.Planning;

/// <summary>
/// Plans gatherings, alone and in series, changes, moves and cancels them. Facilitators do so with their own, coordinators with all (R15).
/// </summary>
public sealed class GatheringPlanning(
    UsmeDb db,
    FormIdempotency forms,
    SeatAllocation seating,
    GatheringRecount recount,
    AuditTrail audit,
    PublicStamps stamps,
    TimeProvider clock
)
{
    /// <summary>Plans one gathering, or several with their group.</summary>
    /// <returns>Gone where they should join a group that is not theirs.</returns>
    public Task<PlanningResult> PlanAsync(Actor actor, NewGatherings asked, CancellationToken cancel) =>
        db.WriteGatheringsAsync(
            stamps,
            async () =>
            {
                var history = await forms.ReadAsync([asked.Id], cancel);
                if (await CheckEarlierFormAsync(history, actor, asked, cancel) is { } answered)
                    return answered;
                if (asked.GroupId is { } joined && !await db.GroupsForStaff(actor).AnyAsync(g => g.Id == joined, cancel))
                    return PlanningResult.Gone;

                var now = clock.GetUtcNow().UtcDateTime;
                var group = asked.GroupId ?? CreateGroup(asked, now);
                var planned = asked
                    .Occasions.Select(
                        (when, n) => Gathering.Create(n == 0 ? asked.Id : Guid.CreateVersion7(), asked.CreatePlan(n), when, group, now)
                    )
                    .ToList();
                db.AddRange(planned);
                history.Store(asked.Id, new { staff = actor.PersonId, asked });
                foreach (var gathering in planned)
                    await AppendAuditAsync(actor, GatheringAudit.Planned, gathering, null, cancel);
                await db.SaveChangesAsync(cancel);
                await SeatGroupAsync(asked.GroupId, planned, cancel);
                return PlanningResult.Done;
            },
            cancel
        );

    /// <summary>The answer to a form that was sent before; null for a new one. To be asked before overlaps are looked for.</summary>
    public Task<PlanningResult?> FindEarlierResultAsync(Actor actor, NewGatherings asked, CancellationToken cancel) =>
        db.WriteAsync(async () => await CheckEarlierFormAsync(await forms.ReadAsync([asked.Id], cancel), actor, asked, cancel), cancel);

    public Task<PlanningResult> ChangeAsync(Actor actor, GatheringChange change, CancellationToken cancel) =>
        db.WriteGatheringsAsync(
            stamps,
            async () =>
            {
                if (await FindAsync(actor, change.Id, cancel) is not { } gathering)
                    return PlanningResult.Gone;
                if (gathering.CancelledAt is not null)
                    return PlanningResult.Cancelled;
                if (gathering.Version != change.Version)
                    return PlanningResult.Stale;
                if (gathering.WouldMove(change.When, change.Plan.VenueId))
                {
                    if (gathering.ClosedAt is not null)
                        return PlanningResult.Closed;
                    if (change.Reason is null)
                        return PlanningResult.ReasonMissing;
                }

                var before = gathering.ToPlan();
                var was = gathering.When;
                var rest = change.Rest ? await ListRestOfSeriesAsync(actor, gathering, cancel) : [];
                await ApplyAsync(actor, gathering, change.Plan, change.When, change.Reason, cancel);
                foreach (var other in rest)
                {
                    await ApplyAsync(
                        actor,
                        other,
                        other.ToPlan().ApplyChanges(before, change.Plan),
                        other.When.ShiftLike(was, change.When),
                        change.Reason,
                        cancel
                    );
                }
                return PlanningResult.Done;
            },
            cancel
        );

    public Task<PlanningResult> CancelAsync(Actor actor, Guid id, string reason, bool andRest, CancellationToken cancel) =>
        db.WriteGatheringsAsync(
            stamps,
            async () =>
            {
                if (await FindAsync(actor, id, cancel) is not { } gathering)
                    return PlanningResult.Gone;
                if (gathering.CancelledAt is not null)
                    return PlanningResult.Cancelled;
                if (gathering.ClosedAt is not null)
                    return PlanningResult.Closed;
                foreach (
                    var one in andRest
                        ? [gathering, .. await ListRestOfSeriesAsync(actor, gathering, cancel)]
                        : new List<Gathering> { gathering }
                )
                {
                    var before = GatheringAudit.Describe(one);
                    await recount.ApplyAsync(one, () => one.Cancel(reason, clock.GetUtcNow().UtcDateTime), cancel);
                    await AppendAuditAsync(actor, GatheringAudit.Cancelled, one, before, cancel);
                }
                return PlanningResult.Done;
            },
            cancel
        );

    /// <summary>It is held after all. Who had a seat has it still, and is told.</summary>
    public Task<PlanningResult> RestoreAsync(Actor actor, Guid id, string reason, CancellationToken cancel) =>
        db.WriteGatheringsAsync(
            stamps,
            async () =>
            {
                if (await FindAsync(actor, id, cancel) is not { } gathering)
                    return PlanningResult.Gone;
                if (gathering.CancelledAt is null)
                    return PlanningResult.Done;
                var before = GatheringAudit.Describe(gathering);
                await recount.ApplyAsync(gathering, () => gathering.Restore(reason, clock.GetUtcNow().UtcDateTime), cancel);
                await AppendAuditAsync(actor, GatheringAudit.Restored, gathering, before, cancel);
                await seating.PromoteWaitingAsync(gathering, cancel);
                return PlanningResult.Done;
            },
            cancel
        );

    private async Task<PlanningResult?> CheckEarlierFormAsync(
        SubmittedForms history,
        Actor actor,
        NewGatherings asked,
        CancellationToken cancel
    ) =>
        !await db.Gatherings.AnyAsync(g => g.Id == asked.Id, cancel) ? null
        : history.IsRepeated(asked.Id, new { staff = actor.PersonId, asked }) ? PlanningResult.Done
        : PlanningResult.SentOtherwise;

    private async Task ApplyAsync(
        Actor actor,
        Gathering gathering,
        GatheringPlan plan,
        TimeSlot when,
        string? reason,
        CancellationToken cancel
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var before = GatheringAudit.Describe(gathering);
        var moves = gathering.WouldMove(when, plan.VenueId);
        // Who came learnt what it covers, and when somebody came late or left early is told from when it is.
        await recount.ApplyAsync(
            gathering,
            () =>
            {
                gathering.ApplyPlan(plan, now);
                if (moves)
                    gathering.Move(when, plan.VenueId, reason!, now);
            },
            cancel
        );
        if (before != GatheringAudit.Describe(gathering))
            await AppendAuditAsync(actor, moves ? GatheringAudit.Moved : GatheringAudit.Changed, gathering, before, cancel);

        // There may be more seats than before; with fewer, nobody loses theirs.
        await seating.PromoteWaitingAsync(gathering, cancel);
    }

    private Task AppendAuditAsync(Actor actor, string action, Gathering gathering, string? before, CancellationToken cancel) =>
        audit.AppendAsync(
            db,
            actor.PersonId,
            action,
            GatheringAudit.Subject(gathering.Id),
            before,
            GatheringAudit.Describe(gathering),
            cancel
        );

    private Task<Gathering?> FindAsync(Actor actor, Guid id, CancellationToken cancel) =>
        IncludeDetails(db.GatheringsForStaff(actor)).SingleOrDefaultAsync(g => g.Id == id, cancel);

    private Task<List<Gathering>> ListRestOfSeriesAsync(Actor actor, Gathering gathering, CancellationToken cancel) =>
        IncludeDetails(db.RestOfSeriesForStaff(actor, gathering)).OrderBy(g => g.StartsAt).ToListAsync(cancel);

    private static IQueryable<Gathering> IncludeDetails(IQueryable<Gathering> gatherings) =>
        gatherings.Include(g => g.Lessons).Include(g => g.Facilitators).AsSplitQuery();

    private Guid? CreateGroup(NewGatherings asked, DateTime now)
    {
        if (asked.Occasions.Count == 1)
            return null;
        var group = new StudyGroup { CreatedAt = now };
        group.Update(asked.Plan.Title, asked.CourseId);
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
            await seating.AllocateAsync(gathering, person, cancel);
    }
}

/// <summary>What came of planning, changing or cancelling a gathering.</summary>
public enum PlanningResult
{
    Done,

    /// <summary>Something else was planned with this form: that is stored, and this is not (R33).</summary>
    SentOtherwise,

    /// <summary>There is none, or it is not theirs to change.</summary>
    Gone,

    /// <summary>Somebody else changed it meanwhile.</summary>
    Stale,

    /// <summary>It is cancelled: it stays as it was announced.</summary>
    Cancelled,

    /// <summary>Its attendance is closed, so it can neither move nor be cancelled.</summary>
    Closed,

    /// <summary>Moving it needs a reason.</summary>
    ReasonMissing,
}
