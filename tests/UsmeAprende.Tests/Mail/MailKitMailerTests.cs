using UsmeAprende.Mail;

namespace UsmeAprende.Tests.Mail;

/// <summary>Real conversations with a mail server on this machine that errs.</summary>
public sealed class MailKitMailerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("CONNECT", "554 not for you", MailResult.Transient, MailReason.ConnectionFailed, 554)]
    [InlineData("CONNECT", "421 too busy", MailResult.Transient, MailReason.TryLater, 421)]
    [InlineData("EHLO", "550 not for you", MailResult.Transient, MailReason.ConnectionFailed, 550)]
    [InlineData("EHLO", "421 closing", MailResult.Transient, MailReason.TryLater, 421)]
    [InlineData("RCPT", "550 no such user", MailResult.Permanent, MailReason.RecipientRefused, 550)]
    [InlineData("RCPT", "553 bad name", MailResult.Permanent, MailReason.RecipientRefused, 553)]
    [InlineData("RCPT", "554 no", MailResult.Permanent, MailReason.RecipientRefused, 554)]
    [InlineData("RCPT", "451 greylisted", MailResult.Transient, MailReason.TryLater, 451)]
    [InlineData("RCPT", "450 mailbox busy", MailResult.Transient, MailReason.TryLater, 450)]
    [InlineData("RCPT", "421 closing", MailResult.Transient, MailReason.TryLater, 421)]
    [InlineData("MAIL", "550 not from you", MailResult.Permanent, MailReason.LetterRefused, 550)]
    [InlineData("MAIL", "451 come again", MailResult.Transient, MailReason.TryLater, 451)]
    [InlineData("MAIL", "530 sign in first", MailResult.Transient, MailReason.SignInRefused, 530)]
    [InlineData("DATA", "554 no", MailResult.Permanent, MailReason.LetterRefused, 554)]
    [InlineData("DATA", "451 come again", MailResult.Transient, MailReason.TryLater, 451)]
    [InlineData(".", "554 looks like spam", MailResult.Permanent, MailReason.LetterRefused, 554)]
    [InlineData(".", "452 disk full", MailResult.Transient, MailReason.TryLater, 452)]
    public async Task Refusal_IsTransientOrPermanentAsTheServerSays(
        string command,
        string answer,
        MailResult result,
        MailReason reason,
        int status
    )
    {
        // Some servers do not know EHLO; the older greeting is refused too.
        await using var sink = new SmtpSink
        {
            Answer = line => line.Split(' ')[0].Replace("HELO", "EHLO", StringComparison.Ordinal) == command ? answer : null,
        };

        var outcome = await TestPost.Mailer(sink).SendAsync(TestPost.Letter(), Cancel);

        Assert.Equal(new MailOutcome(result, reason, status), outcome);
        Assert.Empty(sink.Deliveries);
    }

    [Theory]
    [InlineData("CONNECT", "HTTP/1.1 400 Bad Request")]
    [InlineData("EHLO", "¿?")]
    [InlineData("MAIL", "nada")]
    public async Task Answer_ThatIsNoMailServers_IsTransient(string command, string answer)
    {
        await using var sink = new SmtpSink { Answer = line => line.Split(' ')[0] == command ? answer : null };

        Assert.Equal(MailOutcome.Transient(MailReason.ConnectionFailed), await TestPost.Mailer(sink).SendAsync(TestPost.Letter(), Cancel));
    }

    [Fact]
    public async Task Connection_DroppedInTheMiddleOfTheLetter_IsTransient()
    {
        await using var sink = new SmtpSink { DropsInData = true };

        Assert.Equal(MailOutcome.Transient(MailReason.ConnectionFailed), await TestPost.Mailer(sink).SendAsync(TestPost.Letter(), Cancel));
    }

    [Fact]
    public async Task Server_ThatIsNotThere_IsTransient()
    {
        var sink = new SmtpSink();
        var mailer = TestPost.Mailer(sink);
        await sink.DisposeAsync();

        Assert.Equal(MailOutcome.Transient(MailReason.ConnectionFailed), await mailer.SendAsync(TestPost.Letter(), Cancel));
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
            MailOutcome.Transient(MailReason.TimedOut),
            await TestPost.Mailer(sink, options => options.Timeout = 1).SendAsync(TestPost.Letter(), Cancel)
        );
        Assert.True(sink.Stalled.IsCompleted);
    }

    [Fact]
    public async Task Server_ThatStopsAnsweringWhenAskedForEncryption_IsGivenUpInTime()
    {
        using var certificate = SmtpCertificate.SelfSigned();
        await using var sink = new SmtpSink { Certificate = certificate, StallsAt = "STARTTLS" };

        var outcome = await TestPost
            .Mailer(sink, o => (o.Security, o.Timeout) = (MailSecurity.StartTls, 1))
            .SendAsync(TestPost.Letter(), Cancel);

        Assert.Equal(MailOutcome.Transient(MailReason.TimedOut), outcome);
    }

    [Fact]
    public async Task Stop_WhileALetterIsSent_IsNoOutcome()
    {
        await using var sink = new SmtpSink { StallsAt = "DATA" };
        using var stop = new CancellationTokenSource();
        var sending = TestPost.Mailer(sink).SendAsync(TestPost.Letter(), stop.Token);
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
        await using var session = TestPost.Mailer(sink).Open();

        var results = new List<MailResult>();
        for (var i = 0; i < 8; i++)
            results.Add((await session.SendAsync(TestPost.Letter(), Cancel)).Result);

        Assert.Equal(Enumerable.Repeat(MailResult.Accepted, 8).Select((accepted, i) => i == 2 ? MailResult.Permanent : accepted), results);
        Assert.Equal(7, sink.Deliveries.Count);
        Assert.Equal(1, sink.Connections);
        Assert.Contains("RSET", sink.Commands);
    }

    // Large hosts take twenty letters a connection.
    [Fact]
    public async Task Session_WhoseConnectionTheServerEnds_GoesOnWithAnother()
    {
        await using var sink = new SmtpSink { LettersAConnection = 2 };
        await using var session = TestPost.Mailer(sink).Open();

        for (var i = 0; i < 5; i++)
            Assert.Equal(MailOutcome.Accepted, await session.SendAsync(TestPost.Letter(), Cancel));

        Assert.Equal((5, 3), (sink.Deliveries.Count, sink.Connections));
    }

    [Fact]
    public async Task Session_AfterALetterThatWasGivenUp_GoesOn()
    {
        await using var sink = new SmtpSink { StallsAt = "DATA" };
        await using var session = TestPost.Mailer(sink, options => options.Timeout = 1).Open();
        var slow = await session.SendAsync(TestPost.Letter(), Cancel);
        sink.StallsAt = null;

        var next = await session.SendAsync(TestPost.Letter(), Cancel);

        Assert.Equal((MailOutcome.Transient(MailReason.TimedOut), MailOutcome.Accepted), (slow, next));
    }
}
