using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;

namespace UsmeAprende.Web.Tests.Gatherings.Planning;

/// <summary>What is asked before a plan is saved, and what the form remembers.</summary>
public sealed class PlanQuestionsTests : IAsyncLifetime
{
    private const string New = GatheringPagesTests.Staff + "/nuevo";
    private const string Holiday = "2035-08-20";

    private readonly SiteHost _site = new SiteHost().With("People:StaffSecondFactor", "Optional");
    private BrowserVisit _facilitator = null!;
    private Guid _planned;

    public async ValueTask InitializeAsync()
    {
        await _site.InitializeAsync();
        _facilitator = new BrowserVisit(_site);
        _planned = await GatheringPagesTests.PlanAsync(_facilitator);
    }

    public ValueTask DisposeAsync()
    {
        _facilitator.Dispose();
        return _site.DisposeAsync();
    }

    [Theory]
    [InlineData(Holiday, "14:00", "16:00", "Es festivo")]
    [InlineData("2035-08-22", "05:00", "07:00", "Empieza antes de las 6:00")]
    [InlineData("2035-08-22", "20:00", "21:30", "Termina después de las 9:00")]
    public async Task Plan_OnAHolidayOrEarlyOrLate_IsAskedAboutAndSavedOnceConfirmed(string day, string from, string until, string why)
    {
        var form = await GatheringPagesTests.FormAsync(_facilitator);
        (form["Day"], form["From"], form["Until"]) = (day, from, until);

        using var asked = await _facilitator.PostAsync(New, form);
        var page = await BrowserVisit.PageAsync(asked);
        form["Seen"] = SeenIn(page);
        using var unconfirmed = await _facilitator.PostAsync(New, form);
        form["Confirmed"] = "true";
        using var saved = await _facilitator.PostAsync(New, form);

        Assert.Equal(
            (HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.Redirect),
            (asked.StatusCode, unconfirmed.StatusCode, saved.StatusCode)
        );
        Assert.Contains(why, page.QuerySelector("#horas")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Café de claves", page.QuerySelector("#Title")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Series_BeforeItIsSaved_ShowsTheLessonsOfEachWeekFromTheFirstOn()
    {
        var form = await SeriesAsync("2035-08-27", "3");

        using var shown = await _facilitator.PostAsync(New, form);
        var page = await BrowserVisit.PageAsync(shown);

        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        Assert.Null(page.QuerySelector(".error-summary"));
        Assert.Equal(1, await CountAsync());
        var days = page.QuerySelectorAll("#LeaveOut > li").Select(l => l.TextContent).ToList();
        Assert.Equal(3, days.Count);
        Assert.Contains("lunes 27 de agosto", days[0], StringComparison.Ordinal);
        Assert.DoesNotContain("Sin lecciones", days[0], StringComparison.Ordinal);
        Assert.Contains("Sin lecciones", days[2], StringComparison.Ordinal);
        Assert.Equal("Guardar los 3 encuentros", page.QuerySelector("main form button")!.TextContent);
    }

    [Fact]
    public async Task Series_WithAHoliday_IsSavedWithoutTheDayThatIsLeftOutAndLeadsToItsGroup()
    {
        var form = await SeriesAsync("2035-08-13", "3");

        var first = await BrowserVisit.PageAsync(await _facilitator.PostAsync(New, form));
        (form["Seen"], form["LeaveOut"]) = (SeenIn(first), Holiday);
        var second = await BrowserVisit.PageAsync(await _facilitator.PostAsync(New, form));
        form["Seen"] = SeenIn(second);
        using var saved = await _facilitator.PostAsync(New, form);
        var told = await _facilitator.ReadAsync(saved.Headers.Location!.ToString());

        Assert.Contains("Es festivo", first.QuerySelectorAll("#LeaveOut > li")[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("Queda por fuera", second.QuerySelectorAll("#LeaveOut > li")[1].TextContent, StringComparison.Ordinal);
        Assert.Null(second.QuerySelector("#horas"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal(3, await CountAsync());
        var group = await _facilitator.WithDbAsync(db => db.Groups.Select(g => g.Id).SingleAsync(BrowserVisit.Cancel));
        Assert.NotNull(told.QuerySelector($"a[href='/facilitacion/grupos/{group}']"));
    }

    [Fact]
    public async Task MissingVenue_AddedFromTheForm_IsChosenAndNothingTypedIsLost()
    {
        var form = await GatheringPagesTests.FormAsync(_facilitator);
        var empty = await _facilitator.ReadAsync(New);
        (form["Title"], form["Venue"], form["AddVenue"]) = ("Café en La Requilina", "", "true");
        form["NewVenue.Id"] = empty.QuerySelector("[name='NewVenue.Id']")!.GetAttribute("value")!;
        form["NewVenue.Name"] = "Escuela La Requilina";

        using var incomplete = await _facilitator.PostAsync(New, form);
        form["NewVenue.Address"] = "Vía a La Requilina";
        form["NewVenue.Place"] = empty.QuerySelectorAll("#NewVenue_Place option")[1].GetAttribute("value")!;
        var page = await BrowserVisit.PageAsync(await _facilitator.PostAsync(New, form));

        var wrong = await BrowserVisit.PageAsync(incomplete);
        Assert.Equal(HttpStatusCode.BadRequest, incomplete.StatusCode);
        Assert.NotNull(wrong.QuerySelector(".error-summary a[href='#NewVenue_Place']"));
        Assert.True(wrong.QuerySelector("#lugar-nuevo")!.HasAttribute("open"));
        Assert.Equal("Café en La Requilina", page.QuerySelector("#Title")!.GetAttribute("value"));
        Assert.Contains("Escuela La Requilina", page.QuerySelector("#Venue option[selected]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Agregamos «Escuela La Requilina»", page.QuerySelector(".success")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task MissingVenue_AddedWhileChangingAGathering_IsChosenAndNothingIsSavedYet()
    {
        var gathering = await _facilitator.WithDbAsync(db => db.Gatherings.Select(g => g.Id).SingleAsync(BrowserVisit.Cancel));
        var path = $"/facilitacion/encuentros/{gathering}/editar";
        var form = await GatheringPagesTests.FormAsync(_facilitator);
        form.Remove("Id");
        var empty = await _facilitator.ReadAsync(path);
        (form["Title"], form["AddVenue"]) = ("Café en La Requilina", "true");
        (form["NewVenue.Name"], form["NewVenue.Address"]) = ("Escuela La Requilina", "Vía a La Requilina");
        form["NewVenue.Id"] = empty.QuerySelector("[name='NewVenue.Id']")!.GetAttribute("value")!;
        form["NewVenue.Place"] = empty.QuerySelectorAll("#NewVenue_Place option")[1].GetAttribute("value")!;

        var page = await BrowserVisit.PageAsync(await _facilitator.PostAsync(path, form));

        Assert.Equal("Café en La Requilina", page.QuerySelector("#Title")!.GetAttribute("value"));
        Assert.Contains("Escuela La Requilina", page.QuerySelector("#Venue option[selected]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("todavía no se ha guardado", page.QuerySelector(".success")!.TextContent, StringComparison.Ordinal);
        Assert.NotEqual(
            "Café en La Requilina",
            await _facilitator.WithDbAsync(db => db.Gatherings.Select(g => g.Title).SingleAsync(BrowserVisit.Cancel))
        );
    }

    [Fact]
    public async Task EmptyForm_AfterAGathering_HasItsVenueAndArea()
    {
        var page = await _facilitator.ReadAsync(New);

        var venue = await _facilitator.WithDbAsync(db => db.Venues.Select(v => v.Id).SingleAsync(BrowserVisit.Cancel));
        Assert.Equal(venue.ToString(), page.QuerySelector<IHtmlSelectElement>("#Venue")!.Value);
        Assert.Equal("GAI", page.QuerySelector<IHtmlSelectElement>("#Area")!.Value);
        Assert.Null(page.QuerySelector("#Title")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Gathering_WrittenDownAfterItWasHeld_IsNotSaidToBeOnThePublicPage()
    {
        var form = await GatheringPagesTests.FormAsync(_facilitator);
        form["Day"] = DateOnly
            .FromDateTime(_site.Clock.GetUtcNow().UtcDateTime.AddDays(-6))
            .ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        using var saved = await GatheringPagesTests.SaveAsync(_facilitator, form);
        var told = await _facilitator.ReadAsync(saved.Headers.Location!.ToString());

        Assert.Contains(
            "Como ya pasó, no sale en la página pública",
            told.QuerySelector(".success")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.NotNull(told.QuerySelector($"a[href='{GatheringPagesTests.Staff}/{form["Id"]}']"));
    }

    [Fact]
    public async Task Gathering_WhoseAttendanceIsClosedBeforeItsHour_TakesNobodyInPublic()
    {
        await _facilitator.WithDbAsync(async db =>
        {
            var gathering = await db.Gatherings.SingleAsync(BrowserVisit.Cancel);
            db.Entry(gathering).Property(g => g.ClosedAt).CurrentValue = _site.Clock.GetUtcNow().UtcDateTime;
            return await db.SaveChangesAsync(BrowserVisit.Cancel);
        });
        using var visitor = new BrowserVisit(_site);

        var list = await visitor.ReadAsync("/encuentros");
        var page = await visitor.ReadAsync($"/encuentros/{_planned}");
        using var form = await visitor.Browser.GetAsync($"/encuentros/{_planned}/reservar", BrowserVisit.Cancel);

        Assert.DoesNotContain("Hay cupo", list.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Hay cupo", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main form"));
        Assert.Equal(HttpStatusCode.Redirect, form.StatusCode);
    }

    private async Task<Dictionary<string, string>> SeriesAsync(string day, string times)
    {
        var lesson = (await _facilitator.ReadAsync(New)).QuerySelector("[name=Lessons]")!.GetAttribute("value")!;
        var form = await GatheringPagesTests.FormAsync(_facilitator);
        (form["Day"], form["Repeat"], form["Times"], form["Lessons"]) = (day, "semanal", times, lesson);
        return form;
    }

    private static string SeenIn(IHtmlDocument page) => page.QuerySelector("[name=Seen]")!.GetAttribute("value")!;

    private Task<int> CountAsync() => _facilitator.WithDbAsync(db => db.Gatherings.CountAsync(BrowserVisit.Cancel));
}
