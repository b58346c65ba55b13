using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using UsmeAprende.BrowserTests.Badges;
using UsmeAprende.BrowserTests.Certificates;
using UsmeAprende.BrowserTests.Gatherings;
using UsmeAprende.Catalogue;
using UsmeAprende.Reminders.Channels;
using UsmeAprende.Reminders.Preferences;

namespace UsmeAprende.BrowserTests;

/// <summary>The real site on a port of its own, and a real browser beside it. One of each for all the tests.</summary>
public sealed class LiveSite : IAsyncLifetime
{
    // Only what time it is changes: timers and animations run as ever.
    private const string Ahead = """
         const Real = Date;
         Date = class extends Real {
             constructor(...parts) { super(...parts.length ? parts : [Real.now() + ahead]); }
             static now() { return Real.now() + ahead; }
         };
        """;

    // A browser takes its letters from the environment it starts in: each set has its own.
    private readonly ConcurrentDictionary<(string Family, bool IsWhole), Task<IBrowser>> _browsers = new();
    private readonly Lazy<string> _settings = new(() => Directory.CreateTempSubdirectory("usme-fonts-").FullName);
    private IPlaywright _playwright = null!;

    public SiteHost Host { get; } = new() { Environment = "Development", TimeRuns = true };

    /// <summary>When it is there, UTC, as its visit begins; without it, the same day on every run.</summary>
    public DateTime? Moment { get; init; }

    public Uri Address => Host.ClientOptions.BaseAddress;

    /// <summary>The address of every lesson there is.</summary>
    public IReadOnlyList<string> Lessons =>
        [
            .. Host
                .Services.GetRequiredService<CatalogueStore>()
                .Current.LessonsById.Values.Select(l => l.Path)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>How far somebody is in the first course, as pages say it, however many lessons it has by now.</summary>
    public string DescribeProgress(int finished)
    {
        var catalogue = Host.Services.GetRequiredService<CatalogueStore>().Current;
        return $"{finished} de {catalogue.CoursesById[BrowserLesson.Course].Lessons.Count()} lecciones";
    }

    /// <summary>
    /// Pages of one person, gathering or other thing of the demo data, by who opens them; of nobody in particular, the public ones.
    /// </summary>
    public async Task<string[]> ListDemoPagesAsync(string visitor) =>
        [
            .. await DemoGatheringPages.ListAsync(Host.Services, visitor),
            .. await DemoBadgePages.ListAsync(Host.Services, visitor),
            .. await DemoCertificatePages.ListAsync(Host.Services, visitor),
            .. visitor.Length == 0
                ?
                [
                    ReminderEmailWriter.UnsubscribePath
                        + Host.Services.GetRequiredService<UnsubscribeTokens>().Create(PersonId.New(), "siga"),
                ]
                : Array.Empty<string>(),
        ];

    public async ValueTask InitializeAsync()
    {
        // Not on the hour: demo gatherings begin then, and whoever comes to one now has come late.
        Host.Clock.Advance(TimeSpan.FromMinutes(20));
        if (Moment is { } moment)
            Host.Clock.Set(moment);
        Host.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        Host.StartServer();
        _playwright = await Playwright.CreateAsync();
        await BrowserAsync(null, whole: false);
    }

    /// <summary>
    /// A fresh profile on a device of the given size, whose clock shows the site's day. Whoever goes back finds pages kept as they were
    /// left, where that is said. A service worker would answer before the line that a test cuts: it is there only where it is asked for.
    /// </summary>
    /// <param name="line">The address by which the site is reached; without it, its own.</param>
    public async Task<IBrowserContext> DeviceAsync(
        ScreenSize screen,
        bool scripts = true,
        FontSet? fonts = null,
        bool goesBack = false,
        bool hasWorker = false,
        Uri? line = null
    )
    {
        var browser = await BrowserAsync(fonts, goesBack);
        var device = await browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = (line ?? Address).ToString(),
                ServiceWorkers = hasWorker ? ServiceWorkerPolicy.Allow : ServiceWorkerPolicy.Block,
                ViewportSize = new ViewportSize { Width = screen.Width, Height = screen.Height },
                HasTouch = screen.IsPhone,
                IsMobile = screen.IsPhone,
                ColorScheme = ColorScheme.Light,
                ReducedMotion = ReducedMotion.Reduce,
                Locale = "es-CO",
                TimezoneId = "America/Bogota",
                JavaScriptEnabled = scripts,
            }
        );
        await ShowDayAsync(device);
        return device;
    }

    /// <summary>A phone's browser with a service worker, whose profile stays in the folder when it is closed.</summary>
    public async Task<IBrowserContext> OpenProfileAsync(string folder, Uri line)
    {
        var device = await ChromiumLauncher.OpenProfileAsync(
            _playwright,
            folder,
            new BrowserTypeLaunchPersistentContextOptions
            {
                BaseURL = line.ToString(),
                ViewportSize = new ViewportSize { Width = ScreenSize.Phone.Width, Height = ScreenSize.Phone.Height },
                HasTouch = true,
                IsMobile = true,
                ReducedMotion = ReducedMotion.Reduce,
                Locale = "es-CO",
                TimezoneId = "America/Bogota",
            }
        );
        await ShowDayAsync(device);
        return device;
    }

    private async Task ShowDayAsync(IBrowserContext device)
    {
        var ahead = (Host.Clock.GetUtcNow() - TimeProvider.System.GetUtcNow()).TotalMilliseconds;
        await device.AddInitScriptAsync(string.Create(CultureInfo.InvariantCulture, $"{{ const ahead = {ahead:F0};{Ahead}}}"));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var browser in _browsers.Values)
            await (await browser).DisposeAsync();
        _playwright.Dispose();
        await Host.DisposeAsync();
        if (_settings.IsValueCreated)
            Directory.Delete(_settings.Value, recursive: true);
    }

    private Task<IBrowser> BrowserAsync(FontSet? fonts, bool whole) =>
        _browsers.GetOrAdd(
            (fonts?.Family ?? "", whole),
            _ => ChromiumLauncher.LaunchAsync(_playwright, fonts?.Configure(_settings.Value), whole)
        );
}

/// <summary>A device's size in CSS pixels.</summary>
public sealed record ScreenSize(int Width, int Height)
{
    public static readonly ScreenSize Phone = new(360, 740);
    public static readonly ScreenSize Smallest = new(320, 640);
    public static readonly ScreenSize Enlarged = new(320, 256);
    public static readonly ScreenSize Desktop = new(1280, 800);

    public bool IsPhone => Width < 600;
}

/// <summary>
/// What changes the one site for everybody: whoever is erased takes the lists with them that nobody has said yes to, and others are looking
/// at those.
/// </summary>
[CollectionDefinition(nameof(RunsAlone), DisableParallelization = true)]
public sealed class RunsAlone;
