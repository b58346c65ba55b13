using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using UsmeAprende.Catalogue;
using UsmeAprende.Reminders;
using UsmeAprende.Reminders.Channels;

namespace UsmeAprende.BrowserTests;

/// <summary>The real site on a port of its own, and a real browser beside it. One of each for all the tests.</summary>
public sealed class LiveSite : IAsyncLifetime
{
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public SiteHost Host { get; } = new() { Environment = "Development", UsesRealTime = true };

    public Uri Address => Host.ClientOptions.BaseAddress;

    /// <summary>The address of every lesson there is.</summary>
    public IReadOnlyList<string> Lessons =>
        [.. Host.Services.GetRequiredService<CatalogueStore>().Current.LessonsById.Values.Select(l => l.Path).Order(StringComparer.Ordinal)];

    /// <summary>Pages of one person, gathering or other thing of the demo data, by who opens them; of nobody in particular, the public ones.</summary>
    public async Task<string[]> PagesOfOneAsync(string visitor) =>
    [
        .. await GatheringPagesOfOne.OfAsync(Host.Services, visitor),
        .. await BadgePagesOfOne.OfAsync(Host.Services, visitor),
        .. await CertificatePagesOfOne.OfAsync(Host.Services, visitor),
        .. visitor.Length == 0 ? [ReminderLetters.UnsubscribePath + Host.Services.GetRequiredService<UnsubscribeTokens>().Make(Guid.CreateVersion7(), "siga")] : Array.Empty<string>(),
    ];

    public async ValueTask InitializeAsync()
    {
        Host.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        Host.StartServer();
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
    }

    /// <summary>A fresh profile on a device of the given size.</summary>
    public Task<IBrowserContext> DeviceAsync(Screen screen, bool dark = false, bool scripts = true) =>
        _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address.ToString(),
            ViewportSize = new ViewportSize { Width = screen.Width, Height = screen.Height },
            HasTouch = screen.IsPhone,
            IsMobile = screen.IsPhone,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "es-CO",
            TimezoneId = "America/Bogota",
            JavaScriptEnabled = scripts,
        });

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await Host.DisposeAsync();
    }
}
