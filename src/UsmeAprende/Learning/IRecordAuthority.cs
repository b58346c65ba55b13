namespace UsmeAprende.Learning;

/// <summary>Knows who may say what of whom (R2). Learning asks; whoever holds gatherings answers.</summary>
public interface IRecordAuthority
{
    /// <summary>
    /// Why each record is refused (<see cref="Reasons"/>), in their order; null for those that are the author's to send. Voids are not
    /// asked about.
    /// </summary>
    Task<IReadOnlyList<string?>> RefusalsAsync(Guid author, IReadOnlyList<StaffRecord> records, CancellationToken cancel);
}
