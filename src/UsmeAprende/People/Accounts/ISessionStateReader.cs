namespace UsmeAprende.People.Accounts;

/// <summary>
/// Reads a session's state together with the data that the page shows, in one query. People owns this interface, and OwnPages implements
/// it.
/// </summary>
public interface ISessionStateReader
{
    /// <param name="person">The person of the session.</param>
    /// <param name="session">The session's id. It may have been ended.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>Null if the person does not exist any more.</returns>
    Task<SessionState?> FindStateAsync(PersonId person, Guid session, CancellationToken cancel);
}
