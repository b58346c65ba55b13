using Microsoft.Playwright;

namespace UsmeAprende.BrowserTests;

/// <summary>Opens pages to look at them.</summary>
internal static class PageVisits
{
    private const string Room = "/sigan/";

    // The door of a followed lesson goes on to the lesson by itself. On a phone that stores nothing it stays.
    private const string StoreNothing = $$"""
        if (location.pathname.startsWith('{{Room}}')) {
            const full = new Proxy(sessionStorage, { set() { throw new DOMException('Full', 'QuotaExceededError'); } });
            Object.defineProperty(window, 'sessionStorage', { get: () => full });
        }
        """;

    /// <summary>Opens a page and stays on it, also on one that would lead on.</summary>
    public static async Task VisitAsync(this IPage page, string address)
    {
        if (address.StartsWith(Room, StringComparison.Ordinal))
            await page.AddInitScriptAsync(StoreNothing);
        var response = await page.GotoAsync(address);
        Assert.True(response!.Ok, $"{address} answered {response.Status}");
    }
}
