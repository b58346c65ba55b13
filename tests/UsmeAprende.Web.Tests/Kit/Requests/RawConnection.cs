using System.Net;
using System.Net.Sockets;
using System.Text;

namespace UsmeAprende.Web.Tests.Kit.Requests;

/// <summary>A connection on which bytes go as the test says, as no client library would send them.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly TcpClient _socket = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>To a site that listens on a port of its own (<c>UseKestrel</c>).</summary>
    public static async Task<RawConnection> OpenAsync(SiteHost site)
    {
        var line = new RawConnection();
        await line._socket.ConnectAsync(IPAddress.Loopback, site.ClientOptions.BaseAddress.Port, Cancel);
        return line;
    }

    public static async Task<SiteHost> StartSiteAsync(CapturedLog? log, params (string Setting, string Value)[] settings)
    {
        var site = new SiteHost { Log = log };
        foreach (var (setting, value) in settings)
            site.With(setting, value);
        site.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        await site.InitializeAsync();
        return site;
    }

    /// <summary>The head of a POST from the site's own pages, and what follows of its body.</summary>
    public Task PostAsync(string path, string contentType, string length, string body, string more = "") =>
        SendAsync(
            $"POST {path} HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nConnection: "
                + $"close\r\nContent-Type: {contentType}\r\n{length}\r\n{more}\r\n{body}"
        );

    public async Task SendAsync(string text) => await _socket.GetStream().WriteAsync(Encoding.UTF8.GetBytes(text), Cancel);

    /// <summary>All that comes until the other end closes.</summary>
    public async Task<string> ReadToEndAsync()
    {
        using var reader = new StreamReader(_socket.GetStream(), Encoding.UTF8, leaveOpen: true);
        return await reader.ReadToEndAsync(Cancel);
    }

    public void Dispose() => _socket.Dispose();
}
