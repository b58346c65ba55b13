namespace UsmeAprende.Mail;

/// <summary>The way out for letters: a mail server, or a folder.</summary>
public interface IEmailSender
{
    /// <summary>For many letters one after the other: a connection may be kept among them. Nothing is connected before the first.</summary>
    IEmailSession OpenSession();

    /// <summary>Throws away what still waits here for a person whose data are erased.</summary>
    void DeleteForOwner(Guid owner);
}

/// <summary>A visit to the post office. For one user at a time.</summary>
public interface IEmailSession : IAsyncDisposable
{
    /// <summary>
    /// Hands a letter over. Once it is accepted it will not be lost here; what a network or a server can do wrong comes back as an outcome.
    /// </summary>
    Task<EmailSendResult> SendAsync(EmailMessage letter, CancellationToken cancel);
}

/// <summary>For who has one letter to send.</summary>
public static class EmailSenderExtensions
{
    /// <summary>Hands it over by a session of its own.</summary>
    public static async Task<EmailSendResult> SendAsync(this IEmailSender mailer, EmailMessage letter, CancellationToken cancel)
    {
        await using var session = mailer.OpenSession();
        return await session.SendAsync(letter, cancel);
    }
}
