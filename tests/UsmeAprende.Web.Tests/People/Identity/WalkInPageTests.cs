using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.People;
using UsmeAprende.People.Places;

namespace UsmeAprende.Web.Tests.People.Identity;

public sealed class WalkInPageTests : IAsyncLifetime
{
    private const string Path = "/facilitacion/personas/registrar";
    private readonly SiteHost _site = new SiteHost().With("People:StaffSecondFactor", "Optional");

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task WalkIn_SentTwice_IsRegisteredOnce()
    {
        using var facilitator = new BrowserVisit(_site);
        await facilitator.SignUpAsync(role: PersonRole.Facilitator);
        var form = await FormAsync(facilitator, ("GivenNames", "Rosalba"), ("Surnames", "Tibaduiza"), ("DataTreatment", "true"));

        using var first = await facilitator.PostAsync(Path, form);
        using var second = await facilitator.PostAsync(Path, form);

        Assert.Equal($"/facilitacion/personas/{form["Id"]}?hecho=registrada", first.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.Redirect, second.StatusCode);
        Assert.Equal(1, await facilitator.WithDbAsync(db => db.People.CountAsync(p => p.GivenNames == "Rosalba", BrowserVisit.Cancel)));
        Assert.NotNull((await facilitator.ReadAsync(first.Headers.Location!.ToString())).QuerySelector(".notice.success"));
    }

    [Theory]
    [InlineData("GivenNames", "")]
    [InlineData("GivenNames", "<b>1</b>")]
    [InlineData("Document", "abc")]
    [InlineData("Phone", "123")]
    [InlineData("BirthYear", "ayer")]
    [InlineData("DataTreatment", "")]
    [InlineData("Minor", "true")] // R16
    [InlineData("DocumentSeen", "true")]
    [InlineData("Id", "no")]
    public async Task WalkIn_WithBadInput_IsAskedAgainWithAllThatWasTyped(string field, string value)
    {
        using var facilitator = new BrowserVisit(_site);
        await facilitator.SignUpAsync(role: PersonRole.Facilitator);
        var form = await FormAsync(
            facilitator,
            ("GivenNames", "Rosalba"),
            ("Surnames", "Tibaduiza"),
            ("Place", "La Requilina"),
            ("DataTreatment", "true")
        );
        form[field] = value;

        using var response = await facilitator.PostAsync(Path, form);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await BrowserVisit.PageAsync(response);
        Assert.NotNull(page.QuerySelector(".error-summary"));
        Assert.Equal("Tibaduiza", page.QuerySelector<IHtmlInputElement>("#Surnames")!.Value);
        Assert.Equal("La Requilina", page.QuerySelector<IHtmlInputElement>("#Place")!.Value);
        Assert.Equal(0, await facilitator.WithDbAsync(db => db.People.CountAsync(p => p.Surnames == "Tibaduiza", BrowserVisit.Cancel)));
    }

    // R14
    [Fact]
    public async Task WalkIn_WhoResemblesSomebody_IsAskedAboutFirstAndShownInitialsOnly()
    {
        using var elber = new BrowserVisit(_site);
        using var facilitator = new BrowserVisit(_site);
        var document = BrowserVisit.NewDocument();
        var known = await elber.SignUpAsync(document, more: [("GivenNames", "Élber"), ("Surnames", "Quisquinay"), ("BirthYear", "1961")]);
        await facilitator.SignUpAsync(role: PersonRole.Facilitator);
        var form = await FormAsync(
            facilitator,
            ("GivenNames", "elber"),
            ("Surnames", "QUISQUINAY"),
            ("BirthYear", "1961"),
            ("DataTreatment", "true")
        );

        using var asked = await facilitator.PostAsync(Path, form);
        var page = await BrowserVisit.PageAsync(asked);
        var card = page.QuerySelector("dl.facts")!.TextContent;
        var stored = await facilitator.WithDbAsync(db => db.People.CountAsync(p => p.Surnames == "QUISQUINAY", BrowserVisit.Cancel));
        form["NotThese"] = page.QuerySelector<IHtmlInputElement>("input[name=NotThese]")!.Value;
        using var insisted = await facilitator.PostAsync(Path, form);

        Assert.Contains("¿Es esta persona?", page.QuerySelector("h2")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("É.Q.", card, StringComparison.Ordinal);
        Assert.DoesNotContain(document, page.Body!.InnerHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("Quisquinay", page.Body!.InnerHtml, StringComparison.Ordinal);
        Assert.Equal((known.ToString(), 0), (form["NotThese"], stored));
        Assert.Equal(HttpStatusCode.Redirect, insisted.StatusCode);
        Assert.Equal(1, await facilitator.WithDbAsync(db => db.People.CountAsync(p => p.Surnames == "QUISQUINAY", BrowserVisit.Cancel)));
    }

    [Fact]
    public async Task Places_ChangedByACoordinator_AreOfferedInTheFormToSignUp()
    {
        using var boss = new BrowserVisit(_site);
        using var visitor = new BrowserVisit(_site);
        await boss.SignUpAsync(role: PersonRole.Coordinator);
        var before = await OfferedAsync(visitor);

        using var added = await boss.PostAsync("/coordinacion/lugares", ("Kind", "barrio"), ("Name", "Marichuela"));
        using var again = await boss.PostAsync("/coordinacion/lugares", ("Kind", "Barrio"), ("Name", "marichuela"));
        using var nameless = await boss.PostAsync("/coordinacion/lugares", ("Kind", "barrio"), ("Name", "<script>"));
        var id = await boss.WithDbAsync(db => db.Places.Where(p => p.Name == "Olarte").Select(p => p.Id).SingleAsync(BrowserVisit.Cancel));
        using var retired = await boss.PostAsync($"/coordinacion/lugares/{id}/retirar");

        Assert.Contains("Olarte", before);
        Assert.Equal(
            [HttpStatusCode.Redirect, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.Redirect],
            new[] { added, again, nameless, retired }.Select(r => r.StatusCode)
        );
        var after = await OfferedAsync(visitor);
        Assert.Contains("Marichuela", after);
        Assert.DoesNotContain("Olarte", after);
        Assert.Equal(
            [PlaceAudit.Added, PlaceAudit.Retired],
            await boss.WithDbAsync(db => db.AuditEntries.OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync(BrowserVisit.Cancel))
        );
    }

    private static async Task<IReadOnlyList<string>> OfferedAsync(BrowserVisit visitor) =>
        [.. (await visitor.ReadAsync("/registro")).QuerySelectorAll("#lugares option").Select(o => o.GetAttribute("value")!)];

    private static async Task<Dictionary<string, string>> FormAsync(BrowserVisit facilitator, params (string Name, string Value)[] typed)
    {
        var form = typed.ToDictionary(f => f.Name, f => f.Value);
        form["Id"] = (await facilitator.ReadAsync(Path)).QuerySelector<IHtmlInputElement>("input[name=Id]")!.Value;
        return form;
    }
}
