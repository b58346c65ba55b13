using System.Net;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Web.Kit.Caching;
using UsmeAprende.Web.Tests.Kit.Requests;

namespace UsmeAprende.Web.Tests.Kit.Caching;

/// <summary>A public page has one address, so that it is kept once however it is asked for.</summary>
public sealed class CanonicalAddressTests(SiteHost site)
{
    [Theory]
    [InlineData("/Cursos", "/cursos")]
    [InlineData("/cursos/", "/cursos")]
    [InlineData("/ENCUENTROS.ICS", "/encuentros.ics")]
    [InlineData("/encuentros/?lugar=x&curso=", "/encuentros?lugar=x&curso=")]
    [InlineData("/Insignias/NO-EXISTE/", "/insignias/no-existe")]
    [InlineData("/encuentros/%7B0198f0000000-7000-8000-000000000000%7D", null)]
    [InlineData("/encuentros/0198F000-0000-7000-8000-000000000000", "/encuentros/0198f000-0000-7000-8000-000000000000")]
    [InlineData("/encuentros/0198f000000070008000000000000000", "/encuentros/0198f000-0000-7000-8000-000000000000")]
    [InlineData("/encuentros/%7B0198f000-0000-7000-8000-000000000000%7D", "/encuentros/0198f000-0000-7000-8000-000000000000")]
    [InlineData("/encuentros/(0198f000-0000-7000-8000-000000000000).ics", "/encuentros/0198f000-0000-7000-8000-000000000000.ics")]
    [InlineData(
        "/encuentros/%7B0x0198f000,0x0000,0x7000,%7B0x80,0x00,0x00,0x00,0x00,0x00,0x00,0x00%7D%7D",
        "/encuentros/0198f000-0000-7000-8000-000000000000"
    )]
    [InlineData(
        "/encuentros/%7B0x0000000198f000,0x0000,0x7000,%7B0x80,0x00,0x00,0x00,0x00,0x00,0x00,0x00%7D%7D",
        "/encuentros/0198f000-0000-7000-8000-000000000000"
    )]
    [InlineData("/encuentros/%200198f000-0000-7000-8000-000000000000", "/encuentros/0198f000-0000-7000-8000-000000000000")]
    [InlineData("/insignias/0198F000-0000-7000-8000-000000000000", "/insignias/0198f000-0000-7000-8000-000000000000")]
    [InlineData("/encuentros/grupos/0198F000-0000-7000-8000-000000000000", "/encuentros/grupos/0198f000-0000-7000-8000-000000000000")]
    [InlineData("//cursos", null)]
    [InlineData("/cursos//", null)]
    public async Task PublicPage_InAnotherSpelling_LeadsToItsOneAddressOrNowhere(string asked, string? canonical)
    {
        using var browser = site.Browser();

        using var response = await browser.GetAsync(
            new Uri(browser.BaseAddress!.GetLeftPart(UriPartial.Authority) + asked),
            BrowserVisit.Cancel
        );

        Assert.Equal(canonical is null ? HttpStatusCode.NotFound : HttpStatusCode.MovedPermanently, response.StatusCode);
        Assert.Equal(canonical, response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task PublicPage_WithItsLettersAsCodes_LeadsToItsOneAddress()
    {
        await using var own = await RawConnection.StartSiteAsync(null);
        using var line = await RawConnection.OpenAsync(own);
        await line.SendAsync("GET /%63ursos?de=1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        var answer = await line.ReadToEndAsync();

        Assert.StartsWith("HTTP/1.1 301 ", answer, StringComparison.Ordinal);
        Assert.Contains("Location: /cursos?de=1\r\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FilteredPage_AskedAgain_IsTheSameBytesUntilAnythingChanges()
    {
        await using var own = new SiteHost();
        using var browser = own.Browser();
        using var first = await browser.GetAsync("/encuentros?tipo=x&otra=1", BrowserVisit.Cancel);

        using var again = await browser.GetAsync("/encuentros?otra=2&tipo=x", BrowserVisit.Cancel);

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.True(own.Services.GetRequiredService<PublicPageCache>().TryGet("/encuentros", "?tipo=x", out _));
    }
}
