using Microsoft.Playwright;

namespace UsmeAprende.BrowserTests;

/// <summary>The site's scripts, for tests that call one of them by itself.</summary>
internal static class PageScripts
{
    private const string Style = "usme.css";

    /// <summary>The address of the folder that has the page's style and scripts, with their version.</summary>
    public static async Task<string> ScriptFolderAsync(this IPage page) =>
        (await page.Locator($"link[href$='{Style}']").GetAttributeAsync("href"))!.Replace(Style, "");
}
