using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace UsmeAprende.BrowserTests.Offline;

/// <summary>
/// The line between a phone and the site: what is sent goes through it, unless the test wants otherwise. A browser that is told that it is
/// offline knows it; behind this one it believes that all is well.
/// </summary>
internal sealed class WeakLine : IAsyncDisposable
{
    private readonly WebApplication _line;
    private readonly HttpClient _site;
    private readonly ConcurrentQueue<string> _asked = new();

    private WeakLine(WebApplication line, HttpClient site) => (_line, _site) = (line, site);

    public Uri Address => new(_line.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>The site at the other end.</summary>
    public required Uri Site { get; set; }

    /// <summary>What happens to a request; by default it goes through.</summary>
    public LineFault Fault { get; set; } = (_, forward) => forward();

    /// <summary>What was asked for since the last <see cref="Forget"/>: method, path and query.</summary>
    public IReadOnlyCollection<string> Asked => _asked;

    public static async Task<WeakLine> OpenAsync(Uri site)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var line = new WeakLine(
            builder.Build(),
            new HttpClient(
                new SocketsHttpHandler
                {
                    AllowAutoRedirect = false,
                    UseCookies = false,
                    AutomaticDecompression = DecompressionMethods.None,
                }
            )
        )
        {
            Site = site,
        };
        line._line.Run(line.CarryAsync);
        await line._line.StartAsync();
        return line;
    }

    public void Forget() => _asked.Clear();

    /// <summary>Nothing is answered any more, at once.</summary>
    public void Cut() => Fault = Faults.Cut;

    /// <summary>All is well again.</summary>
    public void Mend() => Fault = (_, forward) => forward();

    public async ValueTask DisposeAsync()
    {
        await _line.DisposeAsync();
        _site.Dispose();
    }

    private Task CarryAsync(HttpContext http)
    {
        _asked.Enqueue($"{http.Request.Method} {http.Request.Path}{http.Request.QueryString}");
        return Fault(http, () => ForwardAsync(http));
    }

    private async Task ForwardAsync(HttpContext http)
    {
        using var request = new HttpRequestMessage(
            new HttpMethod(http.Request.Method),
            new Uri(Site, http.Request.Path.ToUriComponent() + http.Request.QueryString)
        );
        if (http.Request.ContentLength > 0 || http.Request.Headers.TransferEncoding.Count > 0)
            request.Content = new StreamContent(http.Request.Body);
        foreach (var (name, values) in http.Request.Headers)
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
        using var answer = await _site.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, http.RequestAborted);
        http.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
            http.Response.Headers[name] = values.ToArray();
        http.Response.Headers.Remove("Transfer-Encoding");
        await answer.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }
}

/// <param name="forward">Lets it through to the site.</param>
internal delegate Task LineFault(HttpContext http, Func<Task> forward);

/// <summary>What lines do.</summary>
internal static class Faults
{
    /// <summary>The connection is there and breaks.</summary>
    public static Task Cut(HttpContext http, Func<Task> forward)
    {
        http.Abort();
        return Task.CompletedTask;
    }

    /// <summary>A network that wants its own page to be seen first answers everything with it.</summary>
    public static async Task Portal(HttpContext http, Func<Task> forward)
    {
        http.Response.ContentType = "text/html";
        http.Response.Headers.ETag = "\"0123456789abcdef01234567\"";
        await http.Response.WriteAsync("<!doctype html><title>Wifi del parque</title><h1>Acepte las condiciones</h1>");
    }

    /// <summary>The connection is there, and nothing ever comes.</summary>
    public static Task Silence(HttpContext http, Func<Task> forward) => Task.Delay(Timeout.Infinite, http.RequestAborted);
}
