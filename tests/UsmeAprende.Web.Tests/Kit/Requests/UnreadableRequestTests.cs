using System.Net;
using System.Text;
using UsmeAprende.People;
using UsmeAprende.Web.Tests.Learning;

namespace UsmeAprende.Web.Tests.Kit.Requests;

/// <summary>Whatever is wrong with a request, it is the request's fault, said in words: never a 500.</summary>
public sealed class UnreadableRequestTests(SiteHost site)
{
    [Theory]
    [InlineData("/entrar")]
    [InlineData("/verificar")]
    [InlineData("/no-existe")]
    [InlineData("/mi-cuenta/datos")]
    public async Task Form_InAnEncodingThatIsNotReadAnyMore_IsRefusedInWords(string path)
    {
        using var browser = site.Browser();

        using var response = await browser.PostAsync(
            path,
            Body("a=b", "application/x-www-form-urlencoded; charset=utf-7"),
            BrowserVisit.Cancel
        );

        await AssertRefusedAsync(response);
    }

    [Fact]
    public async Task Form_InAnUnreadableEncodingWithoutItsOrigin_IsRefusedInWords()
    {
        using var browser = site.CreateClient();

        using var response = await browser.PostAsync(
            "/entrar",
            Body("a=b", "application/x-www-form-urlencoded; charset=utf-7"),
            BrowserVisit.Cancel
        );

        await AssertRefusedAsync(response);
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=x", "abc")]
    [InlineData("multipart/form-data; boundary=x", "")]
    [InlineData("multipart/form-data", "abc")]
    [InlineData("multipart/form-data; boundary=", "abc")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"codigo\"\r\n\r\nUS-2026")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"codigo\"; filename=\"a\"\r\n\r\nUS-2026")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: nothing\r\nContent-Disposition\r\n\r\n--x--")]
    [InlineData("application/x-www-form-urlencoded", "a%00b=1")]
    public async Task Form_CutOrBroken_IsRefusedInWords(string type, string body)
    {
        using var browser = site.Browser();

        using var response = await browser.PostAsync("/verificar", Body(body, type), BrowserVisit.Cancel);

        await AssertRefusedAsync(response);
    }

    // Refused for their role before anybody has read the form.
    [Theory]
    [InlineData("marcas", "multipart/form-data; boundary=")]
    [InlineData("carne", "multipart/form-data; boundary=x")]
    [InlineData("carne", "application/x-www-form-urlencoded; charset=utf-7")]
    public async Task Form_OfWhoMayNotSendIt_IsRefusedUnread(string what, string type)
    {
        using var learner = await LearnerClient.SignInAsync(site);

        using var response = await learner.Browser.PostAsync(
            $"/api/encuentros/{Guid.CreateVersion7()}/{what}",
            Body("abc", type),
            BrowserVisit.Cancel
        );

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Form_CutInTheMiddle_GivesBackWhatArrived()
    {
        using var browser = site.Browser();

        using var response = await browser.PostAsync(
            "/verificar",
            Body(
                "--x\r\nContent-Disposition: form-data; name=\"nota\"\r\n\r\nhola\r\n--x\r\nContent-Disposition: form-data; "
                    + "name=\"Password\"\r\n\r\nruana\r\n--x\r\nContent-Disposition: form-data; name=\"codigo\"\r\n\r\nUS-20",
                "multipart/form-data; boundary=x"
            ),
            BrowserVisit.Cancel
        );

        var page = await BrowserVisit.PageAsync(response);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(["hola", "US-20"], page.QuerySelectorAll("main dd").Select(d => d.TextContent));
    }

    [Theory]
    [InlineData("/diagnostico", "a[b=1")]
    [InlineData("/diagnostico", "[=1&]=2&[]=3&a[][[b=4")]
    [InlineData("/entrar", "Identifier[a=1&Password[=2")]
    public async Task Form_WithBracketsInItsNames_IsReadAsAnyOther(string path, string body)
    {
        using var browser = site.Browser();

        using var response = await browser.PostAsync(path, Body(body, "application/x-www-form-urlencoded"), BrowserVisit.Cancel);

        Assert.True((int)response.StatusCode < 500);
    }

    [Theory]
    [InlineData("/insignias/%20")]
    [InlineData("/insignias/dibujos/%20.svg")]
    [InlineData("/insignias/dibujos/%20.png")]
    [InlineData("/cursos/%20")]
    [InlineData("/cursos/%20.epub")]
    [InlineData("/cursos/%C2%A0/%09/%0A")]
    [InlineData("/juego/%E2%80%83")]
    [InlineData("/instalar/%20")]
    [InlineData("/avisos/baja/%20")]
    [InlineData("/encuentros/reservas/%20")]
    [InlineData("/verificar/%20")]
    [InlineData("/.well-known/jwks/%20")]
    public async Task Address_WithBlanksWhereANameBelongs_IsMissing(string path)
    {
        using var browser = site.Browser();

        using var got = await browser.GetAsync(path, BrowserVisit.Cancel);
        using var posted = await browser.PostAsync(path, Body("", "application/x-www-form-urlencoded"), BrowserVisit.Cancel);

        Assert.Equal(HttpStatusCode.NotFound, got.StatusCode);
        Assert.True((int)posted.StatusCode is >= 400 and < 500);
    }

    [Theory]
    [InlineData("/coordinacion/certificados/personas/0198f000-0000-7000-8000-000000000000/%20")]
    [InlineData("/coordinacion/certificados/personas/0198f000-0000-7000-8000-000000000000/%20/borrador.pdf")]
    public async Task StaffsAddress_WithBlanksWhereANameBelongs_IsMissing(string path)
    {
        using var staff = await LearnerClient.SignInAsync(site, role: PersonRole.Coordinator);

        using var response = await staff.Browser.GetAsync(path, BrowserVisit.Cancel);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static ByteArrayContent Body(string text, string type)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    private static async Task AssertRefusedAsync(HttpResponseMessage response)
    {
        Assert.True((int)response.StatusCode is >= 400 and < 500, $"{response.StatusCode}");
        Assert.True(response.Headers.Contains("Content-Security-Policy"));
        Assert.NotEmpty((await BrowserVisit.PageAsync(response)).QuerySelector("h1")!.TextContent);
    }
}
