using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using UsmeAprende.Mail;

namespace UsmeAprende.Tests.Mail;

/// <summary>Nothing is said in plain where encryption is demanded.</summary>
public sealed class SmtpEncryptionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // Must never fall back to plain: neither the letter nor the password may be heard.
    [Fact]
    public async Task Encryption_DemandedButNotOffered_SendsNothing()
    {
        await using var sink = new SmtpSink { OffersSignIn = true };

        var outcome = await TestPost.Mailer(sink, Encrypted).SendAsync(TestPost.Letter(), Cancel);

        Assert.Equal(MailOutcome.Transient(MailReason.NotSecure), outcome);
        Assert.DoesNotContain(sink.Commands, c => !c.StartsWith("EHLO", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Encryption_RefusedWhenAskedFor_SendsNothing()
    {
        using var certificate = SmtpCertificate.SelfSigned();
        await using var sink = new SmtpSink { Certificate = certificate, Answer = line => line == "STARTTLS" ? "454 not now" : null };

        Assert.Equal(MailOutcome.Transient(MailReason.NotSecure, 454), await TestPost.Mailer(sink, Encrypted).SendAsync(TestPost.Letter(), Cancel));
        Assert.Empty(sink.Deliveries);
    }

    [Fact]
    public async Task Encryption_WithACertificateThatNobodyVouchesFor_SendsNothing()
    {
        using var certificate = SmtpCertificate.SelfSigned();
        await using var sink = new SmtpSink { Certificate = certificate, OffersSignIn = true };

        Assert.Equal(MailOutcome.Transient(MailReason.NotSecure), await TestPost.Mailer(sink, Encrypted).SendAsync(TestPost.Letter(), Cancel));
        Assert.DoesNotContain(sink.Commands, c => c.StartsWith("AUTH", StringComparison.Ordinal) || c.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Encryption_WithATrustedCertificate_CarriesPasswordAndLetter()
    {
        using var certificate = SmtpCertificate.SelfSigned();
        await using var sink = new SmtpSink { Certificate = certificate, OffersSignIn = true };
        using var trust = new Trust(certificate);

        var outcome = await TestPost.Mailer(sink, Encrypted).SendAsync(TestPost.Letter(), Cancel);

        Assert.Equal(MailOutcome.Accepted, outcome);
        Assert.True(Assert.Single(sink.Deliveries).IsEncrypted);
        Assert.Contains(sink.Commands, c => c.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Fact]
    public void Options_WithAPasswordOverAPlainConnection_AreRefused()
    {
        var options = new MailOptions { Host = "correo.ejemplo.co", User = "usme", Encrypted = false };

        Assert.NotEmpty(options.Validate(new System.ComponentModel.DataAnnotations.ValidationContext(options)));
    }

    private static void Encrypted(MailOptions options) => (options.Encrypted, options.User, options.Password) = (true, "usme", "secreta");

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
