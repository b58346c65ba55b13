using System.Security.Cryptography.X509Certificates;
using UsmeAprende.Mail;

namespace UsmeAprende.Tests.Mail;

/// <summary>Nothing is said in plain where encryption is demanded.</summary>
public sealed class MailEncryptionTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    // Must never fall back to plain: neither the letter nor the password may be heard.
    [Fact]
    public async Task Encryption_DemandedButNotOffered_SendsNothing()
    {
        await using var sink = new SmtpSink { OffersSignIn = true };

        var outcome = await EmailSamples.Sender(sink, o => Encrypted(o)).SendAsync(EmailSamples.Email(), Cancel);

        Assert.Equal(EmailSendResult.Transient(MailFailureReason.NotSecure), outcome);
        Assert.DoesNotContain(sink.Commands, c => !c.StartsWith("EHLO", StringComparison.Ordinal) && c != "QUIT");
        Assert.Empty(sink.SignIns);
    }

    [Fact]
    public async Task Encryption_RefusedWhenAskedFor_SendsNothing()
    {
        using var certificate = SmtpCertificate.SelfSigned();
        await using var sink = new SmtpSink
        {
            Certificate = certificate,
            OffersSignIn = true,
            Answer = line => line == "STARTTLS" ? "454 not now" : null,
        };

        Assert.Equal(
            EmailSendResult.Transient(MailFailureReason.NotSecure, 454),
            await EmailSamples.Sender(sink, o => Encrypted(o)).SendAsync(EmailSamples.Email(), Cancel)
        );
        Assert.Empty(sink.SignIns);
        Assert.Empty(sink.Deliveries);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Encryption_WithACertificateThatNobodyVouchesFor_SendsNothing(bool isTls)
    {
        using var certificate = SmtpCertificate.SelfSigned();
        await using var sink = new SmtpSink
        {
            Certificate = certificate,
            OffersSignIn = true,
            IsTls = isTls,
        };

        var outcome = await EmailSamples.Sender(sink, o => Encrypted(o, isTls)).SendAsync(EmailSamples.Email(), Cancel);

        Assert.Equal(EmailSendResult.Transient(MailFailureReason.NotSecure), outcome);
        Assert.DoesNotContain(
            sink.Commands,
            c => c.StartsWith("AUTH", StringComparison.Ordinal) || c.StartsWith("MAIL", StringComparison.Ordinal)
        );
    }

    // An authority vouches for names and times, not for whatever it has signed.
    [Theory]
    [InlineData("otro.ejemplo.co", 2060)]
    [InlineData("localhost", 1999)]
    public async Task Encryption_WithACertificateOfAnotherNameOrTime_SendsNothing(string name, int lastYear)
    {
        using var certificate = SmtpCertificate.SelfSigned(name, lastYear);
        await using var sink = new SmtpSink { Certificate = certificate, OffersSignIn = true };

        var outcome = await EmailSamples.Sender(sink, o => Trusting(o, certificate)).SendAsync(EmailSamples.Email(), Cancel);

        Assert.Equal(EmailSendResult.Transient(MailFailureReason.NotSecure), outcome);
        Assert.Empty(sink.SignIns);
    }

    [Fact]
    public async Task Encryption_FromTheStartWithAServerThatSpeaksPlain_SendsNothing()
    {
        await using var sink = new SmtpSink { OffersSignIn = true };

        Assert.Equal(
            MailFailureReason.NotSecure,
            (await EmailSamples.Sender(sink, o => Encrypted(o, isTls: true)).SendAsync(EmailSamples.Email(), Cancel)).Reason
        );
        Assert.Empty(sink.SignIns);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Encryption_WithATrustedCertificate_CarriesPasswordAndLetter(bool isTls)
    {
        using var certificate = SmtpCertificate.SelfSigned();
        await using var sink = new SmtpSink
        {
            Certificate = certificate,
            OffersSignIn = true,
            IsTls = isTls,
        };

        var outcome = await EmailSamples.Sender(sink, o => Trusting(o, certificate, isTls)).SendAsync(EmailSamples.Email(), Cancel);

        Assert.Equal(EmailSendResult.Accepted, outcome);
        Assert.True(Assert.Single(sink.Deliveries).IsEncrypted);
        Assert.Equal(["PLAIN usme secreta"], sink.SignIns);
    }

    [Theory]
    [InlineData("535 wrong", MailFailureReason.SignInRefused, 535)]
    [InlineData("534 too weak", MailFailureReason.SignInRefused, null)]
    [InlineData("454 come again", MailFailureReason.TryLater, 454)]
    public async Task SignIn_Refused_IsTransientAndSaysNothingElse(string answer, MailFailureReason reason, int? status)
    {
        using var certificate = SmtpCertificate.SelfSigned();
        await using var sink = new SmtpSink
        {
            Certificate = certificate,
            OffersSignIn = true,
            Answer = line => line.StartsWith("AUTH", StringComparison.Ordinal) ? answer : null,
        };

        var outcome = await EmailSamples.Sender(sink, o => Trusting(o, certificate)).SendAsync(EmailSamples.Email(), Cancel);

        Assert.Equal(EmailSendResult.Transient(reason, status), outcome);
        Assert.DoesNotContain(sink.Commands, c => c.StartsWith("MAIL", StringComparison.Ordinal));
    }

    // Without signing in the letter might go, under a name that nobody checked.
    [Fact]
    public async Task SignIn_NotOffered_SendsNothing()
    {
        using var certificate = SmtpCertificate.SelfSigned();
        await using var sink = new SmtpSink { Certificate = certificate };

        var outcome = await EmailSamples.Sender(sink, o => Trusting(o, certificate)).SendAsync(EmailSamples.Email(), Cancel);

        Assert.Equal(EmailSendResult.Transient(MailFailureReason.SignInRefused), outcome);
        Assert.Empty(sink.Deliveries);
    }

    [Fact]
    public async Task Server_ThatStopsAnsweringASignIn_IsGivenUpInTime()
    {
        using var certificate = SmtpCertificate.SelfSigned();
        await using var sink = new SmtpSink
        {
            Certificate = certificate,
            OffersSignIn = true,
            StallsAt = "AUTH",
        };

        var outcome = await EmailSamples.Sender(sink, o => Trusting(o, certificate).Timeout = 2).SendAsync(EmailSamples.Email(), Cancel);

        Assert.Equal(EmailSendResult.Transient(MailFailureReason.TimedOut), outcome);
    }

    private static void Encrypted(MailOptions options, bool isTls = false)
    {
        (options.User, options.Password) = ("usme", "secreta");
        options.Security = isTls ? MailSecurity.Tls : MailSecurity.StartTls;
    }

    private MailOptions Trusting(MailOptions options, X509Certificate2 certificate, bool isTls = false)
    {
        Encrypted(options, isTls);
        options.Authority = _folder.AuthorityFile(certificate);
        return options;
    }
}
