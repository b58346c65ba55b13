using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Reminders.Preferences;

namespace UsmeAprende.Web.Tests.Reminders;

public sealed class UnsubscribeTests(SiteHost site)
{
    // R17: the one POST that no origin guards, as a mail programme sends it.
    [Fact]
    public async Task OneClick_WithoutSigningInOrOrigin_StopsThatKindForThatPerson()
    {
        using var ana = new BrowserVisit(site);
        var person = await ana.SignUpAsync();
        using var mailProgramme = site.CreateClient();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]);

        using var first = await mailProgramme.PostAsync(Link(person), form, BrowserVisit.Cancel);
        using var again = await mailProgramme.PostAsync(Link(person), form, BrowserVisit.Cancel);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, again.StatusCode));
        Assert.Equal([("siga", "correo"), ("siga", "llamada")], (await RefusedAsync(ana, person)).Order());
        Assert.False(first.Headers.Contains("Set-Cookie"));
    }

    // RFC 8058 lets programmes send either kind of form, and no redirect may be needed.
    [Fact]
    public async Task OneClick_AsAFormOfParts_StopsItTheSame()
    {
        using var ana = new BrowserVisit(site);
        var person = await ana.SignUpAsync();
        using var mailProgramme = site.CreateClient(new() { AllowAutoRedirect = false });
        using var form = new MultipartFormDataContent { { new StringContent("One-Click"), "List-Unsubscribe" } };

        using var answer = await mailProgramme.PostAsync(Link(person), form, BrowserVisit.Cancel);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(2, (await RefusedAsync(ana, person)).Count);
    }

    // R17: programmes that look for viruses open every link.
    [Fact]
    public async Task Link_OnlyLookedAt_ChangesNothingAndOffersTheButton()
    {
        using var ana = new BrowserVisit(site);
        using var stranger = new BrowserVisit(site);
        var person = await ana.SignUpAsync();

        var page = await stranger.ReadAsync(Link(person));

        Assert.Empty(await RefusedAsync(ana, person));
        Assert.Equal(Link(person), page.QuerySelector("main form")!.GetAttribute("action"));
        Assert.DoesNotContain("Ana", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("00")]
    [InlineData("x")]
    [InlineData("CfDJ8")]
    public async Task Link_ThatWasTamperedWith_SaysSoAndChangesNothing(string token)
    {
        using var stranger = new BrowserVisit(site);

        using var looked = await stranger.Browser.GetAsync("/avisos/baja/" + token, BrowserVisit.Cancel);
        using var pressed = await stranger.PostAsync("/avisos/baja/" + token);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (looked.StatusCode, pressed.StatusCode));
    }

    [Fact]
    public void Link_ForAPerson_ShowsNeitherThemNorTheKind()
    {
        var person = PersonId.New();

        Assert.DoesNotContain(person.ToString("N"), Link(person), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Convert.ToHexString(person.Value.ToByteArray()), Link(person), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("siga", Link(person), StringComparison.Ordinal);
    }

    private string Link(PersonId person) =>
        _links.GetOrAdd(person, p => "/avisos/baja/" + site.Services.GetRequiredService<UnsubscribeTokens>().Create(p, "siga"));

    private readonly System.Collections.Concurrent.ConcurrentDictionary<PersonId, string> _links = new();

    private static Task<List<(string, string)>> RefusedAsync(BrowserVisit visit, PersonId person) =>
        visit.WithDbAsync(async db =>
            (await db.ReminderRefusals.Where(r => r.PersonId == person).ToListAsync(BrowserVisit.Cancel)).ConvertAll(r =>
                (r.Kind, r.Channel)
            )
        );
}
