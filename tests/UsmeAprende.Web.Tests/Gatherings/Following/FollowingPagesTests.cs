using System.Net;
using System.Net.Http.Json;

namespace UsmeAprende.Web.Tests.Gatherings.Following;

/// <summary>A facilitator leads the phones of today's café through a lesson; who follows has no account.</summary>
public sealed class FollowingPagesTests : IAsyncLifetime
{
    private const string Lesson = "herramientas-basicas/cuidarme/claves-y-pin";

    private static readonly string Room = $"{CafeScenario.Path}/sigan";

    private CafeScenario _cafe = null!;

    public async ValueTask InitializeAsync() => _cafe = await CafeScenario.OpenAsync();

    public ValueTask DisposeAsync() => _cafe.DisposeAsync();

    [Fact]
    public async Task Lesson_LedWithoutScripts_IsFollowedByWhoeverHasTheCode()
    {
        var code = await StartAsync();
        using var phone = new BrowserVisit(_cafe.Site);

        using var moved = await _cafe.Facilitator.PostAsync($"{Room}/paso", ("paso", "2"));
        var page = await phone.ReadAsync($"/sigan/{code}");

        Assert.Equal(Room, moved.Headers.Location!.ToString());
        Assert.Contains("El grupo va en el paso 3 de", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.Body.GetAttribute("data-person"));
    }

    [Fact]
    public async Task Step_AskedAgainBeforeTheGroupMoved_IsNotSentAgain()
    {
        var code = await StartAsync();
        using var phone = new BrowserVisit(_cafe.Site);
        using var first = await phone.Browser.GetAsync($"/sigan/{code}/paso.json", BrowserVisit.Cancel);
        var step = await first.Content.ReadFromJsonAsync<Dictionary<string, object>>(BrowserVisit.Cancel);

        using var same = await AskAsync(phone, code, first.Headers.ETag!.ToString());
        using var moved = await _cafe.Facilitator.PostAsync($"{Room}/paso", ("paso", "1"));
        using var other = await AskAsync(phone, code, first.Headers.ETag.ToString());

        Assert.Equal($"/cursos/{Lesson}", step!["path"].ToString());
        Assert.True(first.Content.Headers.ContentLength is null or < 200);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task Lesson_Ended_LeavesTheCodeWithoutMeaning()
    {
        var code = await StartAsync();
        using var phone = new BrowserVisit(_cafe.Site);
        await phone.ReadAsync($"/sigan/{code}");

        using var ended = await _cafe.Facilitator.PostAsync($"{Room}/terminar");
        using var page = await phone.Browser.GetAsync($"/sigan/{code}", BrowserVisit.Cancel);
        var words = (await BrowserVisit.PageAsync(page)).Body!.TextContent;

        Assert.Equal($"/cursos/{Lesson}/proyector", ended.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Contains("ya terminó", words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await phone.StatusAsync($"/sigan/{code}/paso.json"));
    }

    [Fact]
    public async Task Code_MistypedInTheForm_ComesBackWithWhatIsWrong()
    {
        using var phone = new BrowserVisit(_cafe.Site);

        using var answer = await phone.Browser.GetAsync("/sigan?codigo=40x", BrowserVisit.Cancel);
        var page = await BrowserVisit.PageAsync(answer);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("40x", page.QuerySelector("[name=codigo]")!.GetAttribute("value"));
        Assert.Contains("El código tiene 6 números", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lesson_OfAnotherFacilitatorsCafe_IsNeitherLedNorMoved() // R15
    {
        var code = await StartAsync();
        using var stranger = new BrowserVisit(_cafe.Site);
        await stranger.SignUpAsync(role: UsmeAprende.People.PersonRole.Facilitator);

        using var opened = await stranger.PostAsync(Room, ("leccion", Lesson));
        using var moved = await stranger.PostAsync($"{Room}/paso", ("paso", "5"));

        Assert.NotEqual(HttpStatusCode.OK, opened.StatusCode);
        Assert.NotEqual(Room, moved.Headers.Location?.ToString());
        using var phone = new BrowserVisit(_cafe.Site);
        Assert.Contains("paso 1 de", (await phone.ReadAsync($"/sigan/{code}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Projector_OfALesson_ShowsEveryStepAndNothingOfAnybody()
    {
        using var anyone = new BrowserVisit(_cafe.Site);

        var lesson = await anyone.ReadAsync($"/cursos/{Lesson}");
        var projector = await anyone.ReadAsync($"/cursos/{Lesson}/proyector");

        Assert.Equal(lesson.QuerySelectorAll(".step").Length, projector.QuerySelectorAll(".slide").Length);
        Assert.Empty(projector.QuerySelectorAll("form, [data-person], [data-activity]"));
        Assert.Contains(projector.QuerySelectorAll("a"), a => a.GetAttribute("href") == $"/cursos/{Lesson}");
    }

    [Fact]
    public async Task Guide_OfAModule_LeadsToProjectorHandoutAndCards()
    {
        using var anyone = new BrowserVisit(_cafe.Site);

        var guide = await anyone.ReadAsync("/cursos/herramientas-basicas/cuidarme/guia");
        var links = guide.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")).ToList();

        Assert.Contains($"/cursos/{Lesson}/proyector", links);
        foreach (var paper in new[] { $"/cursos/{Lesson}/hoja", "/cursos/herramientas-basicas/cuidarme/tarjetas.pdf" })
        {
            Assert.Contains(paper, links);
            using var pdf = await anyone.Browser.GetAsync(paper, BrowserVisit.Cancel);
            Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
            Assert.StartsWith("%PDF", await pdf.Content.ReadAsStringAsync(BrowserVisit.Cancel), StringComparison.Ordinal);
        }
    }

    /// <returns>The code on the wall.</returns>
    private async Task<string> StartAsync()
    {
        var choice = await _cafe.Facilitator.ReadAsync($"/facilitacion/sigan?leccion={Lesson}");
        Assert.NotNull(choice.QuerySelector($"form[action='{Room}']"));
        using var started = await _cafe.Facilitator.PostAsync(Room, ("leccion", Lesson));
        Assert.Equal(Room, started.Headers.Location!.ToString());
        var where = (await _cafe.Facilitator.ReadAsync(Room)).QuerySelector("[data-where]")!.GetAttribute("data-where")!;
        return where.Split('/')[2];
    }

    private static async Task<HttpResponseMessage> AskAsync(BrowserVisit phone, string code, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/sigan/{code}/paso.json");
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return await phone.Browser.SendAsync(request, BrowserVisit.Cancel);
    }
}
