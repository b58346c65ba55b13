using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Web.Tests.Gatherings.Planning;

namespace UsmeAprende.Web.Tests.Gatherings.Seats;

/// <summary>What staff do next to names on a small screen asks once, and can be taken back.</summary>
public sealed class StaffUndoPagesTests : IAsyncLifetime
{
    private readonly SiteHost _site = new SiteHost().With("People:StaffSecondFactor", "Optional");

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task NoShow_OfSomebody_IsAskedFirstThenTakenBack()
    {
        using var facilitator = new BrowserVisit(_site);
        using var ana = new BrowserVisit(_site);
        var id = await GatheringPagesTests.PlanAsync(facilitator);
        await ana.SignUpAsync();
        using var reserved = await ana.PostAsync($"/encuentros/{id}/reservar");
        var seats = await facilitator.ReadAsync($"/facilitacion/encuentros/{id}/reservas");

        var asked = await facilitator.ReadAsync(seats.QuerySelector("a[href$='/no-viene']")!.GetAttribute("href")!);
        using var given = await SendAsync(facilitator, asked.QuerySelector<IHtmlFormElement>("main form")!);
        var told = await facilitator.ReadAsync(given.Headers.Location!.ToString());
        using var undone = await SendAsync(facilitator, told.QuerySelector<IHtmlFormElement>("form[action$='/deshacer']")!);
        var back = await facilitator.ReadAsync(undone.Headers.Location!.ToString());

        Assert.StartsWith("¿No viene ", asked.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Nadie ha reservado todavía", told.Body!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("La persona tiene otra vez su cupo", back.Title, StringComparison.Ordinal);
        Assert.Contains("Con cupo: 1 de 20", back.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Member_TakenOutOfAGroup_IsAskedFirstThenTakenBack()
    {
        using var facilitator = new BrowserVisit(_site);
        using var ana = new BrowserVisit(_site);
        await GatheringPagesTests.PlanAsync(facilitator);
        var form = await GatheringPagesTests.FormAsync(facilitator);
        (form["Repeat"], form["Times"], form["Day"]) = ("semanal", "2", "2035-09-04");
        using var series = await GatheringPagesTests.SaveAsync(facilitator, form);
        var group = await facilitator.WithDbAsync(db => db.Groups.Select(g => g.Id).SingleAsync(BrowserVisit.Cancel));
        await ana.SignUpAsync();
        using var enrolled = await ana.PostAsync($"/encuentros/grupos/{group}/inscribirme");
        var page = await facilitator.ReadAsync($"/facilitacion/grupos/{group}");

        var asked = await facilitator.ReadAsync(page.QuerySelector("a[href*='/retirar/']")!.GetAttribute("href")!);
        using var taken = await SendAsync(facilitator, asked.QuerySelector<IHtmlFormElement>("main form")!);
        var told = await facilitator.ReadAsync(taken.Headers.Location!.ToString());
        using var undone = await SendAsync(facilitator, told.QuerySelector<IHtmlFormElement>("form[action$='/devolver']")!);
        var back = await facilitator.ReadAsync(undone.Headers.Location!.ToString());
        using var left = await ana.PostAsync($"/mis-encuentros/grupos/{group}/salir");
        var own = await ana.ReadAsync(left.Headers.Location!.ToString());
        using var rejoined = await SendAsync(ana, own.QuerySelector<IHtmlFormElement>("form[action$='/volver']")!);

        Assert.StartsWith("¿Sacar del grupo a ", asked.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("salió del grupo", told.QuerySelector(".notice.success")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(back.QuerySelector("a[href*='/retirar/']"));
        Assert.Equal("/mis-encuentros?hecho=de-vuelta", rejoined.Headers.Location!.ToString());
        Assert.True(await facilitator.WithDbAsync(db => db.Enrolments.AnyAsync(e => e.LeftAt == null, BrowserVisit.Cancel)));
    }

    private static Task<HttpResponseMessage> SendAsync(BrowserVisit visit, IHtmlFormElement form) =>
        visit.PostAsync(
            form.GetAttribute("action")!,
            form.QuerySelectorAll<IHtmlInputElement>("input").ToDictionary(i => i.Name!, i => i.Value)
        );
}
