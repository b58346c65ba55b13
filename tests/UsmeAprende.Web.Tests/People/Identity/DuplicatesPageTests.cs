using System.Net;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.People;

namespace UsmeAprende.Web.Tests.People.Identity;

/// <summary>R14 on the screens of staff.</summary>
public sealed class DuplicatesPageTests : IAsyncLifetime
{
    private readonly SiteHost _site = new SiteHost().With("People:StaffSecondFactor", "Optional");

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Pair_ProposedByAFacilitator_IsUnitedAndSeparatedByACoordinator()
    {
        using var ana = new BrowserVisit(_site);
        using var other = new BrowserVisit(_site);
        using var facilitator = new BrowserVisit(_site);
        using var boss = new BrowserVisit(_site);
        var (one, two) = (BrowserVisit.NewDocument(), BrowserVisit.NewDocument());
        var first = await ana.SignUpAsync(one);
        var second = await other.SignUpAsync(two, more: [("GivenNames", "Anita")]);
        await facilitator.SignUpAsync(role: PersonRole.Facilitator);
        await boss.SignUpAsync(role: PersonRole.Coordinator);

        using var found = await facilitator.PostAsync($"/facilitacion/personas/{first}/otra-cuenta", ("identifier", two));
        using var proposed = await facilitator.PostAsync(
            $"/facilitacion/personas/{first}/otra-cuenta/proponer",
            ("other", second.ToString())
        );
        var list = await boss.ReadAsync("/coordinacion/duplicados");
        var pair = list.QuerySelector("li.card a")!.GetAttribute("href")!;
        var review = (await boss.ReadAsync(pair)).QuerySelector("main")!.TextContent;
        using var unchosen = await boss.PostAsync($"{pair}/unir");
        using var united = await boss.PostAsync($"{pair}/unir", ("survivor", second.ToString()));
        var survivor = await SurvivorAsync(boss, first);
        var after = await boss.ReadAsync(pair);
        using var separated = await boss.PostAsync(
            $"{pair}/separar",
            ("person", after.QuerySelector("form input[name=person]")!.GetAttribute("value")!)
        );

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.Redirect, HttpStatusCode.BadRequest, HttpStatusCode.Redirect, HttpStatusCode.Redirect],
            new[] { found, proposed, unchosen, united, separated }.Select(r => r.StatusCode)
        );
        // A facilitator sees initials.
        Assert.DoesNotContain("Anita", (await BrowserVisit.PageAsync(found)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Anita", review, StringComparison.Ordinal); // Who decides sees the names.
        Assert.Equal((HumanId)second, survivor);
        Assert.Equal((HumanId)first, await SurvivorAsync(boss, first));
        Assert.Equal(HttpStatusCode.OK, await ana.StatusAsync("/mi-cuenta"));
        Assert.Equal(HttpStatusCode.OK, await other.StatusAsync("/mi-cuenta"));
    }

    [Fact]
    public async Task Export_OfAMergedPerson_HoldsBothRows()
    {
        using var ana = new BrowserVisit(_site);
        using var other = new BrowserVisit(_site);
        using var boss = new BrowserVisit(_site);
        var first = await ana.SignUpAsync(more: [("BirthYear", "1961")]);
        var second = await other.SignUpAsync(more: [("BirthYear", "1961"), ("Phone", "3001239988")]);
        await boss.SignUpAsync(role: PersonRole.Coordinator);
        var pair = (await boss.ReadAsync("/coordinacion/duplicados")).QuerySelector("li.card a")!.GetAttribute("href")!;

        (await boss.PostAsync($"{pair}/unir", ("survivor", second.ToString()))).Dispose();

        Assert.Contains(
            "3001239988",
            await ana.Browser.GetStringAsync("/mi-cuenta/mis-datos.json", BrowserVisit.Cancel),
            StringComparison.Ordinal
        );
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task Pair_ThatIsTwoPeople_LeavesTheQueue()
    {
        using var ana = new BrowserVisit(_site);
        using var other = new BrowserVisit(_site);
        using var boss = new BrowserVisit(_site);
        await ana.SignUpAsync(more: [("BirthYear", "1961")]);
        await other.SignUpAsync(more: [("BirthYear", "1961")]);
        await boss.SignUpAsync(role: PersonRole.Coordinator);
        var pair = (await boss.ReadAsync("/coordinacion/duplicados")).QuerySelector("li.card a")!.GetAttribute("href")!;

        using var told = await boss.PostAsync($"{pair}/distintas");

        Assert.Equal(HttpStatusCode.Redirect, told.StatusCode);
        Assert.NotNull((await boss.ReadAsync("/coordinacion/duplicados")).QuerySelector(".empty"));
    }

    private static Task<HumanId> SurvivorAsync(BrowserVisit visit, PersonId person) =>
        visit.WithDbAsync(db => db.People.Where(p => p.Id == person).Select(p => p.SurvivorId).SingleAsync(BrowserVisit.Cancel));
}
