using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace UsmeAprende.Learning;

/// <summary>
/// Writes what waits, as much as waits, in one commit (R8): a commit's cost is the disk's wait, which forty phones can share.
/// </summary>
public sealed class RecordWriter(IServiceScopeFactory scopes, IOptions<LearningOptions> options, ILogger<RecordWriter> log)
    : BackgroundService
{
    // Bounds the time others wait for their turn to write, and what is undone when one request spoils its group.
    private const int GroupLimit = 1_000;

    // With so many that cannot be written at the start of a request, the others are not tried.
    private const int TriedAlone = 5;

    private readonly Channel<PendingRecordBatch> _queue = Channel.CreateBounded<PendingRecordBatch>(
        new BoundedChannelOptions(options.Value.QueueLength) { SingleReader = true }
    );

    /// <summary>
    /// Receipts in the order of the records, after they are on disk; <see cref="RecordResultKind.Later"/> for all when too many wait
    /// already.
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

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await _queue.Reader.WaitToReadAsync(stoppingToken))
                await WriteGroupAsync(TakeGroup(), stoppingToken);
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
        // Another server may have inserted one of the ids between our look and our insert: looking again settles it.
        if (await TryWriteAsync(group, stopping) is null || await TryWriteAsync(group, stopping) is null)
            return;

        // Whatever it is, it must not sink the others.
        foreach (var waiting in group)
        {
            if (await TryWriteAsync([waiting], stopping) is { } fault)
                await WriteOneByOneAsync(waiting, fault, stopping);
        }
    }

    // Nor those of its own request: what cannot be written stays on the phone (R3). Where nothing can be, the fault is no record's.
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

/// <summary>One request's records in the queue of the writer, with the rows that go with them, and who waits for them.</summary>
internal sealed class PendingRecordBatch(IReadOnlyList<LearningRecord> records, IReadOnlyList<IStoredWithRecord> with, bool isStaffs)
{
    private readonly TaskCompletionSource<IReadOnlyList<RecordResult>> _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<LearningRecord> Records => records;

    /// <summary>A member of staff says them of others, and is asked whether they may.</summary>
    public bool IsStaffs => isStaffs;

    public Task<IReadOnlyList<RecordResult>> Written => _written.Task;

    /// <summary>The rows that go with the records which these receipts call stored.</summary>
    public IEnumerable<IStoredWithRecord> ListRowsToStore(IEnumerable<RecordResult> receipts)
    {
        var stored = receipts.Where(r => r.Kind is RecordResultKind.Stored).Select(r => r.Id).ToHashSet();
        return with.Where(row => stored.Contains(row.RecordId));
    }

    /// <summary>One of the records, to be tried without the others.</summary>
    public PendingRecordBatch CreateForRecord(LearningRecord record) => new([record], with, isStaffs);

    public void Complete(IReadOnlyList<RecordResult> receipts) => _written.TrySetResult(receipts);

    public void Fail(Exception fault) => _written.TrySetException(fault);
}
