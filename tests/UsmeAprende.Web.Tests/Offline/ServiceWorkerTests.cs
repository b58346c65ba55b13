using System.Net.Http.Headers;
using System.Text.Json;
using UsmeAprende.Web.Kit;

namespace UsmeAprende.Web.Tests.Offline;

/// <summary>R18: the worker's script can always be replaced, and can take itself away.</summary>
public sealed class ServiceWorkerTests(SiteHost site)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Script_IsJavaScriptThatBrowsersAskForEachTime()
    {
        using var browser = site.Browser();

        using var answer = await browser.GetAsync("/sw.js", Cancel);
        var script = await answer.Content.ReadAsStringAsync(Cancel);

        Assert.Equal("text/javascript; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal(new CacheControlHeaderValue { NoCache = true }, answer.Headers.CacheControl);
        Assert.Matches("^self\\.version=\"[0-9a-f]{10}\";", script);
        // Service workers of Firefox are no modules.
        Assert.DoesNotMatch(@"(^|[;}\n])(import|export)\b", script);
    }

    [Fact]
    public async Task Script_WhenPhonesMustKeepNothing_TakesItselfAway()
    {
        await using var off = new SiteHost().With($"Site:{nameof(SiteOptions.WorksOffline)}", "false");
        using var browser = off.Browser();

        var script = await browser.GetStringAsync("/sw.js", Cancel);

        Assert.Contains("unregister()", script, StringComparison.Ordinal);
        Assert.DoesNotContain("respondWith", script, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Manifest_NamesTheSiteAndIconsThatExist()
    {
        using var browser = site.Browser();

        using var answer = await browser.GetAsync("/manifest.webmanifest", Cancel);
        var manifest = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement;

        Assert.Equal("application/manifest+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("UsmeAprende", manifest.GetProperty("short_name").GetString());
        Assert.Equal("standalone", manifest.GetProperty("display").GetString());
        Assert.Equal("/", manifest.GetProperty("start_url").GetString());
        foreach (var icon in manifest.GetProperty("icons").EnumerateArray())
        {
            using var drawing = await browser.GetAsync(icon.GetProperty("src").GetString(), Cancel);
            Assert.Equal("image/png", drawing.Content.Headers.ContentType!.MediaType);
        }
    }
}
