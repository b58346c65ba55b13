using UsmeAprende.Learning;

namespace UsmeAprende.Web.Learning;

/// <summary>What the server answers a phone, one result per record in the order they came.</summary>
/// <param name="Epoch">Changes when a backup was restored: the phone then sends again what it had kept (R7).</param>
public sealed record SyncAnswer(string Epoch, IReadOnlyList<SyncResult> Results);

/// <summary>What became of one record.</summary>
/// <param name="Id">As it came; absent where there was none to read.</param>
/// <param name="Result"><c>stored</c>, <c>duplicate</c>, <c>rejected</c> or <c>later</c> (R3).</param>
public sealed record SyncResult(string? Id, string Result, string? Reason, int? Score)
{
    /// <param name="id">As it came.</param>
    /// <param name="receipt">Null of what could not be read.</param>
    /// <param name="fault">Why it could not.</param>
    public static SyncResult Of(string? id, RecordReceipt? receipt, string? fault) =>
        receipt is null
            ? new SyncResult(id, Word(Receipt.Rejected), fault, null)
            : new SyncResult(id, Word(receipt.Result), receipt.Reason, receipt.Score);

    private static string Word(Receipt receipt) =>
        receipt switch
        {
            Receipt.Stored => "stored",
            Receipt.Duplicate => "duplicate",
            Receipt.Rejected => "rejected",
            Receipt.Later => "later",
            _ => throw new ArgumentOutOfRangeException(nameof(receipt), receipt, null),
        };
}
