using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Jobs;

namespace UsmeAprende.Badges;

/// <summary>
/// Looks at everybody's past by the rules there are now: a badge that is new, or a goal that was reached, is for those too who had earned
/// it before.
/// </summary>
public sealed class PastAwards(UsmeDb db, WeekKeeper weeks, Awarding awarding, BadgeStore badges) : IBatchWork
{
    public const string KindName = "insignias";

    // Each waits its turn to write; nobody should wait long behind this one.
    private const int People = Humans.Portion;

    public string Kind => KindName;

    public string Title => "Entregar insignias por lo ya aprendido";

    public async Task<BatchStepResult> StepAsync(BatchJob batch, CancellationToken cancel)
    {
        var after = batch.Cursor is { } cursor ? Guid.Parse(cursor) : Guid.Empty;
        var survivors = db.People.Where(p => p.SurvivorId == p.Id && p.ErasedAt == null);
        var next = await survivors
            .Where(p => p.Id.CompareTo(after) > 0)
            .OrderBy(p => p.Id)
            .Select(p => p.Id)
            .Take(People)
            .ToListAsync(cancel);
        await db.WriteAsync(() => EvaluateAsync(next, cancel), cancel);
        var step = BatchStepResult.Advance(
            batch,
            next.Count,
            0,
            next.Count > 0 ? next[^1].ToString() : batch.Cursor,
            isLast: next.Count < People
        );
        return batch.Cursor is null ? step with { Total = await survivors.CountAsync(cancel) } : step;
    }

    /// <summary>Puts everybody's past down to be looked at, once for each set of rules.</summary>
    public static async Task StartAsync(UsmeDb db, BatchJobQueue batches, BadgeBook book, CancellationToken cancel)
    {
        // A book withdrawn for its faults gives nothing and takes nothing: what counts is what comes after.
        if (book.ById.Count == 0)
            return;
        await db.WriteAsync(
            async () =>
            {
                var rules = await db.AwardedRules.SingleOrDefaultAsync(cancel);
                if (rules?.Version == book.Version)
                    return;
                if (rules is null)
                    db.Add(new AwardedRules { Version = book.Version });
                else
                    rules.Version = book.Version;
                await batches.StartAsync(KindName, book.Version, total: 0, by: null, cancel);
            },
            cancel
        );
    }

    private async Task EvaluateAsync(IReadOnlyList<Guid> survivors, CancellationToken cancel)
    {
        if (badges.Current.ById.Count == 0)
            return;
        var rows = await db.People.Where(p => survivors.Contains(p.SurvivorId)).Select(p => p.Id).ToListAsync(cancel);
        await weeks.RecomputeAsync(rows, cancel);
        await db.SaveChangesAsync(cancel);
        await awarding.EvaluateAsync(survivors, cancel);
    }
}
