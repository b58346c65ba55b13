namespace UsmeAprende.Learning;

/// <summary>The server's answer for one record, given after the commit.</summary>
/// <param name="Reason">
/// One of <see cref="Reasons"/> where the record was not stored, or was and does not count as things are (R34).
/// </param>
/// <param name="Score">Percent, of an answer.</param>
public sealed record RecordReceipt(Guid Id, Receipt Result, string? Reason = null, int? Score = null)
{
    public bool IsSaved => Result is Receipt.Stored or Receipt.Duplicate;
}
