namespace UsmeAprende.Mail;

/// <summary>For who has one letter to send.</summary>
public static class OneLetter
{
    /// <summary>Hands it over by a session of its own.</summary>
    public static async Task<MailOutcome> SendAsync(this IMailer mailer, Letter letter, CancellationToken cancel)
    {
        await using var session = mailer.Open();
        return await session.SendAsync(letter, cancel);
    }
}
