using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.People;
using UsmeAprende.Web.Tests.Gatherings;
using UsmeAprende.Web.Tests.Gatherings.Planning;

namespace UsmeAprende.Web.Tests.Kit.Forms;

/// <summary>
/// R33: the same form twice has the same answer; another one under the same id is never told saved, and comes back with all that was typed.
/// </summary>
public sealed class RepeatedFormTests : IAsyncLifetime
{
    private const string WalkIns = "/facilitacion/personas/registrar";
    private const string Gatherings = "/facilitacion/encuentros/nuevo";
    private const string Venues = "/facilitacion/lugares-de-encuentro";
    private const string Places = "/coordinacion/lugares";

    private readonly SiteHost _site = new SiteHost().With("People:StaffSecondFactor", "Optional");
    private BrowserVisit _staff = null!;

    public async ValueTask InitializeAsync()
    {
        await _site.InitializeAsync();
        _staff = new BrowserVisit(_site);
        await GatheringPagesTests.PlanAsync(_staff);
    }

    public async ValueTask DisposeAsync()
    {
        _staff.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task WalkIn_WithTheNextPersonTypedOver_IsNotToldSaved_AndIsSavedWhenSentAgain()
    {
        var form = await FormAsync(_staff, WalkIns, ("GivenNames", "Atras"), ("Surnames", "Primera"), ("DataTreatment", "true"));
        using var first = await _staff.PostAsync(WalkIns, form);

        form["Surnames"] = "Segunda";
        using var second = await _staff.PostAsync(WalkIns, form);
        var page = await BrowserVisit.PageAsync(second);
        form["Id"] = IdIn(page);
        using var again = await _staff.PostAsync(WalkIns, form);

        Assert.Equal(
            [HttpStatusCode.Redirect, HttpStatusCode.Conflict, HttpStatusCode.Redirect],
            [first.StatusCode, second.StatusCode, again.StatusCode]
        );
        Assert.Contains("Atras Primera", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Segunda", page.QuerySelector("#Surnames")!.GetAttribute("value"));
        var names = await _staff.WithDbAsync(db =>
            db.People.Where(p => p.GivenNames == "Atras").Select(p => p.Surnames).Order().ToListAsync(BrowserVisit.Cancel)
        );
        Assert.Equal(["Primera", "Segunda"], names);
    }

    [Fact]
    public async Task WalkInAtACafe_WithTheNextPersonTypedOver_IsNeitherToldSavedNorMarked()
    {
        await using var cafe = await CafeScenario.OpenAsync();
        var path = $"{CafeScenario.Path}/registrar";
        var form = await FormAsync(cafe.Facilitator, path, ("GivenNames", "Atras"), ("Surnames", "Primera"), ("DataTreatment", "true"));
        using var first = await cafe.Facilitator.PostAsync(path, form);
        using var repeated = await cafe.Facilitator.PostAsync(path, form);

        form["Surnames"] = "Segunda";
        using var second = await cafe.Facilitator.PostAsync(path, form);

        Assert.Equal(
            [HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.Conflict],
            [first.StatusCode, repeated.StatusCode, second.StatusCode]
        );
        var registered = await cafe.Facilitator.WithDbAsync(db =>
            db.People.Where(p => p.GivenNames == "Atras").Select(p => p.Id).ToListAsync(BrowserVisit.Cancel)
        );
        Assert.Equal(PersonId.Parse(form["Id"]), Assert.Single(registered));
        Assert.Equal(
            1,
            await cafe.Facilitator.WithDbAsync(db => db.Attendances.CountAsync(a => registered.Contains(a.PersonId), BrowserVisit.Cancel))
        );
    }

    [Fact]
    public async Task Gathering_PlannedOverAnotherInTheSameForm_IsNotToldSaved()
    {
        var form = await GatheringPagesTests.FormAsync(_staff);
        form["Day"] = "2035-09-03";
        using var first = await _staff.PostAsync(Gatherings, form);
        using var repeated = await _staff.PostAsync(Gatherings, form);

        (form["Title"], form["Day"]) = ("Otro encuentro distinto", "2035-09-10");
        using var second = await _staff.PostAsync(Gatherings, form);
        var page = await BrowserVisit.PageAsync(second);
        form["Id"] = IdIn(page);
        using var again = await _staff.PostAsync(Gatherings, form);

        Assert.Equal(
            [HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.Conflict, HttpStatusCode.Redirect],
            [first.StatusCode, repeated.StatusCode, second.StatusCode, again.StatusCode]
        );
        Assert.Contains("Café de claves", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Otro encuentro distinto", page.QuerySelector("#Title")!.GetAttribute("value"));
        Assert.Equal(
            1,
            await _staff.WithDbAsync(db => db.Gatherings.CountAsync(g => g.Title == "Otro encuentro distinto", BrowserVisit.Cancel))
        );
    }

    [Fact]
    public async Task Gathering_UnderTheIdOfSomebodyElses_IsNotToldSavedAndShowsNothingOfIt()
    {
        using var other = new BrowserVisit(_site);
        await other.SignUpAsync(role: PersonRole.Facilitator);
        var theirs = await _staff.WithDbAsync(db => db.Gatherings.Select(g => g.Id).SingleAsync(BrowserVisit.Cancel));
        var form = await GatheringPagesTests.FormAsync(other);
        (form["Id"], form["Title"], form["Day"]) = (theirs.ToString(), "Mío", "2035-10-01");

        using var answer = await other.PostAsync(Gatherings, form);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.DoesNotContain("Café de claves", (await BrowserVisit.PageAsync(answer)).Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Venue_AddedOverAnotherInTheSameForm_IsNotToldSaved()
    {
        var place = (await _staff.ReadAsync(Venues)).QuerySelectorAll("#Place option")[1].GetAttribute("value")!;
        var form = await FormAsync(_staff, Venues, ("Name", "Escuela El Destino"), ("Place", place), ("Address", "Vereda El Destino"));
        using var first = await _staff.PostAsync(Venues, form);
        using var repeated = await _staff.PostAsync(Venues, form);

        form["Name"] = "Salón de La Requilina";
        using var second = await _staff.PostAsync(Venues, form);

        Assert.Equal(
            [HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.Conflict],
            [first.StatusCode, repeated.StatusCode, second.StatusCode]
        );
        Assert.Contains(
            "Escuela El Destino",
            (await BrowserVisit.PageAsync(second)).QuerySelector("[role=alert]")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(1, await _staff.WithDbAsync(db => db.Venues.CountAsync(v => v.Name == "Escuela El Destino", BrowserVisit.Cancel)));
    }

    [Fact]
    public async Task Place_SentTwice_IsThereOnceAndAnsweredAlike_AndAnotherIsNotToldSaved()
    {
        using var coordinator = new BrowserVisit(_site);
        await coordinator.SignUpAsync(role: PersonRole.Coordinator);
        var form = await FormAsync(coordinator, Places, ("Name", "Vereda de Prueba"), ("Kind", "vereda"));
        using var first = await coordinator.PostAsync(Places, form);
        using var repeated = await coordinator.PostAsync(Places, form);

        form["Name"] = "Vereda de Enseguida";
        using var second = await coordinator.PostAsync(Places, form);

        Assert.Equal(
            [HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.Conflict],
            [first.StatusCode, repeated.StatusCode, second.StatusCode]
        );
        Assert.Equal(
            0,
            await coordinator.WithDbAsync(db => db.Places.CountAsync(p => p.Name == "Vereda de Enseguida", BrowserVisit.Cancel))
        );
    }

    [Fact]
    public async Task Reservation_SentAgainWithAnotherContact_SaysThatTheFirstHoldsTheSeat()
    {
        using var visitor = new BrowserVisit(_site);
        var gathering = await _staff.WithDbAsync(db => db.Gatherings.Select(g => g.Id).SingleAsync(BrowserVisit.Cancel));
        var page = await visitor.ReadAsync($"/encuentros/{gathering}/reservar");
        var form = new Dictionary<string, string>
        {
            ["Secret"] = page.QuerySelector("[name=Secret]")!.GetAttribute("value")!,
            ["GivenNames"] = "Teófilo",
            ["Surnames"] = "Chisacá",
            ["Contact"] = "300 123 4567",
            ["DataTreatment"] = "true",
        };
        using var first = await visitor.PostAsync($"/encuentros/{gathering}/reservar/datos", form);
        using var repeated = await visitor.PostAsync($"/encuentros/{gathering}/reservar/datos", form);

        form["Contact"] = "300 123 4568";
        using var second = await visitor.PostAsync($"/encuentros/{gathering}/reservar/datos", form);
        var told = await visitor.ReadAsync(second.Headers.Location!.ToString());

        Assert.Equal(first.Headers.Location, repeated.Headers.Location);
        Assert.Contains("Su cupo ya estaba apartado", told.QuerySelector(".notice.care")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(told.QuerySelector("a[href$='/datos']"));
        Assert.Equal(1, await visitor.WithDbAsync(db => db.SeatReservations.CountAsync(BrowserVisit.Cancel)));
    }

    private static string IdIn(IParentNode page) => page.QuerySelector("[name=Id]")!.GetAttribute("value")!;

    private static async Task<Dictionary<string, string>> FormAsync(
        BrowserVisit visit,
        string path,
        params (string Name, string Value)[] typed
    )
    {
        var form = typed.ToDictionary(t => t.Name, t => t.Value);
        form["Id"] = IdIn(await visit.ReadAsync(path));
        return form;
    }
}
