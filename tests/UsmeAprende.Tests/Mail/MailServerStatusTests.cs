using Microsoft.Extensions.Logging;
using UsmeAprende.Mail;
using UsmeAprende.Tests.Jobs;

namespace UsmeAprende.Tests.Mail;

public sealed class MailServerStatusTests : IDisposable
{
    private readonly FakeClock _clock = new();
    private readonly LogLineRecorder _log = new();

    public void Dispose() => _log.Dispose();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Server_ThatIsNotThere_IsNamedWithItsPortAndTheReason()
    {
        var sink = new SmtpSink();
        await sink.DisposeAsync();
        var condition = new MailServerStatus(_clock);

        await Mailer(sink, condition).SendAsync(EmailSamples.Email(), Cancel);

        Assert.Equal(
            new MailOutage(MailFailureReason.ConnectionFailed, "ConnectionRefused", _clock.GetUtcNow().UtcDateTime),
            condition.Outage
        );
        Assert.Contains(
            _log.All,
            l => l.Contains($"localhost:{sink.Port} did not take a letter: ConnectionFailed, ConnectionRefused", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(
            _log.All,
            l => l.Contains("null", StringComparison.Ordinal) || l.Contains("ejemplo.co", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Server_ThatNobodyVouchesFor_IsNamedWithWhatIsWrong()
    {
        using var certificate = SmtpCertificate.SelfSigned();
        await using var sink = new SmtpSink { Certificate = certificate };
        var condition = new MailServerStatus(_clock);

        await Mailer(sink, condition, o => o.Security = MailSecurity.StartTls).SendAsync(EmailSamples.Email(), Cancel);

        Assert.Equal((MailFailureReason.NotSecure, "UntrustedRoot"), (condition.Outage!.Reason, condition.Outage.Cause));
        Assert.Contains(
            _log.All,
            l => l.Contains($"localhost:{sink.Port}", StringComparison.Ordinal) && l.Contains("UntrustedRoot", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Fault_SinceItsFirstTime_IsOverWithTheNextLetter()
    {
        await using var sink = new SmtpSink();
        var condition = new MailServerStatus(_clock);
        var since = _clock.GetUtcNow().UtcDateTime;
        condition.RecordRefused(MailFailureReason.TimedOut, null);
        _clock.Advance(TimeSpan.FromHours(1));
        condition.RecordRefused(MailFailureReason.ConnectionFailed, "HostNotFound");
        var during = condition.Outage;

        await Mailer(sink, condition).SendAsync(EmailSamples.Email(), Cancel);

        Assert.Equal(new MailOutage(MailFailureReason.ConnectionFailed, "HostNotFound", since), during);
        Assert.Equal((null, _clock.GetUtcNow().UtcDateTime), (condition.Outage, condition.AcceptedAt));
    }

    [Theory]
    [InlineData("550 no such user")]
    [InlineData("450 come again")]
    public async Task Reader_WhomTheServerRefuses_IsNoFaultOfTheServer(string answer)
    {
        await using var sink = new SmtpSink { Answer = line => line.StartsWith("RCPT", StringComparison.Ordinal) ? answer : null };
        var condition = new MailServerStatus(_clock);

        await Mailer(sink, condition).SendAsync(EmailSamples.Email(), Cancel);

        Assert.Null(condition.Outage);
    }

    private MailKitEmailSender Mailer(SmtpSink sink, MailServerStatus condition, Action<MailOptions>? change = null)
    {
        using var logging = LoggerFactory.Create(l => l.AddProvider(_log));
        return EmailSamples.Sender(sink, change, condition, log: logging.CreateLogger<MailKitEmailSender>());
    }
}
