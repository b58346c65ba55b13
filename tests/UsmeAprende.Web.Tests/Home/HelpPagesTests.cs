using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace UsmeAprende.Web.Tests.Home;

/// <summary>A learner's help is short; what staff need stands apart.</summary>
public sealed class HelpPagesTests(SiteHost site)
{
    private static readonly string[] All = ["/ayuda", "/ayuda/facilitacion", "/ayuda/coordinacion", "/ayuda/administracion"];

    [Fact]
    public async Task Help_ForWhoLearns_IsReadInAFewMinutes()
    {
        await using var answering = new SiteHost()
            .With("Site:Help:WhatsApp", "+57 300 123 4501")
            .With("Site:Help:Phone", "+57 601 234 5678")
            .With("Site:Help:Hours", "lunes a viernes, de 8:00 a. m. a 4:00 p. m.")
            .With("Site:Help:Place", "Casa de la Cultura, Cl. 1 # 2-3");
        await answering.InitializeAsync();
        using var visitor = new BrowserVisit(answering);

        var words = Words(await visitor.ReadAsync("/ayuda"));

        Assert.InRange(words, 500, 899);
    }

    [Fact]
    public async Task Help_ForWhoLearns_HoldsNothingOfTheMachine()
    {
        var help = (await ReadAsync("/ayuda")).QuerySelector("main")!.TextContent;

        Assert.DoesNotContain("Mail:", help, StringComparison.Ordinal);
        Assert.DoesNotContain("planilla", help, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(
        "/ayuda/facilitacion",
        "Sin señal, siga.",
        "Subir dos veces la misma lista",
        "Quitar su segundo paso",
        "Ya le hablé",
        "Lo hizo"
    )]
    [InlineData("/ayuda/coordinacion", "el motivo es público", "Metas colectivas", "Insignias compartidas", "puede separarlas después")]
    [InlineData("/ayuda/administracion", "reset-second-factor", "administrator-link", "Mail:Inbox", "Mail:OAuth", "Site:Help:WhatsApp")]
    public async Task Help_ForStaff_StillSaysWhatTheyNeed(string path, params string[] words)
    {
        var help = (await ReadAsync(path)).QuerySelector("main")!.TextContent;

        Assert.All(words, said => Assert.Contains(said, help, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Help_OfEachKind_LeadsToTheOthersAndHasNoDeadLink()
    {
        foreach (var path in All)
        {
            var page = await ReadAsync(path);

            var links = page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!).ToList();
            Assert.Empty(All.Where(other => other != path).Except(links));
            Assert.All(links.Where(l => l.StartsWith('#')), l => Assert.NotNull(page.GetElementById(l[1..])));
            foreach (
                var (other, anchor) in links.Where(l => l.StartsWith("/ayuda", StringComparison.Ordinal) && l.Contains('#')).Select(Split)
            )
                Assert.NotNull((await ReadAsync(other)).GetElementById(anchor));
        }
    }

    [Theory]
    [InlineData("/ayuda")]
    [InlineData("/ayuda/facilitacion")]
    [InlineData("/accesibilidad")]
    public async Task Page_ThatTellsHowToReachUs_NamesTheRelayCentreForDeafPeople(string path)
    {
        var page = await ReadAsync(path);

        Assert.Contains("Centro de Relevo", page.QuerySelector("main a[href*='centroderelevo']")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accessibility_WithSomebodyToWriteTo_PromisesAnAnswer()
    {
        await using var answering = new SiteHost().With("Site:PrivacyContact", "accesible@ejemplo.gov.co");
        await answering.InitializeAsync();
        using var visitor = new BrowserVisit(answering);

        var promised = (await visitor.ReadAsync("/accesibilidad")).QuerySelector("main")!;
        var silent = (await ReadAsync("/accesibilidad")).QuerySelector("main")!;

        Assert.Contains("quince días hábiles", promised.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("quince días hábiles", silent.TextContent, StringComparison.Ordinal);
        Assert.Contains("Resolución 1519 de 2020", silent.TextContent, StringComparison.Ordinal);
        Assert.NotNull(silent.QuerySelector("time[datetime]"));
    }

    private static (string Path, string Anchor) Split(string link) => (link[..link.IndexOf('#')], link[(link.IndexOf('#') + 1)..]);

    // As somebody counts who copies the page into a text: each element starts a word.
    private static int Words(IHtmlDocument page) =>
        page.QuerySelector("main")!
            .Descendants<IText>()
            .Sum(text =>
                text.Data.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetterOrDigit))
            );

    private async Task<IHtmlDocument> ReadAsync(string path)
    {
        using var visitor = new BrowserVisit(site);
        return await visitor.ReadAsync(path);
    }
}
