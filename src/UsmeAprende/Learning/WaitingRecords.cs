namespace UsmeAprende.Learning;

/// <summary>One request's records in the queue of the writer, with the rows that go with them, and who waits for them.</summary>
internal sealed class WaitingRecords(IReadOnlyList<LearningRecord> records, IReadOnlyList<IStoredWithRecord> with)
{
    private readonly TaskCompletionSource<IReadOnlyList<RecordReceipt>> _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<LearningRecord> Records => records;

    public Task<IReadOnlyList<RecordReceipt>> Written => _written.Task;

    /// <summary>The rows that go with the records which these receipts call stored.</summary>
    public IEnumerable<IStoredWithRecord> StoredWith(IEnumerable<RecordReceipt> receipts)
    {
        var stored = receipts.Where(r => r.Result is Receipt.Stored).Select(r => r.Id).ToHashSet();
        return with.Where(row => stored.Contains(row.RecordId));
    }

    /// <summary>One of the records, to be tried without the others.</summary>
    public WaitingRecords Alone(LearningRecord record) => new([record], with);

    public void Answer(IReadOnlyList<RecordReceipt> receipts) => _written.TrySetResult(receipts);

    public void Fail(Exception fault) => _written.TrySetException(fault);
}
