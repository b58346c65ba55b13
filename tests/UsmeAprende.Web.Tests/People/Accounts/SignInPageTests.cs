using System.Net;
using UsmeAprende.People;
using UsmeAprende.People.Accounts;

namespace UsmeAprende.Web.Tests.People.Accounts;

public sealed class SignInPageTests(SiteHost site)
{
    [Theory]
    [InlineData("/mi-cuenta/datos?x=1", "/mi-cuenta/datos?x=1")]
    [InlineData("/cursos/niñez?a=1", "/cursos/ni%C3%B1ez?a=1")]
    [InlineData("https://malo.example/", "/mi-aprendizaje")]
    [InlineData("//malo.example", "/mi-aprendizaje")]
    [InlineData("/\\malo.example", "/mi-aprendizaje")]
    [InlineData("/\t/malo.example", "/mi-aprendizaje")]
    [InlineData("javascript:alert(1)", "/mi-aprendizaje")]
    [InlineData("", "/mi-aprendizaje")]
    public async Task SignIn_WithAPageToReturnTo_GoesThereOnlyWithinTheSite(string returnTo, string goes)
    {
        using var ana = new BrowserVisit(site);
        var document = BrowserVisit.NewDocument();
        await ana.SignUpAsync(document);

        using var response = await ana.PostAsync(
            $"/entrar?volver={Uri.EscapeDataString(returnTo)}",
            ("Identifier", document),
            ("Password", BrowserVisit.Password)
        );

        Assert.Equal(goes, response.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData(PersonRole.Learner, "/mi-aprendizaje")]
    [InlineData(PersonRole.Facilitator, "/facilitacion")]
    [InlineData(PersonRole.Coordinator, "/coordinacion")]
    [InlineData(PersonRole.Administrator, "/administracion")]
    public async Task SignIn_WithNowhereToReturnTo_LeadsToOnesOwnWork(PersonRole role, string goes)
    {
        using var ana = new BrowserVisit(site);
        using var otherPhone = new BrowserVisit(site);
        var document = BrowserVisit.NewDocument();
        await ana.SignUpAsync(document, role);

        using var response = await otherPhone.SignInAsync(document, BrowserVisit.Password);

        Assert.Equal(goes, response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task OwnPage_WithoutASession_LeadsToTheDoorAndBack()
    {
        using var nobody = new BrowserVisit(site);

        using var page = await nobody.Browser.GetAsync("/mi-cuenta/datos?x=1", BrowserVisit.Cancel);
        using var api = await nobody.Browser.GetAsync("/api/me", BrowserVisit.Cancel);
        using var form = await nobody.PostAsync("/mi-cuenta/datos", ("GivenNames", "Lo que escribí"), ("Password", "esto no"));

        Assert.Equal("/entrar?volver=%2Fmi-cuenta%2Fdatos%3Fx%3D1", page.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Unauthorized, api.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, form.StatusCode);
        var given = (await BrowserVisit.PageAsync(form)).Body!.TextContent;
        Assert.Contains("Lo que escribí", given, StringComparison.Ordinal);
        Assert.DoesNotContain("esto no", given, StringComparison.Ordinal);
    }

    // R11
    [Fact]
    public async Task SignIn_UnknownWrongAndLocked_GetTheSameAnswer()
    {
        using var ana = new BrowserVisit(site);
        using var stranger = new BrowserVisit(site);
        var document = BrowserVisit.NewDocument();
        await ana.SignUpAsync(document);

        using var unknown = await stranger.SignInAsync(BrowserVisit.NewDocument(), "no es la clave");
        using var wrong = await stranger.SignInAsync(document, "no es la clave");
        for (var i = 1; i < SignInFailureCounter.Most; i++)
            (await stranger.SignInAsync(document, "no es la clave")).Dispose();
        using var locked = await stranger.SignInAsync(document, BrowserVisit.Password);

        var answers = new List<string>();
        foreach (var response in new[] { unknown, wrong, locked })
        {
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            answers.Add((await BrowserVisit.PageAsync(response)).QuerySelector(".error-summary")!.TextContent);
        }
        Assert.Single(answers.Distinct());
    }

    // R11
    [Fact]
    public async Task SignIn_DuringALock_StillWorksInAKnownBrowserAndAnywhereAfterwards()
    {
        await using var own = new SiteHost();
        using var ana = new BrowserVisit(own);
        using var stranger = new BrowserVisit(own);
        var document = BrowserVisit.NewDocument();
        await ana.SignUpAsync(document);
        for (var i = 0; i < SignInFailureCounter.Most; i++)
            (await stranger.SignInAsync(document, "no es la clave")).Dispose();

        using var known = await ana.SignInAsync(document, BrowserVisit.Password);
        using var unfamiliar = await stranger.SignInAsync(document, BrowserVisit.Password);
        own.Clock.Advance(SignInFailureCounter.Lock);
        using var later = await stranger.SignInAsync(document, BrowserVisit.Password);

        Assert.Equal(HttpStatusCode.Redirect, known.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, unfamiliar.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, later.StatusCode);
    }

    // R11: relatives who share a phone number and even a password are told apart by another identifier.
    [Fact]
    public async Task SignIn_WhenTwoAnswerToOnePassword_AsksForAnotherIdentifier()
    {
        using var mother = new BrowserVisit(site);
        using var daughter = new BrowserVisit(site);
        using var elsewhere = new BrowserVisit(site);
        var document = BrowserVisit.NewDocument();
        await mother.SignUpAsync(document, more: [("Phone", "3109998877")]);
        await daughter.SignUpAsync(more: [("Phone", "3109998877"), ("GivenNames", "Yuliana")]);

        using var unclear = await elsewhere.SignInAsync("310 999 8877", BrowserVisit.Password);
        using var clear = await elsewhere.PostAsync(
            "/entrar",
            ("Identifier", "3109998877"),
            ("OtherIdentifier", document),
            ("Password", BrowserVisit.Password)
        );

        Assert.NotNull((await BrowserVisit.PageAsync(unclear)).QuerySelector("#OtherIdentifier"));
        Assert.Equal(HttpStatusCode.Redirect, clear.StatusCode);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("<script>", "x")]
    [InlineData("' OR 1=1 --", "x")]
    [InlineData("../../x", "😀")]
    [InlineData("\u202E123", "x")]
    public async Task SignIn_WithHostileInput_AnswersWithASentence(string identifier, string password)
    {
        using var stranger = new BrowserVisit(site);

        using var response = await stranger.SignInAsync(identifier, password);

        var page = await BrowserVisit.PageAsync(response);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotNull(page.QuerySelector(".error-summary"));
        Assert.Empty(page.QuerySelectorAll("main script"));
    }

    [Fact]
    public async Task SignIn_WithMegabytesNulOrRepeatedFields_IsNeverAServerError()
    {
        using var stranger = new BrowserVisit(site);
        using var twice = new FormUrlEncodedContent([
            new("Identifier", "1"),
            new("Identifier", "2"),
            new("Password", "a"),
            new("Password", "b"),
        ]);

        using var large = await stranger.SignInAsync(new string('9', 900_000), new string('x', 90_000));
        using var nul = await stranger.SignInAsync("\0", "\0");
        using var doubled = await stranger.Browser.PostAsync("/entrar", twice, BrowserVisit.Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, large.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, nul.StatusCode);
        Assert.Contains("no guardamos nada", await nul.Content.ReadAsStringAsync(BrowserVisit.Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, doubled.StatusCode);
    }
}
