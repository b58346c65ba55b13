using System.Net;
using UsmeAprende.People;

namespace UsmeAprende.Web.Tests.People;

public sealed class PasskeyTests(SiteHost site)
{
    // R11, R15
    [Fact]
    public async Task Passkey_DuringALock_OpensAndCountsAsBothFactors()
    {
        using var facilitator = new Visit(site);
        using var elsewhere = new Visit(site);
        using var passkey = new SoftwarePasskey();
        var document = Visit.NewDocument();
        await facilitator.SignUpAsync(document);
        using var added = await facilitator.PostAsync(
            "/mi-cuenta/seguridad/llaves",
            ("credential", passkey.Create(await OptionsAsync(facilitator, "/api/passkeys/crear")))
        );
        for (var i = 0; i < FailureCount.Most; i++)
            (await elsewhere.SignInAsync(document, "no es")).Dispose();

        using var password = await elsewhere.SignInAsync(document, Visit.Password);
        using var shown = await elsewhere.PostAsync(
            "/entrar/llave?volver=/mi-cuenta/seguridad",
            ("credential", passkey.Get(await OptionsAsync(elsewhere, "/api/passkeys/entrar")))
        );

        Assert.Equal("/mi-cuenta/seguridad?hecho=llave", added.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.BadRequest, password.StatusCode);
        Assert.Equal("/mi-cuenta/seguridad", shown.Headers.Location?.OriginalString);
        Assert.Single((await elsewhere.ReadAsync("/mi-cuenta/seguridad")).QuerySelectorAll("input[name=id]"));
    }

    [Fact]
    public async Task Passkey_TakenAwayShownTwiceOrUnknown_OpensNothing()
    {
        using var ana = new Visit(site);
        using var elsewhere = new Visit(site);
        using var passkey = new SoftwarePasskey();
        using var unknown = new SoftwarePasskey();
        await ana.SignUpAsync();
        (
            await ana.PostAsync(
                "/mi-cuenta/seguridad/llaves",
                ("credential", passkey.Create(await OptionsAsync(ana, "/api/passkeys/crear")))
            )
        ).Dispose();
        var page = await ana.ReadAsync("/mi-cuenta/seguridad");

        using var stranger = await elsewhere.PostAsync(
            "/entrar/llave",
            ("credential", unknown.Get(await OptionsAsync(elsewhere, "/api/passkeys/entrar")))
        );
        var answer = passkey.Get(await OptionsAsync(elsewhere, "/api/passkeys/entrar"));
        using var first = await elsewhere.PostAsync("/entrar/llave", ("credential", answer));
        using var again = await elsewhere.PostAsync("/entrar/llave", ("credential", answer));
        (
            await ana.PostAsync("/mi-cuenta/seguridad/llaves/quitar", ("id", page.QuerySelector("input[name=id]")!.GetAttribute("value")!))
        ).Dispose();
        using var late = await elsewhere.PostAsync(
            "/entrar/llave",
            ("credential", passkey.Get(await OptionsAsync(elsewhere, "/api/passkeys/entrar")))
        );

        Assert.Equal(
            [HttpStatusCode.BadRequest, HttpStatusCode.Redirect, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest],
            [stranger.StatusCode, first.StatusCode, again.StatusCode, late.StatusCode]
        );
        Assert.Equal(HttpStatusCode.OK, await ana.StatusAsync("/mi-cuenta"));
    }

    // Whoever finds a phone open makes no key of their own to come back with.
    [Fact]
    public async Task Passkey_WithoutThePassword_IsNotMade()
    {
        using var ana = new Visit(site);
        await ana.SignUpAsync();

        using var none = await ana.PostAsync("/api/passkeys/crear");
        using var wrong = await ana.PostAsync("/api/passkeys/crear", ("KeyPassword", "no es"));

        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.BadRequest], [none.StatusCode, wrong.StatusCode]);
        Assert.Equal("application/problem+json", wrong.Content.Headers.ContentType?.MediaType);
    }

    private static async Task<string> OptionsAsync(Visit visit, string path)
    {
        using var response = await visit.PostAsync(path, ("KeyPassword", Visit.Password));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(Visit.Cancel);
    }
}
