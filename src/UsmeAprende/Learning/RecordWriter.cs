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

    private readonly Channel<WaitingRecords> _queue = Channel.CreateBounded<WaitingRecords>(
        new BoundedChannelOptions(options.Value.QueueLength) { SingleReader = true }
    );

    /// <summary>
    /// Receipts in the order of the records, after they are on disk; <see cref="Receipt.Later"/> for all when too many wait already.
    /// </summary>
    internal async Task<IReadOnlyList<RecordReceipt>> WriteAsync(
        IReadOnlyList<LearningRecord> records,
        IReadOnlyList<IStoredWithRecord> with,
        CancellationToken cancel
    )
    {
        var waiting = new WaitingRecords(records, with);
        return _queue.Writer.TryWrite(waiting)
            ? await waiting.Written.WaitAsync(cancel)
            : [.. records.Select(r => new RecordReceipt(r.Id, Receipt.Later, Reasons.Busy))];
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

    private List<WaitingRecords> TakeGroup()
    {
        var group = new List<WaitingRecords>();
        for (var count = 0; count < GroupLimit && _queue.Reader.TryRead(out var waiting); count += waiting.Records.Count)
            group.Add(waiting);
        return group;
    }

    private async Task WriteGroupAsync(List<WaitingRecords> group, CancellationToken stopping)
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
    private async Task WriteOneByOneAsync(WaitingRecords waiting, Exception fault, CancellationToken stopping)
    {
        log.LogError(fault, "Records of one request could not be written together");
        var receipts = new List<RecordReceipt>(waiting.Records.Count);
        foreach (var record in waiting.Records)
        {
            var alone = waiting.Alone(record);
            receipts.Add(
                waiting.Records.Count > 1 && await TryWriteAsync([alone], stopping) is null
                    ? (await alone.Written)[0]
                    : new RecordReceipt(record.Id, Receipt.Later, Reasons.Fault)
            );
            if (receipts.Count == Math.Min(TriedAlone, waiting.Records.Count) && receipts.TrueForAll(r => r.Reason == Reasons.Fault))
            {
                waiting.Fail(fault);
                return;
            }
        }
        waiting.Answer(receipts);
    }

    private async Task<Exception?> TryWriteAsync(List<WaitingRecords> group, CancellationToken stopping)
    {
        try
        {
            IReadOnlyList<IReadOnlyList<RecordReceipt>> receipts;
            await using (var scope = scopes.CreateAsyncScope())
                receipts = await scope.ServiceProvider.GetRequiredService<GroupCommit>().RunAsync(group, stopping);
            foreach (var (waiting, answers) in group.Zip(receipts))
                waiting.Answer(answers);
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
