using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;

namespace UsmeAprende.Web.Tests.Kit.Security;

/// <summary>R17, against an address that no feature answers: what passes the guard gets 404 or 405, what it refuses 403.</summary>
public sealed class SameOriginGuardTests(SiteHost site)
{
    private const string Own = "http://localhost";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("same-origin", null, null, true)]
    [InlineData("same-origin", "https://malo.example", null, true)]
    [InlineData("same-site", Own, null, false)]
    [InlineData("cross-site", Own, Own + "/", false)]
    [InlineData("none", Own, null, false)]
    [InlineData(null, Own, null, true)]
    [InlineData(null, "https://malo.example", Own + "/", false)]
    [InlineData(null, "null", Own + "/", false)]
    [InlineData(null, null, Own + "/entrar", true)]
    [InlineData(null, null, Own + ".malo.example/", false)]
    [InlineData(null, null, "https://malo.example/?" + Own, false)]
    [InlineData(null, null, null, false)]
    public async Task Post_FromAnOrigin_PassesOnlyWhenItIsTheSites(string? fetchSite, string? origin, string? referer, bool passes)
    {
        using var browser = site.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/error/404") { Content = new FormUrlEncodedContent([]) };
        foreach (var (name, value) in new[] { ("Sec-Fetch-Site", fetchSite), ("Origin", origin), ("Referer", referer) })
        {
            if (value is not null)
                request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await browser.SendAsync(request, Cancel);

        Assert.Equal(passes ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Post_SayingNothingOfItsOrigin_IsRefusedButGivesBackWhatWasTyped()
    {
        using var browser = site.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["nombres"] = "María <b>José</b>", ["Password"] = "no-se-devuelve" }
        );

        using var response = await browser.PostAsync("/registro", form, Cancel);

        var page = await response.Content.ReadAsStringAsync(Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("María &lt;b&gt;José&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("no-se-devuelve", page, StringComparison.Ordinal);
    }
}
