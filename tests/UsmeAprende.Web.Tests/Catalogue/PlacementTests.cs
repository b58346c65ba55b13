using System.Net;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Web.Tests.Catalogue;

public sealed class PlacementTests(SiteHost site)
{
    private IReadOnlyList<PlacementTask> Tasks => site.Services.GetRequiredService<CatalogueStore>().Current.Placement!.Tasks;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Placement_FirstTaskNotDoneAlone_SaysWhereToStartAndWhy()
    {
        var page = await SendAsync(("t1", Right(0)), ("t2", Right(1)), ("t3", "no-se"), ("t5", "no"));

        var start = page.QuerySelector("section.card")!;
        Assert.Contains("Empiece por “Cuidarme”", start.TextContent, StringComparison.Ordinal);
        Assert.Contains("Al ensayar, esta tarea no salió", start.TextContent, StringComparison.Ordinal);
        Assert.Equal("/cursos/herramientas-basicas/cuidarme/claves-y-pin", start.QuerySelector("a.button")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Placement_FirstHardTaskOfAModuleToCome_StartsAtTheNextThatHasLessonsAndNamesTheOther()
    {
        await using var announcing = new SiteHost();
        var store = announcing.Services.GetRequiredService<CatalogueStore>();
        store.Replace(AnnouncedCourses.Module(store.Current, "herramientas-basicas/comunicarme"));

        var page = await SendAsync(announcing, ("t1", Right(0)), ("t2", "no-se"), ("t3", "no-se"));

        Assert.Contains("Empiece por “Cuidarme”", page.QuerySelector("section.card")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Comunicarme", page.QuerySelector("main ul")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("próximamente", page.QuerySelector("main ul")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Placement_Tasks_AreDrawnFromTheTwoDigitalToolsCoursesEasiestFirst()
    {
        var catalogue = site.Services.GetRequiredService<CatalogueStore>().Current;

        var courses = catalogue.Placement!.Tasks.Select(t => t.ModuleId.Split('/')[0]).ToList();

        Assert.Equal(["herramientas-basicas", "herramientas-intermedias"], courses.Distinct());
        Assert.Equal(courses.OrderBy(c => catalogue.CoursesById[c].Order), courses);
    }

    [Fact]
    public async Task Placement_EverythingDoneAlone_SaysSoAndLocksNothing()
    {
        var page = await SendAsync([.. Enumerable.Range(1, 10).Select(n => ($"t{n}", Right(n - 1)))]);

        Assert.Contains("Usted ya hace todo esto sin ayuda", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("main a[href='/cursos']"));
        Assert.NotNull(page.QuerySelector("main li a[href='/cursos/emprendimiento']"));
        Assert.NotNull(page.QuerySelector("main li a[href='/cursos/inteligencia-colectiva']"));
        Assert.Null(page.QuerySelector("main a[href^='/cursos/herramientas-']"));
    }

    [Fact]
    public void Placement_Tasks_AreFiveToDoAndFiveToSay() => Assert.Equal(5, Tasks.Count(task => task.Trial is not null));

    [Fact]
    public async Task Trial_TouchedElsewhere_CountsAsNotYetAndNoneIsGivenAwayByThePage()
    {
        foreach (var (at, trial) in Tasks.Index().Where(t => t.Item.Trial is not null).Select(t => (t.Index, t.Item.Trial!)))
            for (var row = 0; row < trial.Rows.Length; row++)
            {
                var page = await SendAsync(($"t{at + 1}", $"{row + 1}"));
                Assert.Equal(row == trial.Right, page.QuerySelector("section.card") is null);
            }

        using var visitor = new BrowserVisit(site);
        var asked = await visitor.ReadAsync("/diagnostico");
        Assert.All(
            asked.QuerySelectorAll("main input"),
            input => Assert.Equal(["type", "id", "name", "value"], input.Attributes.Select(a => a.Name))
        );
    }

    [Fact]
    public async Task Placement_SaidWithHelp_NamesTheTaskAsItWasSaid()
    {
        var page = await SendAsync(("t5", "ayuda"));

        Assert.Contains(
            "Usted dijo que hace con ayuda esta tarea",
            page.QuerySelector("section.card")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("t1", "<script>alert(1)</script>")]
    [InlineData("t1", "'; DROP TABLE People; --")]
    [InlineData("t99", "no")]
    [InlineData("t1", "\u202Eno😀")]
    public async Task Placement_NothingMarkedThatItKnows_AsksForOneAndKeepsTheTasks(string field, string value)
    {
        var page = await SendAsync(site, HttpStatusCode.BadRequest, (field, value));

        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        var link = page.QuerySelector(".error-summary a")!;
        Assert.Contains("Haga o marque al menos una", link.TextContent, StringComparison.Ordinal);
        Assert.Equal("radio", page.GetElementById(link.GetAttribute("href")![1..])!.GetAttribute("type"));
        Assert.Equal(10, page.QuerySelectorAll("fieldset").Length);
        Assert.DoesNotContain("<script>alert", page.Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Placement_Answered_IsNotKeptByAnyoneAndSetsNoCookie()
    {
        using var browser = site.Browser();
        using var form = new FormUrlEncodedContent([new("t1", "no-se")]);

        using var response = await browser.PostAsync("/diagnostico", form, Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    /// <summary>What somebody answers to a task who can do it.</summary>
    private string Right(int at) =>
        Tasks[at].Trial is { } trial ? (trial.Right + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) : "solo";

    private Task<AngleSharp.Html.Dom.IHtmlDocument> SendAsync(params (string Field, string Value)[] answers) => SendAsync(site, answers);

    private static Task<AngleSharp.Html.Dom.IHtmlDocument> SendAsync(SiteHost host, params (string Field, string Value)[] answers) =>
        SendAsync(host, HttpStatusCode.OK, answers);

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> SendAsync(
        SiteHost host,
        HttpStatusCode status,
        params (string Field, string Value)[] answers
    )
    {
        using var browser = host.Browser();
        using var form = new FormUrlEncodedContent(answers.Select(a => KeyValuePair.Create(a.Field, a.Value)));
        using var response = await browser.PostAsync("/diagnostico", form, Cancel);
        Assert.Equal(status, response.StatusCode);
        return await HtmlPage.ReadAsync(response, Cancel);
    }
}
