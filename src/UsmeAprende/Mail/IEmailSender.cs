namespace UsmeAprende.Mail;

/// <summary>Sends e-mails: to a mail server, or into a folder.</summary>
public interface IEmailSender
{
    /// <summary>
    /// Opens a session for several e-mails one after the other, which may share a connection. It connects at the first e-mail.
    /// </summary>
    IEmailSession OpenSession();

    /// <summary>Deletes what still waits here for a person whose data are erased.</summary>
    void DeleteForOwner(PersonId owner);
}

/// <summary>A session with the mail server. Not to be used by two callers at the same time.</summary>
public interface IEmailSession : IAsyncDisposable
{
    /// <summary>Sends one e-mail. Errors of the network or the server are returned as a result, not thrown.</summary>
    Task<EmailSendResult> SendAsync(EmailMessage email, CancellationToken cancel);
}

/// <summary>For callers that send a single e-mail.</summary>
public static class EmailSenderExtensions
{
    /// <summary>Sends it in a session of its own.</summary>
    public static async Task<EmailSendResult> SendAsync(this IEmailSender mailer, EmailMessage email, CancellationToken cancel)
    {
        await using var session = mailer.OpenSession();
        return await session.SendAsync(email, cancel);
    }
}
