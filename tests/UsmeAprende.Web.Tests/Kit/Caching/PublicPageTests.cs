using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;

namespace UsmeAprende.Web.Tests.Kit.Caching;

public sealed class PublicPageTests(SiteHost site)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    public async Task PublicPage_AskedTwice_IsTheSameBytesWithoutACookie(string path)
    {
        using var browser = site.Browser();

        using var first = await browser.GetAsync(path, Cancel);
        using var second = await browser.GetAsync(path, Cancel);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(Cancel), await second.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        Assert.False(first.Headers.Contains("Set-Cookie"));
        Assert.False(second.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("gzip, deflate, br, zstd")]
    [InlineData("br;q=0, gzip;q=0.5")]
    public async Task PublicPage_AskedCompressed_IsTheSamePageInThatEncoding(string accepted)
    {
        using var browser = site.Browser();
        var plain = await browser.GetStringAsync("/", Cancel);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);

        using var response = await browser.SendAsync(request, Cancel);

        var encoding = Assert.Single(response.Content.Headers.ContentEncoding);
        await using var body = await response.Content.ReadAsStreamAsync(Cancel);
        await using Stream decoded =
            encoding == "br" ? new BrotliStream(body, CompressionMode.Decompress) : new GZipStream(body, CompressionMode.Decompress);
        using var reader = new StreamReader(decoded);
        Assert.Equal(plain, await reader.ReadToEndAsync(Cancel));
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
    }

    [Fact]
    public async Task PublicPage_AskedAgainWithItsTag_IsNotSentAgain()
    {
        using var browser = site.Browser();
        using var first = await browser.GetAsync("/", Cancel);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.IfNoneMatch.Add(Assert.IsType<EntityTagHeaderValue>(first.Headers.ETag));

        using var second = await browser.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.False(first.Headers.ETag!.IsWeak);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Fact]
    public async Task Asset_OfAVersionThatIsGone_IsTodaysAndNotKept()
    {
        using var browser = site.Browser();

        using var response = await browser.GetAsync("/v/0000000000/usme.css", Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.CacheControl!.NoCache);
    }
}
