using System.Net;
using Microsoft.AspNetCore.Http;

namespace UsmeAprende.Web.Tests.Kit;

/// <summary>R11: the limits of an address hold for the person behind the proxy, and only our own proxy is believed.</summary>
public sealed class TrustedProxyTests
{
    private const string Proxy = "10.0.0.1";
    private const int Tries = 3;

    [Fact]
    public async Task Visitors_BehindTheConfiguredProxy_HaveALimitEach()
    {
        await using var site = await SiteAsync();

        var first = await TryAsync(site, Proxy, _ => "203.0.113.1");
        var second = await TryAsync(site, Proxy, _ => "203.0.113.2");

        Assert.Equal(StatusCodes.Status429TooManyRequests, first[^1]);
        Assert.NotEqual(StatusCodes.Status429TooManyRequests, second[0]);
    }

    [Fact]
    public async Task Visitor_WhoClaimsOtherAddresses_HasOneLimitForAll()
    {
        await using var site = await SiteAsync();

        var statuses = await TryAsync(site, "198.51.100.9", n => $"203.0.113.{n}");

        Assert.Equal(StatusCodes.Status429TooManyRequests, statuses[^1]);
    }

    private static async Task<SiteHost> SiteAsync()
    {
        var site = new SiteHost().With("Site:Proxies:0", Proxy).With("People:TriesPerAddress", $"{Tries}");
        await site.InitializeAsync();
        return site;
    }

    private static async Task<List<int>> TryAsync(SiteHost site, string from, Func<int, string> forwardedFor)
    {
        var statuses = new List<int>();
        for (var n = 0; n <= Tries; n++)
        {
            var answer = await site.Server.SendAsync(
                http =>
                {
                    http.Connection.RemoteIpAddress = IPAddress.Parse(from);
                    http.Request.Method = HttpMethods.Post;
                    http.Request.Path = "/entrar";
                    http.Request.Headers["Sec-Fetch-Site"] = "same-origin";
                    http.Request.Headers["X-Forwarded-For"] = forwardedFor(n);
                    http.Request.ContentType = "application/x-www-form-urlencoded";
                },
                TestContext.Current.CancellationToken
            );
            statuses.Add(answer.Response.StatusCode);
        }
        return statuses;
    }
}
