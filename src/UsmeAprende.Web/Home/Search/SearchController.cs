using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Catalogue.Search;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.Typing;
using UsmeAprende.Web.Kit.Caching;
using UsmeAprende.Wording;

namespace UsmeAprende.Web.Home.Search;

/// <summary>The search: a page that answers a form, and the index with which a phone searches by itself, without signal too.</summary>
[AllowAnonymous]
public sealed class SearchController(SiteSearch search) : Controller
{
    // What somebody searches for can be private: the page with it is not kept, and no log has the query.
    [HttpGet("/buscar"), PublicPage(OnlyWithoutQuery = true)]
    public async Task<IActionResult> Show([FromQuery(Name = "q")] string? typed, CancellationToken cancel)
    {
        var text = TypedText.CleanLine(typed);
        if (text.Length is 0 or > SearchQuery.LongestText)
            return View("Search", new SearchPage("", IsTooLong: text.Length > 0, SearchResult.Nothing));
        return View("Search", new SearchPage(text, IsTooLong: false, SearchMatcher.Find(await search.ReadAsync(cancel), text)));
    }

    [HttpGet("/buscar/indice.json"), PublicPage]
    public IActionResult Index() => SearchIndexFile.Write(search.Content);

    [HttpGet("/buscar/encuentros.json"), PublicPage(Area = PublicGatheringReader.Area)]
    public async Task<IActionResult> Gatherings(CancellationToken cancel) =>
        SearchIndexFile.Write(search.Content.Synonyms, await search.ListGatheringsAsync(cancel));
}

/// <summary>The search and what it found.</summary>
/// <param name="Typed">Empty if nothing was typed that can be searched for.</param>
public sealed record SearchPage(string Typed, bool IsTooLong, SearchResult Result)
{
    public string Count => SpanishCount.Format(Result.Count, "resultado", "resultados");

    public static string NameOf(SearchKind kind) => SearchIndexFile.Kinds[kind];
}
