using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.Learning.Summaries;

/// <summary>
/// A summary of every human's learning for the pages of staff, such as who is near a certificate, or how many lessons a month had. It is
/// stored, because computing it for everybody takes seconds. Each feature computes its own summary; <see cref="LearningSummaries"/> decides
/// when.
/// </summary>
public interface ILearningSummary
{
    /// <summary>Computes the summary of these humans again, outside any transaction.</summary>
    /// <returns>A function that stores the summary and replaces the former one of the same rows. It is called in a transaction.</returns>
    Task<Func<CancellationToken, Task>> ComputeAsync(IReadOnlyList<HumanLearning> humans, CancellationToken cancel);
}

/// <summary>
/// Computes the summaries of people whose data changed. It runs after the change and not in its transaction, so a sync or an attendance
/// mark does not wait for it, and ten changes of one person need one computation. A page that shows summaries first processes what is due.
/// </summary>
public sealed class LearningSummaries(
    UsmeDb db,
    HumanLearningReader reader,
    LearningSummaryRebuild rebuild,
    IEnumerable<ILearningSummary> summaries,
    LearningSummarySignal signal
)
{
    /// <summary>Changes processed in one step. They are few, so a step is short and fits in one query.</summary>
    public const int Portion = 200;

    private const int MostTries = 3;

    // A change of a person who is not registered yet waits (R3).
    private IQueryable<LearningChange> Due => db.LearningChanges.Where(c => db.People.Any(p => p.Id == c.PersonId));

    /// <summary>Processes what is due, if it is little.</summary>
    /// <returns>False if it would take long. Then the worker does it, and the page says that it is being counted.</returns>
    public async Task<bool> CatchUpAsync(CancellationToken cancel)
    {
        if (!await rebuild.IsDoneAsync(cancel))
        {
            signal.Set();
            return false;
        }
        // Another server may process the same changes at the same time, and one of both is rolled back. Then try again.
        for (var tries = 0; tries < MostTries; tries++)
        {
            var due = await Due.OrderBy(c => c.Id).Select(c => c.Id).Take(Portion + 1).CountAsync(cancel);
            // Changes that arrive during the step are newer than the page, so they are not awaited.
            if (due == 0 || (due <= Portion && await StepAsync(cancel) is SummaryStepResult.Done))
                return true;
            if (due > Portion)
                break;
        }
        signal.Set();
        return false;
    }

    /// <summary>Computes the summaries of the oldest changes.</summary>
    public async Task<SummaryStepResult> StepAsync(CancellationToken cancel)
    {
        await signal.Turn.WaitAsync(cancel);
        try
        {
            var people = await Due.OrderBy(c => c.Id).Select(c => c.PersonId).Take(Portion).ToListAsync(cancel);
            if (people.Count == 0)
                return SummaryStepResult.NothingToDo;
            var version = rebuild.CurrentVersion;
            var rows = await reader.ListRowsAsync([.. people.Distinct()], cancel);
            var ids = rows.ConvertAll(r => r.Id);
            // Read the changes before the learning data. Whatever is stored later has its own change, which stays in the table.
            var changes = await db.LearningChanges.Where(c => ids.Contains(c.PersonId)).Select(c => c.Id).ToListAsync(cancel);
            var humans = await reader.ReadAsync(rows, cancel);
            var stores = new List<Func<CancellationToken, Task>>();
            foreach (var summary in summaries)
                stores.Add(await summary.ComputeAsync(humans, cancel));
            return await db.WriteAsync(() => StoreAsync(version, changes, stores, cancel), cancel);
        }
        finally
        {
            db.ChangeTracker.Clear();
            signal.Turn.Release();
        }
    }

    private async Task<SummaryStepResult> StoreAsync(
        string version,
        List<Guid> changes,
        List<Func<CancellationToken, Task>> stores,
        CancellationToken cancel
    )
    {
        // The stored summaries are for other courses than this server has. A server with those courses must compute them.
        if (!await rebuild.IsForAsync(version, cancel))
            return SummaryStepResult.OtherCourses;
        // If another server processed one of these changes, it may have read newer data, so its result must stay.
        var taken = db.LearningChanges.Where(c => changes.Contains(c.Id));
        if (await taken.CountAsync(cancel) < changes.Count)
            return SummaryStepResult.TakenByAnother;
        await taken.ExecuteDeleteAsync(cancel);
        foreach (var store in stores)
            await store(cancel);
        return SummaryStepResult.Done;
    }
}

/// <summary>The result of a step.</summary>
public enum SummaryStepResult
{
    Done,

    NothingToDo,

    /// <summary>Another server processed some of it: try again.</summary>
    TakenByAnother,

    /// <summary>The courses changed meanwhile, or another server has newer ones.</summary>
    OtherCourses,
}

/// <summary>Wakes the worker, and allows only one step at a time.</summary>
public sealed class LearningSummarySignal : IDisposable
{
    private readonly Channel<bool> _due = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    internal SemaphoreSlim Turn { get; } = new(1, 1);

    public void Set() => _due.Writer.TryWrite(true);

    internal ValueTask<bool> WaitAsync(CancellationToken cancel) => _due.Reader.ReadAsync(cancel);

    public void Dispose() => Turn.Dispose();
}
