using System.Net;
using UsmeAprende.People;

namespace UsmeAprende.Web.Tests.People;

public sealed class SignInTests(SiteHost site)
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
        using var ana = new Visit(site);
        var document = Visit.NewDocument();
        await ana.SignUpAsync(document);

        using var response = await ana.PostAsync(
            $"/entrar?volver={Uri.EscapeDataString(returnTo)}",
            ("Identifier", document),
            ("Password", Visit.Password)
        );

        Assert.Equal(goes, response.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData(Role.Learner, "/mi-aprendizaje")]
    [InlineData(Role.Facilitator, "/facilitacion")]
    [InlineData(Role.Coordinator, "/coordinacion")]
    [InlineData(Role.Administrator, "/administracion")]
    public async Task SignIn_WithNowhereToReturnTo_LeadsToOnesOwnWork(Role role, string goes)
    {
        using var ana = new Visit(site);
        using var otherPhone = new Visit(site);
        var document = Visit.NewDocument();
        await ana.SignUpAsync(document, role);

        using var response = await otherPhone.SignInAsync(document, Visit.Password);

        Assert.Equal(goes, response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task OwnPage_WithoutASession_LeadsToTheDoorAndBack()
    {
        using var nobody = new Visit(site);

        using var page = await nobody.Browser.GetAsync("/mi-cuenta/datos?x=1", Visit.Cancel);
        using var api = await nobody.Browser.GetAsync("/api/me", Visit.Cancel);
        using var form = await nobody.PostAsync("/mi-cuenta/datos", ("GivenNames", "Lo que escribí"), ("Password", "esto no"));

        Assert.Equal("/entrar?volver=%2Fmi-cuenta%2Fdatos%3Fx%3D1", page.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Unauthorized, api.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, form.StatusCode);
        var given = (await Visit.PageAsync(form)).Body!.TextContent;
        Assert.Contains("Lo que escribí", given, StringComparison.Ordinal);
        Assert.DoesNotContain("esto no", given, StringComparison.Ordinal);
    }

    // R11
    [Fact]
    public async Task SignIn_UnknownWrongAndLocked_GetTheSameAnswer()
    {
        using var ana = new Visit(site);
        using var stranger = new Visit(site);
        var document = Visit.NewDocument();
        await ana.SignUpAsync(document);

        using var unknown = await stranger.SignInAsync(Visit.NewDocument(), "no es la clave");
        using var wrong = await stranger.SignInAsync(document, "no es la clave");
        for (var i = 1; i < FailureCount.Most; i++)
            (await stranger.SignInAsync(document, "no es la clave")).Dispose();
        using var locked = await stranger.SignInAsync(document, Visit.Password);

        var answers = new List<string>();
        foreach (var response in new[] { unknown, wrong, locked })
        {
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            answers.Add((await Visit.PageAsync(response)).QuerySelector(".error-summary")!.TextContent);
        }
        Assert.Single(answers.Distinct());
    }

    // R11
    [Fact]
    public async Task SignIn_DuringALock_StillWorksInAKnownBrowserAndAnywhereAfterwards()
    {
        await using var own = new SiteHost();
        using var ana = new Visit(own);
        using var stranger = new Visit(own);
        var document = Visit.NewDocument();
        await ana.SignUpAsync(document);
        for (var i = 0; i < FailureCount.Most; i++)
            (await stranger.SignInAsync(document, "no es la clave")).Dispose();

        using var known = await ana.SignInAsync(document, Visit.Password);
        using var unfamiliar = await stranger.SignInAsync(document, Visit.Password);
        own.Clock.Advance(FailureCount.Lock);
        using var later = await stranger.SignInAsync(document, Visit.Password);

        Assert.Equal(HttpStatusCode.Redirect, known.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, unfamiliar.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, later.StatusCode);
    }

    // R11: relatives who share a phone number and even a password are told apart by another identifier.
    [Fact]
    public async Task SignIn_WhenTwoAnswerToOnePassword_AsksForAnotherIdentifier()
    {
        using var mother = new Visit(site);
        using var daughter = new Visit(site);
        using var elsewhere = new Visit(site);
        var document = Visit.NewDocument();
        await mother.SignUpAsync(document, more: [("Phone", "3109998877")]);
        await daughter.SignUpAsync(more: [("Phone", "3109998877"), ("GivenNames", "Yuliana")]);

        using var unclear = await elsewhere.SignInAsync("310 999 8877", Visit.Password);
        using var clear = await elsewhere.PostAsync(
            "/entrar",
            ("Identifier", "3109998877"),
            ("OtherIdentifier", document),
            ("Password", Visit.Password)
        );

        Assert.NotNull((await Visit.PageAsync(unclear)).QuerySelector("#OtherIdentifier"));
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
        using var stranger = new Visit(site);

        using var response = await stranger.SignInAsync(identifier, password);

        var page = await Visit.PageAsync(response);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotNull(page.QuerySelector(".error-summary"));
        Assert.Empty(page.QuerySelectorAll("main script"));
    }

    [Fact]
    public async Task SignIn_WithMegabytesNulOrRepeatedFields_IsNeverAServerError()
    {
        using var stranger = new Visit(site);
        using var twice = new FormUrlEncodedContent([
            new("Identifier", "1"),
            new("Identifier", "2"),
            new("Password", "a"),
            new("Password", "b"),
        ]);

        using var large = await stranger.SignInAsync(new string('9', 900_000), new string('x', 90_000));
        using var nul = await stranger.SignInAsync("\0", "\0");
        using var doubled = await stranger.Browser.PostAsync("/entrar", twice, Visit.Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, large.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, nul.StatusCode);
        Assert.Contains("no guardamos nada", await nul.Content.ReadAsStringAsync(Visit.Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, doubled.StatusCode);
    }
}
