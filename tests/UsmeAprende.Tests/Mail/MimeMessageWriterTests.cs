using System.Text;
using MimeKit;
using UsmeAprende.Mail;

namespace UsmeAprende.Tests.Mail;

/// <summary>Letters as the mail server gets them.</summary>
public sealed class MimeMessageWriterTests
{
    private static readonly DateTimeOffset Morning = new(2035, 8, 6, 10, 0, 0, TimeSpan.FromHours(-5));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Letter_WithTextAndHtml_ArrivesWithBothAndAllItsHeaders()
    {
        var letter = EmailSamples.Email() with
        {
            ToName = "María Ñúñez",
            Html = "<p>Señora Ñañez</p>",
            Unsubscribe = new Uri("https://usme.ejemplo.co/avisos/baja?t=a-b_c"),
        };

        var arrived = await SendAsync(letter);

        var message = arrived.Message;
        Assert.True(Ascii.IsValid(arrived.Text));
        Assert.Equal("RCPT TO:<ana@ejemplo.co>", Assert.Single(arrived.To));
        Assert.Equal($"{letter.MessageId:N}@usme.invalid", message.MessageId);
        Assert.Equal(Morning, message.Date);
        Assert.Equal(letter.Subject, message.Subject);
        Assert.Equal(("María Ñúñez", "ana@ejemplo.co"), (message.To.Mailboxes.Single().Name, message.To.Mailboxes.Single().Address));
        Assert.Equal("Alcaldía Local de Usme", message.From.Mailboxes.Single().Name);
        Assert.Equal("auto-generated", message.Headers["Auto-Submitted"]);
        Assert.Equal("<https://usme.ejemplo.co/avisos/baja?t=a-b_c>", message.Headers[HeaderId.ListUnsubscribe]);
        Assert.Equal("List-Unsubscribe=One-Click", message.Headers[HeaderId.ListUnsubscribePost]);
        // The last is the one that a programme prefers.
        Assert.Equal(["text/plain", "text/html"], Assert.IsType<MultipartAlternative>(message.Body).Select(p => p.ContentType.MimeType));
        Assert.Equal((letter.Text, letter.Html), (message.TextBody!.ReplaceLineEndings("\n").TrimEnd(), message.HtmlBody!.TrimEnd()));
    }

    [Fact]
    public async Task Letter_WithALinkToStopItThatIsLong_KeepsTheLinkWhole()
    {
        var link = $"https://aprende.ejemplo.gov.co/avisos/baja/{new string('a', 400)}";

        var arrived = await SendAsync(EmailSamples.Email() with { Unsubscribe = new Uri(link) });

        Assert.Contains($"<{link}>", arrived.Text, StringComparison.Ordinal);
    }

    // A code's letter has nothing to be stopped.
    [Fact]
    public async Task Letter_OfTextAlone_GetsTheSameAsLargeHtmlAndNoLinkToStopIt()
    {
        var letter = EmailSamples.Email() with { Text = "Señora <Ñañez>:\n\nSu código es: 1234 5678\nSirve una sola vez.\n" };

        var message = (await SendAsync(letter)).Message;

        Assert.Null(message.Headers[HeaderId.ListUnsubscribe]);
        Assert.Null(message.Headers[HeaderId.ListUnsubscribePost]);
        Assert.Contains("<p>Se&#241;ora &lt;&#209;a&#241;ez&gt;:</p>", message.HtmlBody, StringComparison.Ordinal);
        Assert.Contains(""">1234 5678</strong><br>""", message.HtmlBody, StringComparison.Ordinal);
        Assert.Contains(
            """<meta name="viewport" content="width=device-width, initial-scale=1">""",
            message.HtmlBody,
            StringComparison.Ordinal
        );
        Assert.Contains("""<meta name="color-scheme" content="light dark">""", message.HtmlBody, StringComparison.Ordinal);
    }

    // RFC 8058: one press is for HTTPS only.
    [Fact]
    public async Task Letter_ThatIsStoppedOverPlainHttp_OffersTheLinkWithoutTheOnePress()
    {
        var message = (
            await SendAsync(EmailSamples.Email() with { Unsubscribe = new Uri("http://localhost:5080/avisos/baja/abc") })
        ).Message;

        Assert.Equal("<http://localhost:5080/avisos/baja/abc>", message.Headers[HeaderId.ListUnsubscribe]);
        Assert.Null(message.Headers[HeaderId.ListUnsubscribePost]);
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
    [InlineData("=?utf-8?Q?Ana=0D=0ABcc:_todos@ejemplo.co?=")]
    [InlineData("Ana <todos@ejemplo.co>, Otra (comentario)")]
    public async Task Name_WithALineBreakOrQuotes_AddsNoHeaderAndNoRecipient(string name)
    {
        var arrived = await SendAsync(EmailSamples.Email() with { ToName = name, Subject = $"Hola, {name}" });

        var headers = arrived
            .Text.Replace("\r\n ", " ", StringComparison.Ordinal)
            .Replace("\r\n\t", " ", StringComparison.Ordinal)
            .Split("\r\n\r\n")[0]
            .Split("\r\n");
        Assert.Equal("RCPT TO:<ana@ejemplo.co>", Assert.Single(arrived.To));
        Assert.Equal("ana@ejemplo.co", Assert.Single(arrived.Message.To.Mailboxes).Address);
        Assert.Equal(
            ["auto-submitted", "content-type", "date", "from", "message-id", "mime-version", "subject", "to"],
            headers.Select(h => h.Split(": ")[0].ToLowerInvariant()).Order()
        );
        Assert.DoesNotContain("Bcc", arrived.Message.Headers.Select(h => h.Field));
    }

    [Theory]
    [InlineData("ana@ejemplo.co\r\nBcc: todos@ejemplo.co")]
    [InlineData("ana@ejemplo.co>\r\nRCPT TO:<todos@ejemplo.co")]
    [InlineData("ana@ejemplo.co, todos@ejemplo.co")]
    [InlineData("Ana <ana@ejemplo.co>")]
    [InlineData("<ana@ejemplo.co>")]
    [InlineData("ana@ejemplo.co(x)")]
    [InlineData("ana@")]
    [InlineData("@ejemplo.co")]
    [InlineData("ana")]
    [InlineData("")]
    public async Task Address_ThatMailCannotBeSentTo_IsPermanentAndSaysNothingToTheServer(string address)
    {
        await using var sink = new SmtpSink();

        var outcome = await EmailSamples.Sender(sink).SendAsync(EmailSamples.Email() with { To = address }, Cancel);

        Assert.Equal(EmailSendResult.Permanent(MailFailureReason.AddressInvalid), outcome);
        Assert.True(outcome.IsBounce);
        Assert.Equal(0, sink.Connections);
    }

    [Fact]
    public async Task Address_BeyondAscii_GoesWhereTheServerTakesSuch()
    {
        await using var sink = new SmtpSink { OffersInternational = true };

        var outcome = await EmailSamples.Sender(sink).SendAsync(EmailSamples.Email() with { To = "peña@ñandú.co" }, Cancel);

        var arrived = Assert.Single(sink.Deliveries);
        Assert.Equal(EmailSendResult.Accepted, outcome);
        Assert.Equal("RCPT TO:<peña@ñandú.co>", Assert.Single(arrived.To));
        Assert.Contains("SMTPUTF8", arrived.From, StringComparison.Ordinal);
        Assert.Equal("peña@ñandú.co", Assert.Single(arrived.Message.To.Mailboxes).Address);
    }

    // The letter would never go by this server; that is no fault of the address.
    [Fact]
    public async Task Address_BeyondAscii_IsPermanentWhereTheServerDoesNot()
    {
        await using var sink = new SmtpSink();

        var outcome = await EmailSamples.Sender(sink).SendAsync(EmailSamples.Email() with { To = "peña@ejemplo.co" }, Cancel);

        Assert.Equal(EmailSendResult.Permanent(MailFailureReason.AddressUnsupported), outcome);
        Assert.False(outcome.IsBounce);
        Assert.Empty(sink.Deliveries);
    }

    // Any server knows the other way of writing a domain.
    [Fact]
    public async Task Domain_BeyondAscii_GoesByAnyServer()
    {
        await using var sink = new SmtpSink();

        var outcome = await EmailSamples.Sender(sink).SendAsync(EmailSamples.Email() with { To = "ana@peña.co" }, Cancel);

        Assert.Equal(EmailSendResult.Accepted, outcome);
        Assert.Equal("RCPT TO:<ana@xn--pea-8ma.co>", Assert.Single(Assert.Single(sink.Deliveries).To));
    }

    private static async Task<SmtpDelivery> SendAsync(EmailMessage letter)
    {
        await using var sink = new SmtpSink();
        var clock = new FakeClock();
        clock.Set(Morning.UtcDateTime);

        Assert.Equal(EmailSendResult.Accepted, await EmailSamples.Sender(sink, clock: clock).SendAsync(letter, Cancel));

        return Assert.Single(sink.Deliveries);
    }
}
