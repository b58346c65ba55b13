using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.Figures;
using UsmeAprende.Jobs;

namespace UsmeAprende.Badges;

/// <summary>The goals that all of Usme pursues together, one a month.</summary>
public sealed class Goals(
    UsmeDb db,
    AuditTrail audit,
    FinishedLessonsFigure lessons,
    PublishedFigureReader figures,
    BatchJobQueue batches,
    PublicStamps stamps,
    TimeProvider clock
)
{
    /// <summary>The part of the database that the home page shows.</summary>
    public const string Area = "metas";

    private static readonly TimeSpan ShownAfterwards = TimeSpan.FromDays(45);

    /// <summary>Sets or changes the goal of a month that has not ended.</summary>
    /// <returns>False where the month is over.</returns>
    public async Task<bool> SetAsync(Guid actor, DateOnly month, string title, int target, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (month < FigureMonth.Of(now))
            return false;
        await db.WriteAsync(
            async () =>
            {
                db.AfterCommit(() => stamps.MarkChanged(Area));
                var goal = await db.CollectiveGoals.SingleOrDefaultAsync(g => g.Month == month, cancel);
                var before = goal is null ? null : Words(goal);
                if (goal is null)
                    db.Add(goal = CollectiveGoal.Of(month, title, target, now));
                else
                    goal.Change(title, target);
                await audit.AppendAsync(
                    db,
                    actor,
                    before is null ? BadgesAudit.GoalSet : BadgesAudit.GoalChanged,
                    BadgesAudit.Subject(goal),
                    before,
                    Words(goal),
                    cancel
                );
            },
            cancel
        );
        return true;
    }

    /// <returns>False where there is none, or it is frozen.</returns>
    public async Task<bool> RemoveAsync(Guid actor, Guid id, CancellationToken cancel)
    {
        return await db.WriteAsync(
            async () =>
            {
                db.AfterCommit(() => stamps.MarkChanged(Area));
                if (await db.CollectiveGoals.SingleOrDefaultAsync(g => g.Id == id && g.FrozenAt == null, cancel) is not { } goal)
                    return false;
                db.Remove(goal);
                await audit.AppendAsync(db, actor, BadgesAudit.GoalRemoved, BadgesAudit.Subject(goal), Words(goal), null, cancel);
                return true;
            },
            cancel
        );
    }

    public Task<List<CollectiveGoal>> AllAsync(CancellationToken cancel) =>
        db.CollectiveGoals.AsNoTracking().OrderByDescending(g => g.Month).ToListAsync(cancel);

    /// <summary>The goal that the home page shows: this month's, or else the last one for a while; null where there is none.</summary>
    public async Task<ShownGoal?> ShownAsync(CancellationToken cancel)
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
        return new ShownGoal(
            goal.Title,
            goal.Month,
            goal.Target,
            goal.ShownStep,
            IsOver: now >= goal.Until,
            await figures.FindAsync(FinishedLessonsFigure.Name, goal.Month, cancel)
        );
    }

    /// <summary>How a goal that is not frozen is going, for the team.</summary>
    public async Task<GoalCount> CountAsync(CollectiveGoal goal, CancellationToken cancel) =>
        GoalCount.Of(await lessons.CountAsync(goal.Month, cancel));

    /// <summary>
    /// Once a day: fills the drawings of open goals, and freezes those whose month is closed. A reached goal is a badge for whoever took
    /// part.
    /// </summary>
    public async Task UpdateAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var month = FigureMonth.Of(now);
        foreach (
            var id in await db.CollectiveGoals.Where(g => g.FrozenAt == null && g.Month <= month).Select(g => g.Id).ToListAsync(cancel)
        )
            await db.WriteAsync(() => UpdateAsync(id, now, cancel), cancel);

        // What may be told of a frozen one changes with the day too.
        stamps.MarkChanged(Area);
    }

    private async Task UpdateAsync(Guid id, DateTime now, CancellationToken cancel)
    {
        if (await db.CollectiveGoals.SingleOrDefaultAsync(g => g.Id == id && g.FrozenAt == null, cancel) is not { } goal)
            return;
        goal.Show(GoalProgress.StepOf((await lessons.ListMomentsAsync(goal.Month, cancel)).Select(done => done.Person), goal.Target));
        // The one count that the public will be told too.
        if (
            await db
                .ClosedMonths.AsNoTracking()
                .SingleOrDefaultAsync(m => m.Figure == FinishedLessonsFigure.Name && m.Month == goal.Month, cancel)
            is not { } closed
        )
            return;
        goal.Freeze(new GoalCount(closed.Total, closed.People), now);
        if (goal.IsReached)
            await batches.StartAsync(PastAwards.KindName, BadgesAudit.Subject(goal), total: 0, by: null, cancel);
    }

    private static string Words(CollectiveGoal goal) => $"{goal.Month:yyyy-MM}: {goal.Title} ({goal.Target})";
}
