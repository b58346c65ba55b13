using System.Data.Common;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using UsmeAprende.Data;
using UsmeAprende.Jobs;
using UsmeAprende.People;

namespace UsmeAprende.Badges.Awarding;

/// <summary>
/// Evaluates everybody's records by the current rules, in a batch: a new badge, or a goal that was reached, is also awarded to people who
/// had earned it before.
/// </summary>
public sealed class BadgeBackfill(UsmeDb db, ActiveWeekUpdater weeks, BadgeAwarding awarding, BadgeStore badges) : IBatchWork
{
    public const string KindName = "insignias";

    // People in one transaction: few, so that other writers do not wait long.
    private const int People = HumanRows.Portion;

    public string Kind => KindName;

    public string Title => "Entregar insignias por lo ya aprendido";

    public async Task<BatchStepResult> StepAsync(BatchJob batch, CancellationToken cancel)
    {
        var after = batch.Cursor is { } cursor ? PersonId.Parse(cursor) : PersonId.Empty;
        var survivors = db.People.Where(p => p.Id == (PersonId)p.SurvivorId && p.ErasedAt == null);
        var next = await survivors
            .Where(p => p.Id.CompareTo(after) > 0)
            .OrderBy(p => p.Id)
            .Select(p => p.Id)
            .Take(People)
            .ToListAsync(cancel);
        await db.WriteAsync(() => EvaluateAsync(next.ConvertAll(id => (HumanId)id), cancel), cancel);
        var step = BatchStepResult.Advance(
            batch,
            next.Count,
            0,
            next.Count > 0 ? next[^1].ToString() : batch.Cursor,
            isLast: next.Count < People
        );
        return batch.Cursor is null ? step with { Total = await survivors.CountAsync(cancel) } : step;
    }

    /// <summary>Starts the batch, once for each version of the rules.</summary>
    public static async Task StartAsync(UsmeDb db, BatchJobQueue batches, BadgeBook book, CancellationToken cancel)
    {
        // A book that is withdrawn because of faults changes nothing: wait for the next one.
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

    private async Task EvaluateAsync(IReadOnlyList<HumanId> survivors, CancellationToken cancel)
    {
        if (badges.Current.ById.Count == 0)
            return;
        var rows = await db.People.Where(p => survivors.Contains(p.SurvivorId)).Select(p => p.Id).ToListAsync(cancel);
        await weeks.RecomputeAsync(rows, cancel);
        await db.SaveChangesAsync(cancel);
        await awarding.EvaluateAsync([.. survivors.Select(s => (PersonId)s)], cancel);
    }
}

/// <summary>Starts the batch at the site's start and when the rules change, if it was not done for these rules.</summary>
internal sealed class BadgeBackfillStarter(
    BadgeStore badges,
    IServiceScopeFactory scopes,
    BackgroundStart start,
    ILogger<BadgeBackfillStarter> log
) : SiteWorker
{
    private readonly Channel<bool> _changed = Channel.CreateUnbounded<bool>();

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        badges.Changed += RequestBackfill;
        _changed.Writer.TryWrite(true);
        return base.StartAsync(cancellationToken);
    }

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        badges.Changed -= RequestBackfill;
        return base.StopAsync(cancellationToken);
    }

    protected override async Task RunAsync(CancellationToken stopping)
    {
        await start.WaitAsync(stopping);
        await foreach (var _ in _changed.Reader.ReadAllAsync(stopping))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var services = scope.ServiceProvider;
                await BadgeBackfill.StartAsync(
                    services.GetRequiredService<UsmeDb>(),
                    services.GetRequiredService<BatchJobQueue>(),
                    badges.Current,
                    stopping
                );
            }
            catch (Exception fault) when (fault is DbException or DbUpdateException)
            {
                // New records are evaluated by the new rules anyway; old ones at the next start.
                log.LogError(fault, "The past could not be put down to be looked at by the new badges");
            }
        }
    }

    private void RequestBackfill(object? sender, EventArgs e) => _changed.Writer.TryWrite(true);
}

/// <summary>The version of the rules by which all records were last evaluated. One row.</summary>
public sealed class AwardedRules
{
    internal const int OnlyRow = 1;

    public int Id { get; init; } = OnlyRow;

    /// <summary>Version of the <see cref="BadgeBook"/>.</summary>
    public required string Version { get; set; }
}

internal sealed class AwardedRulesMapping : IEntityTypeConfiguration<AwardedRules>
{
    public void Configure(EntityTypeBuilder<AwardedRules> rules)
    {
        rules.ToTable("AwardedRules");
        rules.Property(r => r.Id).ValueGeneratedNever();
        rules.Property(r => r.Version).HasMaxLength(64);
    }
}
