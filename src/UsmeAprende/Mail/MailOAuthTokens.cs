using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace UsmeAprende.Mail;

/// <summary>Tokens that sign the site in at a mail host (OAuth 2 client credentials): one, kept until shortly before it expires.</summary>
public sealed class MailOAuthTokens(IOptions<MailOptions> options, TimeProvider clock) : IDisposable
{
    // Used if the answer does not say how long the token is valid. No host gives less, and it is enough for one run.
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(5);

    // The token must still be valid when it reaches the server.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    // A redirect would carry the secret elsewhere.
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = Usual })
    {
        MaxResponseContentBufferSize = 64 * 1024,
        Timeout = options.Value.Patience,
    };

    private readonly SemaphoreSlim _one = new(1);
    private string? _token;
    private DateTimeOffset _until;

    public void Dispose()
    {
        _http.Dispose();
        _one.Dispose();
    }

    /// <returns>A token, or why there is none.</returns>
    internal async Task<(string? Token, MailConnectionError? Trouble)> GetTokenAsync(CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            return _token is { } kept && clock.GetUtcNow() < _until ? (kept, null) : await RequestTokenAsync(cancel);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Forgets a token that a server refused.</summary>
    internal void Discard(string token) => Interlocked.CompareExchange(ref _token, null, token);

    private async Task<(string? Token, MailConnectionError? Trouble)> RequestTokenAsync(CancellationToken cancel)
    {
        var settings = options.Value.OAuth;
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = settings.ClientId ?? "",
            ["client_secret"] = settings.ClientSecret ?? "",
        };
        if (settings.Scope is { } scope)
            form["scope"] = scope;
        try
        {
            var asked = clock.GetUtcNow();
            using var body = new FormUrlEncodedContent(form);
            using var answer = await _http.PostAsync(settings.TokenEndpoint, body, cancel);
            if (!answer.IsSuccessStatusCode)
                return (null, Refusal((int)answer.StatusCode));
            if (await answer.Content.ReadFromJsonAsync<TokenResponse>(cancel) is not { AccessToken.Length: > 0 } grant)
                return (null, new MailConnectionError(MailFailureReason.SignInRefused, Cause: "NoToken"));
            var lasts = grant.ExpiresIn is { } seconds ? TimeSpan.FromSeconds(seconds) : Usual;
            _until = asked + (lasts > 2 * Margin ? lasts - Margin : lasts / 2);
            return (_token = grant.AccessToken, null);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return (null, new MailConnectionError(MailFailureReason.TimedOut, Cause: "TokenEndpoint"));
        }
        catch (HttpRequestException fault)
        {
            var isUntrusted = fault.HttpRequestError is HttpRequestError.SecureConnectionError;
            var reason = isUntrusted ? MailFailureReason.NotSecure : MailFailureReason.ConnectionFailed;
            return (null, new MailConnectionError(reason, Cause: $"TokenEndpoint: {fault.HttpRequestError}"));
        }
        catch (JsonException)
        {
            return (null, new MailConnectionError(MailFailureReason.SignInRefused, Cause: "NoToken"));
        }
    }

    // 429 and 5xx are temporary; every other status means that our credentials were refused.
    private static MailConnectionError Refusal(int status) =>
        new(status is 429 or >= 500 ? MailFailureReason.TryLater : MailFailureReason.SignInRefused, status, "TokenEndpoint");

    private sealed record TokenResponse(
        [property: JsonPropertyName("access_token")] string? AccessToken,
        [property: JsonPropertyName("expires_in")] double? ExpiresIn
    );
}
