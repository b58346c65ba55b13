using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace UsmeAprende.Web.Tests;

/// <summary>Pages as a browser without scripts understands them.</summary>
internal static class HtmlPage
{
    public static async Task<IHtmlDocument> GetAsync(HttpClient browser, string path, CancellationToken cancel)
    {
        using var response = await browser.GetAsync(path, cancel);
        return await ReadAsync(response, cancel);
    }

    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage response, CancellationToken cancel) =>
        new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(cancel));
}
