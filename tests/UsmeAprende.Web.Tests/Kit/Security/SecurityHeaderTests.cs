namespace UsmeAprende.Web.Tests.Kit.Security;

public sealed class SecurityHeaderTests(SiteHost site)
{
    // A proxy takes the encryption off before the site sees the request, whether or not the site was told of it.
    [Fact]
    public async Task Response_OfASiteThatPeopleReachByHttps_SaysSoEachTime()
    {
        await using var own = new SiteHost().With("Site:Url", "https://aprende.ejemplo.co");
        using var browser = own.CreateClient(new() { AllowAutoRedirect = false });

        foreach (
            var path in new[]
            {
                "/",
                "/",
                "/cursos",
                "/cursos",
                "/Cursos",
                "/entrar",
                "/mi-cuenta",
                "/no-existe",
                "/api/me",
                "/.well-known/jwks.json",
                "/v/0/usme.css",
                "/salud/vivo",
                "/encuentros?tipo=x",
            }
        )
        {
            using var response = await browser.GetAsync(path, BrowserVisit.Cancel);

            Assert.True(response.Headers.Contains("Strict-Transport-Security"), path);
        }
    }

    [Theory]
    [InlineData("/", true)]
    [InlineData("/cursos", true)]
    [InlineData("/no-existe", true)]
    [InlineData("/api/me", true)]
    [InlineData("/.well-known/jwks.json", false)]
    [InlineData("/credenciales/emisor", false)]
    [InlineData("/credenciales/revocadas", false)]
    [InlineData("/insignias/dibujos/primer-paso.svg", false)]
    [InlineData("/insignias/dibujos/primer-paso.png", false)]
    public async Task Response_ButForWhatOtherSitesCheckOrShow_IsForThisSiteOnly(string path, bool isOwn)
    {
        using var browser = site.Browser();

        // The second time it comes from memory.
        for (var times = 0; times < 2; times++)
        {
            using var response = await browser.GetAsync(path, BrowserVisit.Cancel);

            Assert.Equal(isOwn, response.Headers.Contains("Cross-Origin-Resource-Policy"));
        }
    }

    [Fact]
    public async Task Cookies_WherePeopleComeByHttps_ArePromisedToBeOfThisHost()
    {
        await using var own = new SiteHost().With("Site:Url", "https://aprende.ejemplo.co");
        using var ana = new BrowserVisit(own);

        using var response = await ana.PostAsync("/registro", BrowserVisit.SignUpForm(BrowserVisit.NewDocument()));

        Assert.All(
            response.Headers.GetValues("Set-Cookie"),
            cookie =>
            {
                Assert.StartsWith("__Host-usme", cookie, StringComparison.Ordinal);
                Assert.Contains("; path=/;", cookie, StringComparison.OrdinalIgnoreCase);
                Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
            }
        );
    }
}
