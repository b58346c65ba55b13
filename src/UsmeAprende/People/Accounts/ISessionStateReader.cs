namespace UsmeAprende.People.Accounts;

/// <summary>
/// Looks a session's state up together with what the page is about to show of the person, so that both cost one question to the database.
/// Sessions ask; whoever keeps what pages show answers.
/// </summary>
public interface ISessionStateReader
{
    /// <param name="person">Whose session it says it is.</param>
    /// <param name="session">The session, which may have been closed.</param>
    /// <param name="countsUnread">Whether the page shows how many messages are unread.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>Null where there is no such person any more.</returns>
    Task<SessionState?> FindStateAsync(Guid person, Guid session, bool countsUnread, CancellationToken cancel);
}
