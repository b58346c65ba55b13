using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using UsmeAprende.Data;
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
        var letter = Letter() with { ToName = "María Ñúñez", Html = "<p>Señora Ñañez</p>", Unsubscribe = new Uri("https://usme.ejemplo.co/avisos/baja?t=a-b_c") };

        var outcome = await Mailer(sink).SendAsync(letter, Cancel);

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

        var outcome = await Mailer(sink).SendAsync(Letter() with { ToName = name, Subject = $"Hola, {name}" }, Cancel);

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

        var outcome = await Mailer(sink).SendAsync(Letter() with { To = address }, Cancel);

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

        var outcome = await Mailer(sink).SendAsync(Letter(), Cancel);

        Assert.Equal(new MailOutcome(result, reason, status), outcome);
        Assert.Empty(sink.Deliveries);
    }

    [Fact]
    public async Task Connection_DroppedInTheMiddleOfTheLetter_IsTransient()
    {
        await using var sink = new SmtpSink { DropsInData = true };

        Assert.Equal(MailOutcome.Transient(MailReason.ConnectionFailed), await Mailer(sink).SendAsync(Letter(), Cancel));
    }

    [Fact]
    public async Task Server_ThatIsNotThere_IsTransient()
    {
        var sink = new SmtpSink();
        var mailer = Mailer(sink);
        await sink.DisposeAsync();

        Assert.Equal(MailOutcome.Transient(MailReason.ConnectionFailed), await mailer.SendAsync(Letter(), Cancel));
    }

    [Theory]
    [InlineData("EHLO")]
    [InlineData("DATA")]
    public async Task Server_ThatStopsAnswering_IsGivenUpInTime(string stallsAt)
    {
        await using var sink = new SmtpSink { StallsAt = stallsAt };

        Assert.Equal(MailOutcome.Transient(MailReason.TimedOut), await Mailer(sink, options => options.Timeout = 0.3).SendAsync(Letter(), Cancel));
    }

    [Fact]
    public async Task Stop_WhileALetterIsSent_IsNoOutcome()
    {
        await using var sink = new SmtpSink { StallsAt = "DATA" };
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Mailer(sink).SendAsync(Letter(), stop.Token));
    }

    // Must never fall back to plain: neither the letter nor the password may be heard.
    [Fact]
    public async Task Encryption_DemandedButNotOffered_SendsNothing()
    {
        await using var sink = new SmtpSink { OffersSignIn = true };

        var outcome = await Mailer(sink, Encrypted).SendAsync(Letter(), Cancel);

        Assert.Equal(MailOutcome.Transient(MailReason.NotSecure), outcome);
        Assert.DoesNotContain(sink.Commands, c => !c.StartsWith("EHLO", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Encryption_RefusedWhenAskedFor_SendsNothing()
    {
        using var certificate = SelfSigned();
        await using var sink = new SmtpSink { Certificate = certificate, Answer = line => line == "STARTTLS" ? "454 not now" : null };

        Assert.Equal(MailOutcome.Transient(MailReason.NotSecure, 454), await Mailer(sink, Encrypted).SendAsync(Letter(), Cancel));
        Assert.Empty(sink.Deliveries);
    }

    [Fact]
    public async Task Encryption_WithACertificateThatNobodyVouchesFor_SendsNothing()
    {
        using var certificate = SelfSigned();
        await using var sink = new SmtpSink { Certificate = certificate, OffersSignIn = true };

        Assert.Equal(MailOutcome.Transient(MailReason.NotSecure), await Mailer(sink, Encrypted).SendAsync(Letter(), Cancel));
        Assert.DoesNotContain(sink.Commands, c => c.StartsWith("AUTH", StringComparison.Ordinal) || c.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Encryption_WithATrustedCertificate_CarriesPasswordAndLetter()
    {
        using var certificate = SelfSigned();
        await using var sink = new SmtpSink { Certificate = certificate, OffersSignIn = true };
        using var trust = new Trust(certificate);

        var outcome = await Mailer(sink, Encrypted).SendAsync(Letter(), Cancel);

        Assert.Equal(MailOutcome.Accepted, outcome);
        Assert.True(Assert.Single(sink.Deliveries).IsEncrypted);
        Assert.Contains(sink.Commands, c => c.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Session_ForManyLetters_KeepsItsConnectionAndSurvivesARefusal()
    {
        await using var sink = new SmtpSink { Answer = line => line.Contains("nadie@", StringComparison.Ordinal) ? "550 no such user" : null };
        await using var session = Mailer(sink).Open();

        var results = new List<MailResult>();
        foreach (var to in new[] { "a@ejemplo.co", "b@ejemplo.co", "nadie@ejemplo.co", "c@ejemplo.co" })
            results.Add((await session.SendAsync(Letter() with { To = to }, Cancel)).Result);

        Assert.Equal([MailResult.Accepted, MailResult.Accepted, MailResult.Permanent, MailResult.Accepted], results);
        Assert.Equal(3, sink.Deliveries.Count);
        Assert.Equal(2, sink.Connections);
    }

    [Fact]
    public void Options_WithAPasswordOverAPlainConnection_AreRefused()
    {
        var options = new MailOptions { Host = "correo.ejemplo.co", User = "usme", Encrypted = false };

        Assert.NotEmpty(options.Validate(new System.ComponentModel.DataAnnotations.ValidationContext(options)));
    }

    private static void Encrypted(MailOptions options) => (options.Encrypted, options.User, options.Password) = (true, "usme", "secreta");

    private static SmtpMailer Mailer(SmtpSink sink, Action<MailOptions>? change = null)
    {
        var options = new MailOptions { Host = "localhost", Port = sink.Port, Encrypted = false, FromName = "Alcaldía Local de Usme" };
        change?.Invoke(options);
        return new SmtpMailer(Options.Create(options), new PickupFolderMailer(Options.Create(new DataOptions()), Options.Create(options)));
    }

    private static Letter Letter() => new()
    {
        Owner = Guid.CreateVersion7(),
        To = "ana@ejemplo.co",
        Subject = "Confirme su dirección, señora Ñañez",
        Text = "Señora Ñañez:\nsu código es 1234 5678.",
    };

    private static string Unfolded(SmtpDelivery delivery) => delivery.Text.Replace("\r\n ", " ", StringComparison.Ordinal).Replace("\r\n\t", " ", StringComparison.Ordinal);

    /// <summary>A header as a mail programme shows it: encoded words decoded.</summary>
    private static string Decoded(SmtpDelivery delivery, string header)
    {
        var line = Unfolded(delivery).Split("\r\n").First(l => l.StartsWith($"{header}: ", StringComparison.OrdinalIgnoreCase));
        return Regex.Replace(line, @"=\?utf-8\?Q\?([^?]*)\?=", word => Uri.UnescapeDataString(word.Groups[1].Value.Replace('_', ' ').Replace('=', '%')));
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2060, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }

    /// <summary>As if the machine vouched for one certificate; the client has no setting of its own for that.</summary>
    private sealed class Trust : IDisposable
    {
#pragma warning disable SYSLIB0014 // Obsolete for web requests; the mail client still asks it.
        public Trust(X509Certificate2 certificate) => ServicePointManager.ServerCertificateValidationCallback = (_, shown, _, errors) =>
            errors is SslPolicyErrors.None || shown?.GetCertHashString() == certificate.GetCertHashString();

        public void Dispose() => ServicePointManager.ServerCertificateValidationCallback = null;
#pragma warning restore SYSLIB0014
    }
}
