using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.Learning.Summaries;

/// <summary>
/// Something that pages for staff need of every human and that is kept because computing it for all of them takes seconds: who is near a
/// certificate, how many lessons a month had. Each feature computes its own; when, is decided here.
/// </summary>
public interface ILearningSummary
{
    /// <summary>Computes it afresh, outside of any transaction.</summary>
    /// <returns>Stores it, to be called in a transaction; what was kept of the same rows goes.</returns>
    Task<Func<CancellationToken, Task>> ComputeAsync(IReadOnlyList<HumanLearning> humans, CancellationToken cancel);
}

/// <summary>
/// Computes summaries again of whom something changed. It is done after the change and not in its transaction: who syncs or takes
/// attendance does not wait for it, and ten changes of one person are one computation. A page that shows summaries catches up first.
/// </summary>
public sealed class LearningSummaries(
    UsmeDb db,
    HumanLearningReader reader,
    LearningSummaryRebuild rebuild,
    IEnumerable<ILearningSummary> summaries,
    LearningSummarySignal signal
)
{
    /// <summary>Changes looked at in one step: soon done, and few enough for one question to the database.</summary>
    public const int Portion = 200;

    private const int MostTries = 3;

    // A record about a person who is not known yet waits for them (R3).
    private IQueryable<LearningChange> Due => db.LearningChanges.Where(c => db.People.Any(p => p.Id == c.PersonId));

    /// <summary>Computes what is due where that is soon done.</summary>
    /// <returns>False where somebody who waits would wait long: then it is being computed, and a page says so.</returns>
    public async Task<bool> CatchUpAsync(CancellationToken cancel)
    {
        if (!await rebuild.IsDoneAsync(cancel))
        {
            signal.Set();
            return false;
        }
        // Another server may take what is due, and give it back undone: then it is looked at again.
        for (var tries = 0; tries < MostTries; tries++)
        {
            var due = await Due.OrderBy(c => c.Id).Select(c => c.Id).Take(Portion + 1).CountAsync(cancel);
            // What comes in during the step is later than the page.
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
            // All changes of these humans, read before what they learnt: whatever comes later has a change of its own, which stays.
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
        // By other courses than this server's: who has those computes them.
        if (!await rebuild.IsForAsync(version, cancel))
            return SummaryStepResult.OtherCourses;
        // Another server that took one of the changes may have read later than this one, and what it stored must stay.
        var taken = db.LearningChanges.Where(c => changes.Contains(c.Id));
        if (await taken.CountAsync(cancel) < changes.Count)
            return SummaryStepResult.TakenByAnother;
        await taken.ExecuteDeleteAsync(cancel);
        foreach (var store in stores)
            await store(cancel);
        return SummaryStepResult.Done;
    }
}

/// <summary>What came of a step.</summary>
public enum SummaryStepResult
{
    Done,

    NothingToDo,

    /// <summary>Another server did some of it: to be looked at again.</summary>
    TakenByAnother,

    /// <summary>The courses changed meanwhile, or another server has newer ones.</summary>
    OtherCourses,
}

/// <summary>Wakes the worker, and lets one step run at a time.</summary>
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
