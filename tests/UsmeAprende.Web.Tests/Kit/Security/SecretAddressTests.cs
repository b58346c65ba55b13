using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using UsmeAprende.Reminders.Preferences;
using UsmeAprende.Web.Kit.Security;

namespace UsmeAprende.Web.Tests.Kit.Security;

/// <summary>Addresses that are keys of their own, as in letters, must not end up in a log of requests.</summary>
public sealed partial class SecretAddressTests(SiteHost site)
{
    [Fact]
    public void Routes_WithATokenInTheirPath_AreAllMarked()
    {
        var routes = site
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(r => Token().IsMatch(r.RoutePattern.RawText!))
            .ToList();

        Assert.NotEmpty(routes);
        Assert.All(routes, r => Assert.NotNull(r.Metadata.GetMetadata<SecretAddressAttribute>()));
    }

    [Fact]
    public async Task Page_OfALetter_IsNotToldAsWhereTheNextRequestComesFrom()
    {
        using var stranger = new BrowserVisit(site);

        using var page = await stranger.Browser.GetAsync(Link(), BrowserVisit.Cancel);
        using var done = await stranger.PostAsync(Link());

        Assert.Equal("strict-origin", Assert.Single(page.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("strict-origin", Assert.Single(done.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("no-store", page.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task Token_OfALetter_IsInNoLineOfTheLog()
    {
        var lines = new Lines();
        await using var heard = site.WithWebHostBuilder(builder =>
            builder.ConfigureTestServices(services => services.AddSingleton<ILoggerProvider>(lines))
        );
        using var browser = heard.CreateClient();
        var token = heard.Services.GetRequiredService<UnsubscribeTokens>().Create(PersonId.New(), "siga");
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]);

        using var page = await browser.GetAsync("/avisos/baja/" + token, BrowserVisit.Cancel);
        using var stopped = await browser.PostAsync("/avisos/baja/" + token, form, BrowserVisit.Cancel);
        using var broken = await browser.GetAsync("/avisos/baja/" + token[..^2], BrowserVisit.Cancel);
        using var elsewhere = await browser.GetAsync("/encuentros/reservas/" + token, BrowserVisit.Cancel);
        heard.Services.GetRequiredService<ILogger<SecretAddressTests>>().LogWarning("Heard");

        Assert.Contains(lines.Said, line => line == "Heard");
        Assert.DoesNotContain(lines.Said, line => line.Contains(token[..^2], StringComparison.Ordinal));
    }

    private string Link() => "/avisos/baja/" + site.Services.GetRequiredService<UnsubscribeTokens>().Create(PersonId.New(), "siga");

    [GeneratedRegex(@"\{(token|secret)\b")]
    private static partial Regex Token();

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Said { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Said.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
            // It holds nothing.
        }
    }
}
