using Microsoft.Playwright;

namespace UsmeAprende.BrowserTests.Gatherings;

/// <summary>One thumb, and how often it tapped.</summary>
internal sealed class CountingHand : IAsyncDisposable
{
    private readonly IBrowserContext _device;

    public CountingHand(IBrowserContext device, IPage page)
    {
        (_device, Page) = (device, page);
        page.FrameNavigated += (_, _) => Pages++;
    }

    public IPage Page { get; }

    public int Taps { get; private set; }

    /// <summary>Pages that were loaded.</summary>
    public int Pages { get; private set; }

    public async Task TapAsync(string what)
    {
        Taps++;
        await Page.Locator(what).First.TapAsync();
    }

    public void StartAgain() => (Taps, Pages) = (0, 0);

    public ValueTask DisposeAsync() => _device.DisposeAsync();
}
