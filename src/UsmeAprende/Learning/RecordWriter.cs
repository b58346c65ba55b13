using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace UsmeAprende.Learning;

/// <summary>
/// Writes the records of all waiting requests in one commit (R8). A commit costs one wait for the disk, and forty phones can share it.
/// </summary>
public sealed class RecordWriter(IServiceScopeFactory scopes, IOptions<LearningOptions> options, ILogger<RecordWriter> log) : SiteWorker
{
    // Limits how long other writers wait, and how much is rolled back if one request fails.
    private const int GroupLimit = 1_000;

    // If this many records at the start of a request all fail, the rest is not tried.
    private const int TriedAlone = 5;

    private readonly Channel<PendingRecordBatch> _queue = Channel.CreateBounded<PendingRecordBatch>(
        new BoundedChannelOptions(options.Value.QueueLength) { SingleReader = true }
    );

    /// <summary>
    /// Returns the receipts in the order of the records, after they are on disk. If the queue is full, every receipt is
    /// <see cref="RecordResultKind.Later"/>.
    /// </summary>
    internal async Task<IReadOnlyList<RecordResult>> WriteAsync(
        IReadOnlyList<LearningRecord> records,
        IReadOnlyList<IStoredWithRecord> with,
        bool isStaffs,
        CancellationToken cancel
    )
    {
        var waiting = new PendingRecordBatch(records, with, isStaffs);
        return _queue.Writer.TryWrite(waiting)
            ? await waiting.Written.WaitAsync(cancel)
            : [.. records.Select(r => new RecordResult(r.Id, RecordResultKind.Later, RecordReasonCodes.Busy))];
    }

    protected override async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            while (await _queue.Reader.WaitToReadAsync(stopping))
                await WriteGroupAsync(TakeGroup(), stopping);
        }
        finally
        {
            _queue.Writer.TryComplete();
            while (_queue.Reader.TryRead(out var unwritten))
                unwritten.Fail(new OperationCanceledException("The site is stopping."));
        }
    }

    private List<PendingRecordBatch> TakeGroup()
    {
        var group = new List<PendingRecordBatch>();
        for (var count = 0; count < GroupLimit && _queue.Reader.TryRead(out var waiting); count += waiting.Records.Count)
            group.Add(waiting);
        return group;
    }

    private async Task WriteGroupAsync(List<PendingRecordBatch> group, CancellationToken stopping)
    {
        // Another server may have inserted one of the ids after our query. Trying again finds it.
        if (await TryWriteAsync(group, stopping) is null || await TryWriteAsync(group, stopping) is null)
            return;

        // A request that fails must not make the others fail.
        foreach (var waiting in group)
        {
            if (await TryWriteAsync([waiting], stopping) is { } fault)
                await WriteOneByOneAsync(waiting, fault, stopping);
        }
    }

    // A record that fails must not make the others of its request fail: it stays on the phone (R3). If no record can be written, the fault
    // is not in a record.
    private async Task WriteOneByOneAsync(PendingRecordBatch waiting, Exception fault, CancellationToken stopping)
    {
        log.LogError(fault, "Records of one request could not be written together");
        var receipts = new List<RecordResult>(waiting.Records.Count);
        foreach (var record in waiting.Records)
        {
            var alone = waiting.CreateForRecord(record);
            receipts.Add(
                waiting.Records.Count > 1 && await TryWriteAsync([alone], stopping) is null
                    ? (await alone.Written)[0]
                    : new RecordResult(record.Id, RecordResultKind.Later, RecordReasonCodes.Fault)
            );
            if (
                receipts.Count == Math.Min(TriedAlone, waiting.Records.Count)
                && receipts.TrueForAll(r => r.Reason == RecordReasonCodes.Fault)
            )
            {
                waiting.Fail(fault);
                return;
            }
        }
        waiting.Complete(receipts);
    }

    private async Task<Exception?> TryWriteAsync(List<PendingRecordBatch> group, CancellationToken stopping)
    {
        try
        {
            IReadOnlyList<IReadOnlyList<RecordResult>> receipts;
            await using (var scope = scopes.CreateAsyncScope())
                receipts = await scope.ServiceProvider.GetRequiredService<GroupCommit>().RunAsync(group, stopping);
            foreach (var (waiting, answers) in group.Zip(receipts))
                waiting.Complete(answers);
            return null;
        }
        catch (Exception fault) when (!stopping.IsCancellationRequested)
        {
            return fault;
        }
        catch (Exception fault)
        {
            group.ForEach(w => w.Fail(fault));
            throw;
        }
    }
}

/// <summary>One request in the writer's queue: its records, the rows stored with them, and the task that waits for the receipts.</summary>
internal sealed class PendingRecordBatch(IReadOnlyList<LearningRecord> records, IReadOnlyList<IStoredWithRecord> with, bool isStaffs)
{
    private readonly TaskCompletionSource<IReadOnlyList<RecordResult>> _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<LearningRecord> Records => records;

    /// <summary>True if staff made the records about others; then the policy is checked.</summary>
    public bool IsStaffs => isStaffs;

    public Task<IReadOnlyList<RecordResult>> Written => _written.Task;

    /// <summary>The extra rows of the records that are stored according to these receipts.</summary>
    public IEnumerable<IStoredWithRecord> ListRowsToStore(IEnumerable<RecordResult> receipts)
    {
        var stored = receipts.Where(r => r.Kind is RecordResultKind.Stored).Select(r => r.Id).ToHashSet();
        return with.Where(row => stored.Contains(row.RecordId));
    }

    /// <summary>A request with only one of the records, to try it alone.</summary>
    public PendingRecordBatch CreateForRecord(LearningRecord record) => new([record], with, isStaffs);

    public void Complete(IReadOnlyList<RecordResult> receipts) => _written.TrySetResult(receipts);

    public void Fail(Exception fault) => _written.TrySetException(fault);
}
