namespace UsmeAprende.Learning;

/// <summary>
/// Something that a member of staff says of somebody else: that they came, showed a task or helped, or that such a record was a mistake
/// (R2).
/// </summary>
public sealed record StaffRecord(Guid Person, NewRecord Record)
{
    /// <summary>A row to store with the record.</summary>
    public IStoredWithRecord? With { get; init; }
}

/// <summary>A row that says more about one record. It is stored in the record's transaction, and only when that record is.</summary>
public interface IStoredWithRecord
{
    Guid RecordId { get; }
}
