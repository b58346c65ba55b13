using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.People;
using UsmeAprende.Web.Tests.Gatherings.Planning;

namespace UsmeAprende.Web.Tests.Gatherings.Sharing;

/// <summary>What staff send by WhatsApp and hang on a wall.</summary>
public sealed class SharingPagesTests : IAsyncLifetime
{
    private const string Staff = GatheringPagesTests.Staff;

    private readonly SiteHost _site = new SiteHost().With("People:StaffSecondFactor", "Optional");
    private BrowserVisit _facilitator = null!;
    private Guid _gathering;

    public async ValueTask InitializeAsync()
    {
        await _site.InitializeAsync();
        _facilitator = new BrowserVisit(_site);
        _gathering = await GatheringPagesTests.PlanAsync(_facilitator);
    }

    public ValueTask DisposeAsync()
    {
        _facilitator.Dispose();
        return _site.DisposeAsync();
    }

    [Fact]
    public async Task Gathering_Shared_HasATextWithItsLinkAndAPoster()
    {
        var list = await _facilitator.ReadAsync(Staff);

        var page = await _facilitator.ReadAsync(list.QuerySelector("a[href$='/compartir']")!.GetAttribute("href")!);

        var text = page.QuerySelector("textarea")!.TextContent;
        Assert.Contains("Café de claves", text, StringComparison.Ordinal);
        Assert.Contains("martes 21 de agosto", text, StringComparison.Ordinal);
        Assert.Contains("Salón comunal, Junto a la escuela", text, StringComparison.Ordinal);
        Assert.Contains($"http://localhost/encuentros/{_gathering}", text, StringComparison.Ordinal);
        Assert.Equal(text, SentIn(page));
        await AssertPdfAsync(page.QuerySelector("a[href$='/afiche.pdf']")!.GetAttribute("href")!);
    }

    // R15
    [Fact]
    public async Task Gathering_OfAnother_IsNotTheirs()
    {
        using var other = new BrowserVisit(_site);
        await other.SignUpAsync(role: PersonRole.Facilitator);

        Assert.Equal(HttpStatusCode.Forbidden, await other.StatusAsync($"{Staff}/{_gathering}/compartir"));
        Assert.Equal(HttpStatusCode.Forbidden, await other.StatusAsync($"{Staff}/{_gathering}/afiche.pdf"));
    }

    [Fact]
    public async Task Gathering_Cancelled_IsSharedWithItsReasonAndHasNoPoster()
    {
        using var done = await _facilitator.PostAsync($"{Staff}/{_gathering}/cancelar", ("Reason", "La vía está cerrada."));

        var page = await _facilitator.ReadAsync($"{Staff}/{_gathering}/compartir");

        Assert.Contains("La vía está cerrada.", page.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("a[href$='.pdf']"));
        Assert.Equal(HttpStatusCode.NotFound, await _facilitator.StatusAsync($"{Staff}/{_gathering}/afiche.pdf"));
    }

    [Fact]
    public async Task Group_Shared_HasAMessageForAllThatNamesNobodyAndAnInvitation()
    {
        var form = await GatheringPagesTests.FormAsync(_facilitator);
        (form["Repeat"], form["Times"], form["Day"]) = ("semanal", "2", "2035-09-04");
        using var series = await GatheringPagesTests.SaveAsync(_facilitator, form);
        var group = await _facilitator.WithDbAsync(db => db.Groups.Select(g => g.Id).SingleAsync(BrowserVisit.Cancel));
        using var learner = new BrowserVisit(_site);
        await learner.SignUpAsync();
        using var enrolled = await learner.PostAsync($"/encuentros/grupos/{group}/inscribirme");

        var own = await _facilitator.ReadAsync($"/facilitacion/grupos/{group}");
        var page = await _facilitator.ReadAsync(own.QuerySelector("a[href$='/compartir']")!.GetAttribute("href")!);

        var (message, invitation) = (page.QuerySelector("#aviso")!.TextContent, page.QuerySelector("#invitacion")!.TextContent);
        Assert.Contains("martes 4 de septiembre", message, StringComparison.Ordinal);
        Assert.Contains("/encuentros/", message, StringComparison.Ordinal);
        Assert.Contains($"http://localhost/encuentros/grupos/{group}", invitation, StringComparison.Ordinal);
        Assert.DoesNotContain("Fernández", message + invitation, StringComparison.Ordinal);
        await AssertPdfAsync(page.QuerySelector("a[href$='/afiche.pdf']")!.GetAttribute("href")!);
    }

    [Fact]
    public async Task Lesson_OfAGuide_IsSharedWithATextAndAPoster()
    {
        var guide = await _facilitator.ReadAsync("/cursos/herramientas-basicas/mi-celular/guia");

        var path = guide.QuerySelector("a[href^='/facilitacion/lecciones/']")!.GetAttribute("href")!;
        var page = await _facilitator.ReadAsync(path);

        Assert.Contains("http://localhost/cursos/", page.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        await AssertPdfAsync(page.QuerySelector("a[href$='/afiche.pdf']")!.GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.NotFound, await _facilitator.StatusAsync("/facilitacion/lecciones/no/hay/nada/compartir"));
    }

    [Fact]
    public async Task Text_ChangedWithoutScripts_IsCarriedByTheLinkAndAnEmptyOneIsRefused()
    {
        using var changed = await _facilitator.PostAsync("/facilitacion/mensaje", ("Text", "Hola.\r\nNos vemos el martes."));
        using var empty = await _facilitator.PostAsync("/facilitacion/mensaje", ("Text", " "));

        Assert.Equal("Hola.\nNos vemos el martes.", SentIn(await BrowserVisit.PageAsync(changed)));
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        Assert.Contains(
            "Escriba el mensaje",
            (await BrowserVisit.PageAsync(empty)).QuerySelector(".error-summary")!.TextContent,
            StringComparison.Ordinal
        );
    }

    private static string SentIn(IHtmlDocument page)
    {
        var link = page.QuerySelector("a[href^='https://wa.me/?text=']")!.GetAttribute("href")!;
        return Uri.UnescapeDataString(link["https://wa.me/?text=".Length..]);
    }

    private async Task AssertPdfAsync(string path)
    {
        using var pdf = await _facilitator.Browser.GetAsync(path, BrowserVisit.Cancel);
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (pdf.StatusCode, pdf.Content.Headers.ContentType?.MediaType));
    }
}
