using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Badges.Awarding;
using UsmeAprende.Data;
using UsmeAprende.Figures;
using UsmeAprende.Jobs;
using UsmeAprende.People;

namespace UsmeAprende.Badges.Goals;

/// <summary>Manages the collective goals of Usme, one for each month.</summary>
public sealed class CollectiveGoalService(
    UsmeDb db,
    AuditTrail audit,
    FinishedLessonsFigure lessons,
    LessonMonthReader months,
    PublishedFigureReader figures,
    BatchJobQueue batches,
    PublicStamps stamps,
    TimeProvider clock
)
{
    /// <summary>The area of the stamps for public pages that show goals.</summary>
    public const string Area = "metas";

    private static readonly TimeSpan ShownAfterwards = TimeSpan.FromDays(45);

    /// <summary>Sets or changes the goal of a month that has not ended.</summary>
    /// <returns>False where the month is over, or they may not.</returns>
    public async Task<bool> SetAsync(Actor actor, DateOnly month, string title, int target, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (month < FigureMonth.Of(now))
            return false;
        return await db.WriteAsync(
            async () =>
            {
                if (!(await actor.ReloadAsync(db, cancel)).IsCoordinator)
                    return false;
                db.AfterCommit(() => stamps.MarkChanged(Area));
                var goal = await db.CollectiveGoals.SingleOrDefaultAsync(g => g.Month == month, cancel);
                var before = goal is null ? null : Describe(goal);
                if (goal is null)
                    db.Add(goal = CollectiveGoal.Create(month, title, target, now));
                else
                    goal.Change(title, target);
                await audit.AppendAsync(
                    db,
                    actor.PersonId,
                    before is null ? BadgesAudit.GoalSet : BadgesAudit.GoalChanged,
                    BadgesAudit.Subject(goal),
                    before,
                    Describe(goal),
                    cancel
                );
                return true;
            },
            cancel
        );
    }

    /// <returns>False if there is none, it is frozen, or they may not.</returns>
    public async Task<bool> RemoveAsync(Actor actor, Guid id, CancellationToken cancel)
    {
        return await db.WriteAsync(
            async () =>
            {
                db.AfterCommit(() => stamps.MarkChanged(Area));
                if (
                    !(await actor.ReloadAsync(db, cancel)).IsCoordinator
                    || await db.CollectiveGoals.SingleOrDefaultAsync(g => g.Id == id && g.FrozenAt == null, cancel) is not { } goal
                )
                    return false;
                db.Remove(goal);
                await audit.AppendAsync(
                    db,
                    actor.PersonId,
                    BadgesAudit.GoalRemoved,
                    BadgesAudit.Subject(goal),
                    Describe(goal),
                    null,
                    cancel
                );
                return true;
            },
            cancel
        );
    }

    public Task<List<CollectiveGoal>> ListAsync(CancellationToken cancel) =>
        db.CollectiveGoals.AsNoTracking().OrderByDescending(g => g.Month).ToListAsync(cancel);

    /// <summary>The goal on the home page: this month's, or for a while the last one; null if there is none.</summary>
    public async Task<PublicGoal?> FindPublicAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var month = FigureMonth.Of(now);
        var goal = await db
            .CollectiveGoals.AsNoTracking()
            .Where(g => g.Month <= month)
            .OrderByDescending(g => g.Month)
            .FirstOrDefaultAsync(cancel);
        if (goal is null || now > goal.Until + ShownAfterwards)
            return null;
        return new PublicGoal(
            goal.Title,
            goal.Month,
            goal.Target,
            goal.ShownStep,
            IsOver: now >= goal.Until,
            await figures.FindAsync(FinishedLessonsFigure.Name, goal.Month, cancel)
        );
    }

    /// <summary>How goals that are not frozen are going, for the team; null while that is being counted anew.</summary>
    public async Task<IReadOnlyDictionary<DateOnly, GoalCount>?> CountAsync(IReadOnlyCollection<DateOnly> open, CancellationToken cancel) =>
        await months.CountAsync(open, cancel) is { } counts
            ? open.ToDictionary(
                month => month,
                month => counts.TryGetValue(month, out var own) ? new GoalCount(own.Lessons, own.People) : default
            )
            : null;

    /// <summary>
    /// Runs once a day: fills the drawings of open goals, and freezes goals whose month is closed. If a goal was reached, everybody who
    /// took part gets a badge.
    /// </summary>
    public async Task UpdateAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var month = FigureMonth.Of(now);
        foreach (
            var id in await db.CollectiveGoals.Where(g => g.FrozenAt == null && g.Month <= month).Select(g => g.Id).ToListAsync(cancel)
        )
            await db.WriteAsync(() => UpdateAsync(id, now, cancel), cancel);

        // What may be published about a frozen goal also changes with the day.
        stamps.MarkChanged(Area);
    }

    private async Task UpdateAsync(Guid id, DateTime now, CancellationToken cancel)
    {
        if (await db.CollectiveGoals.SingleOrDefaultAsync(g => g.Id == id && g.FrozenAt == null, cancel) is not { } goal)
            return;
        goal.ShowStep(
            GoalProgress.ComputeStep((await lessons.ListMomentsAsync(goal.Month, cancel)).Select(done => done.Person), goal.Target)
        );
        // The same count that will be published.
        if (
            await db
                .ClosedMonths.AsNoTracking()
                .SingleOrDefaultAsync(m => m.Figure == FinishedLessonsFigure.Name && m.Month == goal.Month, cancel)
            is not { } closed
        )
            return;
        goal.Freeze(new GoalCount(closed.Total, closed.People), now);
        if (goal.IsReached)
            await batches.StartAsync(BadgeBackfill.KindName, BadgesAudit.Subject(goal), total: 0, by: null, cancel);
    }

    private static string Describe(CollectiveGoal goal) => $"{goal.Month:yyyy-MM}: {goal.Title} ({goal.Target})";
}

/// <summary>The daily job for goals.</summary>
public sealed class CollectiveGoalJob(CollectiveGoalService goals) : ISiteJob
{
    public Task RunAsync(JobReport report, CancellationToken cancel) => goals.UpdateAsync(cancel);
}

/// <summary>
/// A goal as the public sees it (R29): a drawing in steps during the month, and a number only when the month is published.
/// </summary>
/// <param name="Step">How much of the drawing is filled, from 0 to <see cref="CollectiveGoal.Steps"/>.</param>
/// <param name="IsOver">Whether its month has ended.</param>
/// <param name="Published">The result, also by place; null until it may be published.</param>
public sealed record PublicGoal(string Title, DateOnly Month, int Target, int Step, bool IsOver, PublishedFigure? Published)
{
    /// <summary>Number of lessons; null until it may be published, or if too few people took part.</summary>
    public int? Total => Published is { Parts.IsEmpty: false } published ? published.Total : null;
}

/// <summary>How far a goal has come: exact, and so for the team alone until it may be published (R29).</summary>
/// <param name="Lessons">Each person's each lesson once.</param>
/// <param name="People">Distinct.</param>
public readonly record struct GoalCount(int Lessons, int People);
