namespace UsmeAprende.Learning;

/// <summary>One request's records in the queue of the writer, and who waits for them.</summary>
internal sealed class WaitingRecords(IReadOnlyList<LearningRecord> records)
{
    private readonly TaskCompletionSource<IReadOnlyList<RecordReceipt>> _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<LearningRecord> Records => records;

    public Task<IReadOnlyList<RecordReceipt>> Written => _written.Task;

    public void Answer(IReadOnlyList<RecordReceipt> receipts) => _written.TrySetResult(receipts);

    public void Fail(Exception fault) => _written.TrySetException(fault);
}
