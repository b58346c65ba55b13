using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Jobs;

namespace UsmeAprende.Learning.Summaries;

/// <summary>Starts computing everybody's summaries again, once each time the requirements of the courses change.</summary>
public sealed class LearningSummaryRebuild(UsmeDb db, CatalogueStore catalogue, BatchJobQueue batches)
{
    private static readonly ConditionalWeakTable<CourseCatalogue, string> Versions = new();

    private IQueryable<PersonId> Survivors => db.People.Where(p => p.Id == (PersonId)p.SurvivorId).Select(p => p.Id);

    /// <summary>The version of the courses that this server has.</summary>
    internal string CurrentVersion => Versions.GetValue(catalogue.Current, ComputeVersion);

    /// <summary>Starts it, unless it was already started for the current courses.</summary>
    public async Task StartAsync(CancellationToken cancel)
    {
        var version = CurrentVersion;
        if (!await IsForAsync(version, cancel))
            await db.WriteAsync(() => StartAsync(version, cancel), cancel);
    }

    /// <summary>False while some summaries are still for other courses than this server has.</summary>
    internal async Task<bool> IsDoneAsync(CancellationToken cancel)
    {
        // Read once: the worker may start it at any moment.
        var kept = await db.LearningSummaryVersions.Select(v => v.Version).SingleOrDefaultAsync(cancel);
        if (kept is null)
            // A page may start it only the very first time. Otherwise two servers with different courses would start it again and again.
            await StartAsync(cancel);
        else if (kept != CurrentVersion)
            return false;
        var last = await db
            .Batches.Where(b => b.Kind == LearningSummaryBatch.KindName)
            .OrderByDescending(b => b.Id)
            .Select(b => (BatchState?)b.State)
            .FirstOrDefaultAsync(cancel);
        return last is null or BatchState.Finished;
    }

    internal Task<bool> IsForAsync(string version, CancellationToken cancel) =>
        db.LearningSummaryVersions.AnyAsync(v => v.Version == version, cancel);

    private async Task StartAsync(string version, CancellationToken cancel)
    {
        var kept = await db.LearningSummaryVersions.SingleOrDefaultAsync(cancel);
        if (kept?.Version == version)
            return;
        if (kept is null)
            db.Add(new LearningSummaryVersion { Version = version });
        else
            kept.Version = version;
        var few = await Survivors.OrderBy(id => id).Take(LearningSummaries.Portion + 1).ToListAsync(cancel);
        if (few.Count <= LearningSummaries.Portion)
            LearningChange.Enqueue(db, few);
        else
            await batches.StartAsync(LearningSummaryBatch.KindName, version, total: 0, by: null, cancel);
    }

    /// <summary>Everything in the courses that summaries depend on, without their texts.</summary>
    private static string ComputeVersion(CourseCatalogue courses)
    {
        var asked = new StringBuilder();
        foreach (var course in courses.Courses)
        {
            var rule = course.Rule;
            asked.Append(Text($"{course.Id} {rule.Lessons} {rule.Score} {rule.Cafes} {rule.Tasks}\n"));
            foreach (var lesson in course.Lessons)
                asked.Append(Text($"{lesson.Id} {lesson.Minutes} {lesson.IsWithheld}\n"));
            foreach (var module in course.Modules)
                asked.Append(Text($"{module.Id} {module.Test?.Id} {module.Test?.Pass} {module.Test?.IsWithheld}\n"));
        }
        foreach (var (former, now) in courses.Renamed.OrderBy(r => r.Key))
            asked.Append(Text($"{former} {now}\n"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(asked.ToString())));
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}

/// <summary>Adds a change for everybody, so that the worker computes their summaries again.</summary>
public sealed class LearningSummaryBatch(UsmeDb db, LearningSummarySignal signal) : IBatchWork
{
    public const string KindName = "resumenes-de-aprendizaje";

    private const int People = 500;

    public string Kind => KindName;

    public string Title => "Contar de nuevo lo aprendido";

    public async Task<BatchStepResult> StepAsync(BatchJob batch, CancellationToken cancel)
    {
        var after = batch.Cursor is { } cursor ? PersonId.Parse(cursor) : PersonId.Empty;
        var survivors = db.People.Where(p => p.Id == (PersonId)p.SurvivorId);
        var next = await survivors
            .Where(p => p.Id.CompareTo(after) > 0)
            .OrderBy(p => p.Id)
            .Select(p => p.Id)
            .Take(People)
            .ToListAsync(cancel);
        await db.WriteAsync(
            () =>
            {
                LearningChange.Enqueue(db, next);
                db.AfterCommit(signal.Set);
                return Task.CompletedTask;
            },
            cancel
        );
        var step = BatchStepResult.Advance(
            batch,
            next.Count,
            0,
            next.Count > 0 ? next[^1].ToString() : batch.Cursor,
            isLast: next.Count < People
        );
        return batch.Cursor is null ? step with { Total = await survivors.CountAsync(cancel) } : step;
    }
}

/// <summary>The version of the courses for which everybody was last computed.</summary>
public sealed class LearningSummaryVersion
{
    internal const int OnlyRow = 1;

    public int Id { get; init; } = OnlyRow;

    public required string Version { get; set; }
}

internal sealed class LearningSummaryVersionMapping : IEntityTypeConfiguration<LearningSummaryVersion>
{
    public void Configure(EntityTypeBuilder<LearningSummaryVersion> version)
    {
        version.ToTable("LearningSummaryVersions");
        version.Property(v => v.Id).ValueGeneratedNever();
        version.Property(v => v.Version).HasMaxLength(64);
    }
}
