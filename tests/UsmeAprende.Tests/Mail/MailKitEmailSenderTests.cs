using UsmeAprende.Mail;

namespace UsmeAprende.Tests.Mail;

/// <summary>Real conversations with a mail server on this machine that errs.</summary>
public sealed class MailKitEmailSenderTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("CONNECT", "554 not for you", EmailAcceptance.Transient, MailFailureReason.ConnectionFailed, 554)]
    [InlineData("CONNECT", "421 too busy", EmailAcceptance.Transient, MailFailureReason.TryLater, 421)]
    [InlineData("EHLO", "550 not for you", EmailAcceptance.Transient, MailFailureReason.ConnectionFailed, 550)]
    [InlineData("EHLO", "421 closing", EmailAcceptance.Transient, MailFailureReason.TryLater, 421)]
    [InlineData("RCPT", "550 no such user", EmailAcceptance.Permanent, MailFailureReason.RecipientRefused, 550)]
    [InlineData("RCPT", "553 bad name", EmailAcceptance.Permanent, MailFailureReason.RecipientRefused, 553)]
    [InlineData("RCPT", "554 no", EmailAcceptance.Permanent, MailFailureReason.RecipientRefused, 554)]
    [InlineData("RCPT", "451 greylisted", EmailAcceptance.Transient, MailFailureReason.TryLater, 451)]
    [InlineData("RCPT", "450 mailbox busy", EmailAcceptance.Transient, MailFailureReason.TryLater, 450)]
    [InlineData("RCPT", "421 closing", EmailAcceptance.Transient, MailFailureReason.TryLater, 421)]
    [InlineData("MAIL", "550 not from you", EmailAcceptance.Permanent, MailFailureReason.LetterRefused, 550)]
    [InlineData("MAIL", "451 come again", EmailAcceptance.Transient, MailFailureReason.TryLater, 451)]
    [InlineData("MAIL", "530 sign in first", EmailAcceptance.Transient, MailFailureReason.SignInRefused, 530)]
    [InlineData("DATA", "554 no", EmailAcceptance.Permanent, MailFailureReason.LetterRefused, 554)]
    [InlineData("DATA", "451 come again", EmailAcceptance.Transient, MailFailureReason.TryLater, 451)]
    [InlineData(".", "554 looks like spam", EmailAcceptance.Permanent, MailFailureReason.LetterRefused, 554)]
    [InlineData(".", "452 disk full", EmailAcceptance.Transient, MailFailureReason.TryLater, 452)]
    public async Task Refusal_IsTransientOrPermanentAsTheServerSays(
        string command,
        string answer,
        EmailAcceptance result,
        MailFailureReason reason,
        int status
    )
    {
        // Some servers do not know EHLO; the older greeting is refused too.
        await using var sink = new SmtpSink
        {
            Answer = line => line.Split(' ')[0].Replace("HELO", "EHLO", StringComparison.Ordinal) == command ? answer : null,
        };

        var outcome = await EmailSamples.Sender(sink).SendAsync(EmailSamples.Email(), Cancel);

        Assert.Equal(new EmailSendResult(result, reason, status), outcome);
        Assert.Empty(sink.Deliveries);
    }

    [Theory]
    [InlineData("CONNECT", "HTTP/1.1 400 Bad Request")]
    [InlineData("EHLO", "¿?")]
    [InlineData("MAIL", "nada")]
    public async Task Answer_ThatIsNoMailServers_IsTransient(string command, string answer)
    {
        await using var sink = new SmtpSink { Answer = line => line.Split(' ')[0] == command ? answer : null };

        Assert.Equal(
            EmailSendResult.Transient(MailFailureReason.ConnectionFailed),
            await EmailSamples.Sender(sink).SendAsync(EmailSamples.Email(), Cancel)
        );
    }

    [Fact]
    public async Task Connection_DroppedInTheMiddleOfTheLetter_IsTransient()
    {
        await using var sink = new SmtpSink { DropsInData = true };

        Assert.Equal(
            EmailSendResult.Transient(MailFailureReason.ConnectionFailed),
            await EmailSamples.Sender(sink).SendAsync(EmailSamples.Email(), Cancel)
        );
    }

    [Fact]
    public async Task Server_ThatIsNotThere_IsTransient()
    {
        var sink = new SmtpSink();
        var mailer = EmailSamples.Sender(sink);
        await sink.DisposeAsync();

        Assert.Equal(EmailSendResult.Transient(MailFailureReason.ConnectionFailed), await mailer.SendAsync(EmailSamples.Email(), Cancel));
    }

    [Theory]
    [InlineData("CONNECT")]
    [InlineData("EHLO")]
    [InlineData("MAIL")]
    [InlineData("RCPT")]
    [InlineData("DATA")]
    [InlineData(".")]
    public async Task Server_ThatStopsAnswering_IsGivenUpInTime(string stallsAt)
    {
        await using var sink = new SmtpSink { StallsAt = stallsAt };

        Assert.Equal(
            EmailSendResult.Transient(MailFailureReason.TimedOut),
            await EmailSamples.Sender(sink, options => options.Timeout = 1).SendAsync(EmailSamples.Email(), Cancel)
        );
        Assert.True(sink.Stalled.IsCompleted);
    }

    [Fact]
    public async Task Server_ThatStopsAnsweringWhenAskedForEncryption_IsGivenUpInTime()
    {
        using var certificate = SmtpCertificate.SelfSigned();
        await using var sink = new SmtpSink { Certificate = certificate, StallsAt = "STARTTLS" };

        var outcome = await EmailSamples
            .Sender(sink, o => (o.Security, o.Timeout) = (MailSecurity.StartTls, 1))
            .SendAsync(EmailSamples.Email(), Cancel);

        Assert.Equal(EmailSendResult.Transient(MailFailureReason.TimedOut), outcome);
    }

    [Fact]
    public async Task Stop_WhileALetterIsSent_IsNoOutcome()
    {
        await using var sink = new SmtpSink { StallsAt = "DATA" };
        using var stop = new CancellationTokenSource();
        var sending = EmailSamples.Sender(sink).SendAsync(EmailSamples.Email(), stop.Token);
        await sink.Stalled.WaitAsync(Cancel);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Theory]
    [InlineData("RCPT", "550 no such user")]
    [InlineData(".", "554 looks like spam")]
    public async Task Session_ForManyLetters_KeepsItsOneConnectionThroughARefusal(string command, string answer)
    {
        var asked = 0;
        await using var sink = new SmtpSink { Answer = line => line.Split(' ')[0] == command && ++asked == 3 ? answer : null };
        await using var session = EmailSamples.Sender(sink).OpenSession();

        var results = new List<EmailAcceptance>();
        for (var i = 0; i < 8; i++)
            results.Add((await session.SendAsync(EmailSamples.Email(), Cancel)).Result);

        Assert.Equal(
            Enumerable.Repeat(EmailAcceptance.Accepted, 8).Select((accepted, i) => i == 2 ? EmailAcceptance.Permanent : accepted),
            results
        );
        Assert.Equal(7, sink.Deliveries.Count);
        Assert.Equal(1, sink.Connections);
        Assert.Contains("RSET", sink.Commands);
    }

    // Large hosts take twenty letters a connection.
    [Fact]
    public async Task Session_WhoseConnectionTheServerEnds_GoesOnWithAnother()
    {
        await using var sink = new SmtpSink { LettersAConnection = 2 };
        await using var session = EmailSamples.Sender(sink).OpenSession();

        for (var i = 0; i < 5; i++)
            Assert.Equal(EmailSendResult.Accepted, await session.SendAsync(EmailSamples.Email(), Cancel));

        Assert.Equal((5, 3), (sink.Deliveries.Count, sink.Connections));
    }

    [Fact]
    public async Task Session_AfterALetterThatWasGivenUp_GoesOn()
    {
        await using var sink = new SmtpSink { StallsAt = "DATA" };
        await using var session = EmailSamples.Sender(sink, options => options.Timeout = 1).OpenSession();
        var slow = await session.SendAsync(EmailSamples.Email(), Cancel);
        sink.StallsAt = null;

        var next = await session.SendAsync(EmailSamples.Email(), Cancel);

        Assert.Equal((EmailSendResult.Transient(MailFailureReason.TimedOut), EmailSendResult.Accepted), (slow, next));
    }
}
