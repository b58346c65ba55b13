using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using UsmeAprende.Mail;

namespace UsmeAprende.Tests.Mail;

/// <summary>Where a mail host gives out tokens: <c>ficha-1</c>, <c>ficha-2</c>…, each for an hour.</summary>
internal sealed class OAuthTokenServer : IAsyncDisposable
{
    private readonly WebApplication _site;
    private readonly ConcurrentQueue<string> _asked = new();

    private OAuthTokenServer(WebApplication site) => _site = site;

    /// <summary>What came in each demand.</summary>
    public IReadOnlyCollection<string> Asked => _asked;

    public int Status { get; set; } = StatusCodes.Status200OK;

    /// <summary>Instead of a token.</summary>
    public string? Body { get; set; }

    public MailOAuthOptions Options =>
        new()
        {
            TokenEndpoint = new Uri(
                _site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/token"
            ),
            ClientId = "usme-aprende",
            ClientSecret = "muy secreto",
            Scope = "https://correo.ejemplo.co/.default",
        };

    public static async Task<OAuthTokenServer> OpenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var site = builder.Build();
        var desk = new OAuthTokenServer(site);
        site.MapPost("/token", desk.AnswerAsync);
        await site.StartAsync(TestContext.Current.CancellationToken);
        return desk;
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private async Task AnswerAsync(HttpContext call)
    {
        var form = await call.Request.ReadFormAsync(TestContext.Current.CancellationToken);
        _asked.Enqueue(string.Join(' ', form.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}={f.Value}")));
        call.Response.StatusCode = Status;
        call.Response.ContentType = "application/json";
        await call.Response.WriteAsync(
            Body ?? $$"""{"token_type":"Bearer","expires_in":3600,"access_token":"ficha-{{_asked.Count}}"}""",
            TestContext.Current.CancellationToken
        );
    }
}
