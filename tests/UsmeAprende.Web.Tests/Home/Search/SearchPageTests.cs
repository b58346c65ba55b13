using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Catalogue.Search;
using UsmeAprende.Web.Home.Search;
using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.Tests.Home.Search;

/// <summary>The search without script, and the index that phones fetch.</summary>
public sealed class SearchPageTests(SiteHost site)
{
    private const int MostBytes = 20 * 1024;

    [Fact]
    public async Task Search_ForEachQueryOfTheTable_FindsItAmongTheFirstOfItsKind()
    {
        var index = await site.Services.GetRequiredService<SiteSearch>().ReadAsync(BrowserVisit.Cancel);

        Assert.All(
            SearchCases.All.Queries,
            query =>
            {
                var found = SearchMatcher.Find(index, query.Typed);
                var first = found.Groups.SelectMany(g => g.Results.Take(SearchCases.FirstOfItsKind)).Select(r => r.Entry.Path).ToList();
                Assert.True(
                    query.Path is null ? first.Count == 0 : first.Contains(query.Path),
                    $"{query.Typed}: {string.Join(' ', first)}"
                );
                Assert.Equal(query.Partial, found.IsPartial);
            }
        );
    }

    [Fact]
    public async Task Page_AskedByForm_NamesEachKindAndShowsTheSentence()
    {
        var page = await ReadAsync("/buscar?q=me+robaron+el+wasap");

        Assert.Contains("para «me robaron el wasap»", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Lecciones", page.QuerySelector("#resultados h2")!.TextContent);
        Assert.Contains(page.QuerySelectorAll("#resultados li p:not(.meta)"), p => p.TextContent.EndsWith('.'));
        Assert.Equal("me robaron el wasap", page.QuerySelector("#q")!.GetAttribute("value"));
        Assert.True(page.QuerySelector("#nada")!.HasAttribute("hidden"));
        Assert.NotNull(page.QuerySelector("meta[name=robots][content=noindex]"));
    }

    [Fact]
    public async Task Page_ThatFindsNothing_SaysSoAndWhereToGoAndWhomToAsk()
    {
        var page = await ReadAsync("/buscar?q=xyzzy");

        var nothing = page.QuerySelector("#nada")!;
        Assert.False(nothing.HasAttribute("hidden"));
        Assert.Equal(["/cursos", "/ayuda", "/encuentros"], nothing.QuerySelectorAll("h3 a").Select(a => a.GetAttribute("href")));
        Assert.NotNull(nothing.QuerySelector("#preguntar"));
        Assert.Empty(page.QuerySelectorAll("#resultados a"));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("a\0b\u202e")]
    [InlineData("   ")]
    [InlineData("\ud800")]
    [InlineData("%' OR 1=1 --")]
    public async Task Page_AskedForSomethingHostile_AnswersInPlainWords(string typed)
    {
        using var visit = new BrowserVisit(site);

        using var response = await visit.Browser.GetAsync($"/buscar?q={Uri.EscapeDataString(typed)}", BrowserVisit.Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var page = await BrowserVisit.PageAsync(response);
        Assert.Equal("Buscar", page.QuerySelector("h1")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("main script"));
    }

    [Fact]
    public async Task Page_AskedForAVeryLongText_AsksForFewerWordsAndDoesNotRepeatIt()
    {
        var page = await ReadAsync($"/buscar?q={new string('x', 3000)}");

        Assert.Contains("Escriba solo dos o tres palabras", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("xxx", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_WithAQuery_IsKeptNowhere()
    {
        using var visit = new BrowserVisit(site);

        using var response = await visit.Browser.GetAsync("/buscar?q=clave", BrowserVisit.Cancel);

        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.False(site.Services.GetRequiredService<PublicPageCache>().TryGet("/buscar", "?q=clave", out _));
    }

    [Fact]
    public async Task Index_ForPhones_IsSmallAndTheSameForEverybody()
    {
        using var visitor = new BrowserVisit(site);
        using var learner = new BrowserVisit(site);
        await learner.SignUpAsync();

        var toVisitor = await visitor.Browser.GetByteArrayAsync("/buscar/indice.json", BrowserVisit.Cancel);
        var toLearner = await learner.Browser.GetByteArrayAsync("/buscar/indice.json", BrowserVisit.Cancel);

        Assert.Equal(toVisitor, toLearner);
        Assert.True(site.Services.GetRequiredService<PublicPageCache>().TryGet("/buscar/indice.json", "", out var kept));
        Assert.InRange(kept.CompressedLength, 1, MostBytes);
    }

    [Fact]
    public async Task Index_ForPhones_LeadsOnlyToPagesAndPlacesThatExist()
    {
        using var visit = new BrowserVisit(site);
        using var file = JsonDocument.Parse(await visit.Browser.GetStringAsync("/buscar/indice.json", BrowserVisit.Cancel));
        var paths = file.RootElement.GetProperty("entries").EnumerateArray().Select(row => row[2].GetString()!).ToList();

        Assert.Equal(paths.Count, paths.Distinct().Count());
        foreach (var page in paths.GroupBy(path => path.Split('#')[0]))
        {
            using var response = await visit.Browser.GetAsync(page.Key, BrowserVisit.Cancel);
            // Pages of one's own ask who it is first.
            if (response.StatusCode is HttpStatusCode.Redirect)
                continue;
            Assert.True(response.IsSuccessStatusCode, page.Key);
            var shown = await BrowserVisit.PageAsync(response);
            Assert.All(page.Where(path => path.Contains('#')), path => Assert.NotNull(shown.GetElementById(path.Split('#')[1])));
        }
    }

    [Theory]
    [InlineData("/", "header")]
    [InlineData("/cursos", "header")]
    [InlineData("/ayuda", "main")]
    [InlineData("/mapa", "main")]
    [InlineData("/buscar", "main")]
    public async Task Page_WithTheHeadOfTheSite_HasOneSearchField(string path, string within)
    {
        var page = await ReadAsync(path);

        var form = Assert.Single(page.QuerySelectorAll<IHtmlFormElement>("form[role=search]"));
        Assert.NotNull(form.Closest(within));
        Assert.Equal("/buscar", form.GetAttribute("action"));
        Assert.NotNull(page.QuerySelector("header a[href='/buscar']"));
    }

    [Fact]
    public async Task Lesson_WithItsOwnHead_LeadsToTheSearchAtItsFoot()
    {
        var lesson = await ReadAsync("/cursos/herramientas-basicas/mi-celular/encender-y-cargar");

        Assert.NotNull(lesson.QuerySelector("footer a[href='/buscar']"));
        Assert.Empty(lesson.QuerySelectorAll("form[role=search]"));
    }

    [Fact]
    public async Task Page_ThatDoesNotExist_OffersTheSearch()
    {
        using var visit = new BrowserVisit(site);

        using var response = await visit.Browser.GetAsync("/no-existe", BrowserVisit.Cancel);

        Assert.Single((await BrowserVisit.PageAsync(response)).QuerySelectorAll("form[role=search]"));
    }

    private async Task<IHtmlDocument> ReadAsync(string path)
    {
        using var visitor = new BrowserVisit(site);
        return await visitor.ReadAsync(path);
    }
}
