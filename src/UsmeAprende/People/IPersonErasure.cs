namespace UsmeAprende.People;

/// <summary>
/// Erases what one feature holds on a person: free text goes, records by random id may stay (R30). Runs inside the transaction of the
/// erasure.
/// </summary>
public interface IPersonErasure
{
    /// <param name="person">One row; it is called for each of those that are one human.</param>
    /// <param name="cancel">Stops waiting.</param>
    Task EraseAsync(Guid person, CancellationToken cancel);
}
