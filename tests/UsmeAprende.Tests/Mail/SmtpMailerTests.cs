using System.Text;
using System.Text.RegularExpressions;
using UsmeAprende.Mail;

namespace UsmeAprende.Tests.Mail;

/// <summary>Real conversations with a mail server on this machine.</summary>
public sealed class SmtpMailerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Letter_WithTextAndHtml_ArrivesWithBothAndAllItsHeaders()
    {
        await using var sink = new SmtpSink();
        var letter = TestPost.Letter() with { ToName = "María Ñúñez", Html = "<p>Señora Ñañez</p>", Unsubscribe = new Uri("https://usme.ejemplo.co/avisos/baja?t=a-b_c") };

        var outcome = await TestPost.Mailer(sink).SendAsync(letter, Cancel);

        var arrived = Assert.Single(sink.Deliveries);
        Assert.True(outcome.IsAccepted);
        Assert.True(Ascii.IsValid(arrived.Text));
        Assert.Equal("RCPT TO:<ana@ejemplo.co>", Assert.Single(arrived.To));
        Assert.Contains($"Message-ID: <{letter.MessageId:N}@usme.invalid>\r\n", arrived.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("List-Unsubscribe: <https://usme.ejemplo.co/avisos/baja?t=a-b_c>\r\n", Unfolded(arrived), StringComparison.Ordinal);
        Assert.Contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n", Unfolded(arrived), StringComparison.Ordinal);
        Assert.Contains("Content-Type: multipart/alternative", arrived.Text, StringComparison.Ordinal);
        Assert.True(arrived.Text.IndexOf("text/plain", StringComparison.Ordinal) < arrived.Text.IndexOf("text/html", StringComparison.Ordinal));
        Assert.Contains(Convert.ToBase64String(Encoding.UTF8.GetBytes(letter.Html)), arrived.Text, StringComparison.Ordinal);
        Assert.Contains("María Ñúñez", Decoded(arrived, "To"), StringComparison.Ordinal);
        Assert.Contains("Alcaldía Local de Usme", Decoded(arrived, "From"), StringComparison.Ordinal);
    }

    // RFC 8058: one press is for HTTPS only.
    [Fact]
    public async Task Letter_ThatIsStoppedOverPlainHttp_OffersTheLinkWithoutTheOnePress()
    {
        await using var sink = new SmtpSink();

        await TestPost.Mailer(sink).SendAsync(TestPost.Letter() with { Unsubscribe = new Uri("http://localhost:5080/avisos/baja/abc") }, Cancel);

        var arrived = Unfolded(Assert.Single(sink.Deliveries));
        Assert.Contains("List-Unsubscribe: <http://localhost:5080/avisos/baja/abc>\r\n", arrived, StringComparison.Ordinal);
        Assert.DoesNotContain("List-Unsubscribe-Post", arrived, StringComparison.Ordinal);
    }

    // Nothing that people write about themselves may add a header or a recipient.
    [Theory]
    [InlineData("Ana\r\nBcc: todos@ejemplo.co")]
    [InlineData("Ana\nBcc: todos@ejemplo.co")]
    [InlineData("Ana\rBcc: todos@ejemplo.co")]
    [InlineData("Ana\" <todos@ejemplo.co>, \"Otra")]
    [InlineData("Ana\\\" <todos@ejemplo.co>")]
    [InlineData("Ana\u2028Bcc: todos@ejemplo.co\u0000")]
    [InlineData("Ñusta\r\n\r\nOtro cuerpo")]
    public async Task Name_WithALineBreakOrQuotes_AddsNoHeaderAndNoRecipient(string name)
    {
        await using var sink = new SmtpSink();

        var outcome = await TestPost.Mailer(sink).SendAsync(TestPost.Letter() with { ToName = name, Subject = $"Hola, {name}" }, Cancel);

        var arrived = Assert.Single(sink.Deliveries);
        Assert.True(outcome.IsAccepted);
        Assert.Equal("RCPT TO:<ana@ejemplo.co>", Assert.Single(arrived.To));
        var headers = Unfolded(arrived).Split("\r\n\r\n")[0].Split("\r\n");
        Assert.DoesNotContain(headers, h => h.StartsWith("Bcc", StringComparison.OrdinalIgnoreCase));
        Assert.Single(headers, h => h.StartsWith("To:", StringComparison.Ordinal));
        Assert.Equal(headers.Length, headers.Count(h => h.Contains(": ", StringComparison.Ordinal)));
        Assert.EndsWith("<ana@ejemplo.co>", headers.Single(h => h.StartsWith("To:", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ana@ejemplo.co\r\nBcc: todos@ejemplo.co")]
    [InlineData("ana@ejemplo.co>\r\nRCPT TO:<todos@ejemplo.co")]
    [InlineData("ana@ejemplo.co, todos@ejemplo.co")]
    [InlineData("Ana <ana@ejemplo.co>")]
    [InlineData("peña@ejemplo.co")]
    [InlineData("ana")]
    [InlineData("")]
    public async Task Address_ThatMailCannotBeSentTo_IsPermanentAndSaysNothingToTheServer(string address)
    {
        await using var sink = new SmtpSink();

        var outcome = await TestPost.Mailer(sink).SendAsync(TestPost.Letter() with { To = address }, Cancel);

        Assert.Equal(MailOutcome.Permanent(MailReason.AddressInvalid), outcome);
        Assert.True(outcome.IsBounce);
        Assert.Equal(0, sink.Connections);
    }

    [Theory]
    [InlineData("RCPT", "550 no such user", MailResult.Permanent, MailReason.RecipientRefused, 550)]
    [InlineData("RCPT", "553 bad name", MailResult.Permanent, MailReason.RecipientRefused, 553)]
    [InlineData("RCPT", "451 greylisted", MailResult.Transient, MailReason.TryLater, 451)]
    [InlineData("RCPT", "450 mailbox busy", MailResult.Transient, MailReason.TryLater, 450)]
    [InlineData("RCPT", "421 closing", MailResult.Transient, MailReason.TryLater, 421)]
    [InlineData("MAIL", "550 not from you", MailResult.Permanent, MailReason.LetterRefused, 550)]
    [InlineData("MAIL", "530 sign in first", MailResult.Transient, MailReason.SignInRefused, 530)]
    [InlineData("DATA", "554 no", MailResult.Permanent, MailReason.LetterRefused, 554)]
    [InlineData(".", "554 looks like spam", MailResult.Permanent, MailReason.LetterRefused, 554)]
    [InlineData(".", "452 disk full", MailResult.Transient, MailReason.TryLater, 452)]
    public async Task Refusal_IsTransientOrPermanentAsTheServerSays(string command, string answer, MailResult result, MailReason reason, int status)
    {
        await using var sink = new SmtpSink { Answer = line => line.Split(' ')[0] == command ? answer : null };

        var outcome = await TestPost.Mailer(sink).SendAsync(TestPost.Letter(), Cancel);

        Assert.Equal(new MailOutcome(result, reason, status), outcome);
        Assert.Empty(sink.Deliveries);
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
    [InlineData("EHLO")]
    [InlineData("DATA")]
    public async Task Server_ThatStopsAnswering_IsGivenUpInTime(string stallsAt)
    {
        await using var sink = new SmtpSink { StallsAt = stallsAt };

        Assert.Equal(MailOutcome.Transient(MailReason.TimedOut), await TestPost.Mailer(sink, options => options.Timeout = 0.3).SendAsync(TestPost.Letter(), Cancel));
    }

    [Fact]
    public async Task Stop_WhileALetterIsSent_IsNoOutcome()
    {
        await using var sink = new SmtpSink { StallsAt = "DATA" };
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => TestPost.Mailer(sink).SendAsync(TestPost.Letter(), stop.Token));
    }

    [Fact]
    public async Task Session_ForManyLetters_KeepsItsConnectionAndSurvivesARefusal()
    {
        await using var sink = new SmtpSink { Answer = line => line.Contains("nadie@", StringComparison.Ordinal) ? "550 no such user" : null };
        await using var session = TestPost.Mailer(sink).Open();

        var results = new List<MailResult>();
        foreach (var to in new[] { "a@ejemplo.co", "b@ejemplo.co", "nadie@ejemplo.co", "c@ejemplo.co" })
            results.Add((await session.SendAsync(TestPost.Letter() with { To = to }, Cancel)).Result);

        Assert.Equal([MailResult.Accepted, MailResult.Accepted, MailResult.Permanent, MailResult.Accepted], results);
        Assert.Equal(3, sink.Deliveries.Count);
        Assert.Equal(2, sink.Connections);
    }

    private static string Unfolded(SmtpDelivery delivery) => delivery.Text.Replace("\r\n ", " ", StringComparison.Ordinal).Replace("\r\n\t", " ", StringComparison.Ordinal);

    /// <summary>A header as a mail programme shows it: encoded words decoded.</summary>
    private static string Decoded(SmtpDelivery delivery, string header)
    {
        var line = Unfolded(delivery).Split("\r\n").First(l => l.StartsWith($"{header}: ", StringComparison.OrdinalIgnoreCase));
        return Regex.Replace(line, @"=\?utf-8\?Q\?([^?]*)\?=", word => Uri.UnescapeDataString(word.Groups[1].Value.Replace('_', ' ').Replace('=', '%')));
    }
}
