using Microsoft.AspNetCore.Http;
using UsmeAprende.Mail;

namespace UsmeAprende.Tests.Mail;

/// <summary>Signing in with a token (OAuth 2 client credentials, XOAUTH2).</summary>
public sealed class MailOAuthTokensTests : IAsyncLifetime
{
    private readonly ScratchFolder _folder = new();
    private readonly FakeClock _clock = new();
    private OAuthTokenServer _desk = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _desk = await OAuthTokenServer.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await _desk.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Token_IsAskedForWithTheSecretAndShownToTheServer()
    {
        await using var sink = Sink();

        Assert.Equal(EmailSendResult.Accepted, await Mailer(sink).SendAsync(EmailSamples.Email(), Cancel));

        Assert.Equal(
            ["client_id=usme-aprende client_secret=muy secreto grant_type=client_credentials scope=https://correo.ejemplo.co/.default"],
            _desk.Asked
        );
        Assert.Equal(["XOAUTH2 user=usme@ejemplo.co auth=Bearer ficha-1"], sink.SignIns);
    }

    [Fact]
    public async Task Token_IsKeptForEveryConnectionUntilItExpires()
    {
        await using var sink = Sink();
        var mailer = Mailer(sink);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => mailer.SendAsync(EmailSamples.Email(), Cancel)));
        _clock.Advance(TimeSpan.FromMinutes(58));
        await mailer.SendAsync(EmailSamples.Email(), Cancel);
        var before = _desk.Asked.Count;
        _clock.Advance(TimeSpan.FromMinutes(2));
        await mailer.SendAsync(EmailSamples.Email(), Cancel);

        Assert.Equal((1, 2), (before, _desk.Asked.Count));
        Assert.Equal(
            [
                .. Enumerable.Repeat("XOAUTH2 user=usme@ejemplo.co auth=Bearer ficha-1", 5),
                "XOAUTH2 user=usme@ejemplo.co auth=Bearer ficha-2",
            ],
            sink.SignIns
        );
    }

    // Taken back before its time, as when the secret was changed.
    [Fact]
    public async Task Token_ThatTheServerDoesNotTake_IsAskedForAnewTheNextTime()
    {
        var refusals = 1;
        await using var sink = Sink(line => line.StartsWith("AUTH", StringComparison.Ordinal) && refusals-- > 0 ? "535 expired" : null);
        var mailer = Mailer(sink);

        var first = await mailer.SendAsync(EmailSamples.Email(), Cancel);
        var second = await mailer.SendAsync(EmailSamples.Email(), Cancel);

        Assert.Equal((EmailSendResult.Transient(MailFailureReason.SignInRefused), EmailSendResult.Accepted), (first, second));
        Assert.Equal(2, _desk.Asked.Count);
    }

    [Theory]
    [InlineData(StatusCodes.Status401Unauthorized, MailFailureReason.SignInRefused)]
    [InlineData(StatusCodes.Status400BadRequest, MailFailureReason.SignInRefused)]
    [InlineData(StatusCodes.Status302Found, MailFailureReason.SignInRefused)]
    [InlineData(StatusCodes.Status429TooManyRequests, MailFailureReason.TryLater)]
    [InlineData(StatusCodes.Status503ServiceUnavailable, MailFailureReason.TryLater)]
    public async Task Token_Refused_IsTransientAndNothingIsSent(int status, MailFailureReason reason)
    {
        await using var sink = Sink();
        _desk.Status = status;
        var condition = new MailServerStatus(_clock);

        Assert.Equal(EmailSendResult.Transient(reason, status), await Mailer(sink, condition).SendAsync(EmailSamples.Email(), Cancel));

        Assert.Empty(sink.SignIns);
        Assert.Equal(reason is MailFailureReason.SignInRefused ? "TokenEndpoint" : null, condition.Outage?.Cause);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"access_token":""}""")]
    [InlineData("""{"access_token":7}""")]
    [InlineData("<html>")]
    [InlineData("")]
    public async Task Answer_WithoutAToken_IsTransientAndNothingIsSent(string body)
    {
        await using var sink = Sink();
        _desk.Body = body;

        Assert.Equal(
            EmailSendResult.Transient(MailFailureReason.SignInRefused),
            await Mailer(sink).SendAsync(EmailSamples.Email(), Cancel)
        );
        Assert.Empty(sink.SignIns);
    }

    [Fact]
    public async Task Desk_ThatIsNotThere_IsTransient()
    {
        await using var sink = Sink();
        var mailer = Mailer(sink);
        await _desk.DisposeAsync();

        Assert.Equal(EmailSendResult.Transient(MailFailureReason.ConnectionFailed), await mailer.SendAsync(EmailSamples.Email(), Cancel));
    }

    private static SmtpSink Sink(Func<string, string?>? answer = null) =>
        new()
        {
            Certificate = SmtpCertificate.SelfSigned(),
            OffersSignIn = true,
            Answer = answer ?? (_ => null),
        };

    private MailKitEmailSender Mailer(SmtpSink sink, MailServerStatus? condition = null) =>
        EmailSamples.Sender(
            sink,
            options =>
            {
                (options.Security, options.User, options.OAuth) = (MailSecurity.StartTls, "usme@ejemplo.co", _desk.Options);
                options.Authority = _folder.AuthorityFile(sink.Certificate!);
            },
            condition,
            _clock
        );
}
