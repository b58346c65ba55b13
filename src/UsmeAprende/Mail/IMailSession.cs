namespace UsmeAprende.Mail;

/// <summary>A visit to the post office. For one user at a time.</summary>
public interface IMailSession : IAsyncDisposable
{
    /// <summary>
    /// Hands a letter over. Once it is accepted it will not be lost here; what a network or a server can do wrong comes back as an outcome.
    /// </summary>
    Task<MailOutcome> SendAsync(Letter letter, CancellationToken cancel);
}
