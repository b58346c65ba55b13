using Microsoft.Playwright;

namespace UsmeAprende.Benchmarks;

/// <summary>A phone without anything of the site yet, in a real browser, on which lessons are timed.</summary>
internal sealed class MeasuredPhone(IBrowserContext device) : IAsyncDisposable
{
    private const string Kept = "usme.touched";

    // A paragraph says by itself when it was painted, if it is asked to before it is.
    private const string Watch = $$"""
        new MutationObserver((_, observer) => {
            const first = document.querySelector('.step p:not(.meta), .step li');
            if (!first) return;
            first.setAttribute('elementtiming', 'first');
            observer.disconnect();
        }).observe(document, { childList: true, subtree: true });
        addEventListener('pointerdown', event => { sessionStorage['{{Kept}}'] = performance.timeOrigin + event.timeStamp; }, true);
        """;

    private const string Measure = $$"""
        async () => {
            const first = await new Promise(done => new PerformanceObserver(list => done(list.getEntries()[0])).observe({ type: 'element', buffered: true }));
            const [visit] = performance.getEntriesByType('navigation');
            const files = performance.getEntriesByType('resource').filter(file => /^\/v\/.*\.(js|css)$/.test(new URL(file.name).pathname));
            return [
                first.renderTime,
                Math.max(visit.loadEventEnd, ...files.map(file => file.responseEnd)),
                visit.workerStart,
                performance.timeOrigin + first.renderTime - Number(sessionStorage['{{Kept}}'] ?? 0),
            ];
        }
        """;

    /// <param name="browser">In which it is a profile of its own.</param>
    /// <param name="site">The site's address.</param>
    /// <param name="hasWorker">Whether the service worker may be installed.</param>
    public static async Task<MeasuredPhone> OpenAsync(IBrowser browser, Uri site, bool hasWorker)
    {
        var device = await browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = site.ToString(),
                ServiceWorkers = hasWorker ? ServiceWorkerPolicy.Allow : ServiceWorkerPolicy.Block,
                ViewportSize = new ViewportSize { Width = 360, Height = 640 },
                HasTouch = true,
                IsMobile = true,
                Locale = "es-CO",
                TimezoneId = "America/Bogota",
            }
        );
        await device.AddInitScriptAsync(Watch);
        return new MeasuredPhone(device);
    }

    /// <summary>Opens a lesson in a new tab on a line of 400 kbit/s on which every answer takes 400 ms.</summary>
    /// <param name="lesson">Its address.</param>
    /// <param name="slower">How many times slower the processor is.</param>
    public async Task<LessonVisit> VisitAsync(string lesson, int slower)
    {
        var page = await device.NewPageAsync();
        var tools = await device.NewCDPSessionAsync(page);
        // A worker sleeps soon after the last page was opened: who comes back has it woken first.
        await PutWorkerToSleepAsync(tools);
        await tools.SendAsync("Network.enable");
        await tools.SendAsync(
            "Network.emulateNetworkConditions",
            new()
            {
                ["offline"] = false,
                ["latency"] = 400,
                ["downloadThroughput"] = 50_000,
                ["uploadThroughput"] = 50_000,
            }
        );
        await SlowDownAsync(tools, slower);
        await page.GotoAsync(lesson, new() { WaitUntil = WaitUntilState.NetworkIdle });
        var visit = await ReadAsync(page);
        await page.CloseAsync();
        return visit;
    }

    /// <summary>Waits until the worker answers for pages and has kept the lesson, as it does by itself after a first visit.</summary>
    public async Task SettleAsync(string lesson)
    {
        var page = await device.NewPageAsync();
        await page.GotoAsync(lesson);
        await page.WaitForFunctionAsync(
            "path => navigator.serviceWorker.controller && caches.open('usme-pages').then(c => c.match(path)).then(Boolean)",
            lesson
        );
        await page.CloseAsync();
    }

    /// <summary>Brings a course with the buttons of its page.</summary>
    /// <returns>The page of the course, as whoever carries it sees it.</returns>
    public async Task<IPage> CarryAsync(string course)
    {
        var page = await device.NewPageAsync();
        await page.GotoAsync($"{course}#llevar");
        await page.GetByText("Llevar este curso sin señal").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Llevar este curso" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Traerlo ahora" }).ClickAsync();
        await page.Locator("[data-state=carried]").WaitForAsync();
        await page.GotoAsync("about:blank");
        await page.GotoAsync(course, new() { WaitUntil = WaitUntilState.NetworkIdle });
        return page;
    }

    /// <summary>Touches a lesson on the page of its course.</summary>
    public async Task<LessonVisit> TapAsync(IPage course, string lesson, int slower)
    {
        var link = course.Locator($".lessons a[href='{lesson}']");
        await link.EvaluateAsync("link => { link.closest('details').open = true; }");
        await course.BringToFrontAsync();
        var tools = await device.NewCDPSessionAsync(course);
        await PutWorkerToSleepAsync(tools);
        await SlowDownAsync(tools, slower);
        await link.TapAsync();
        await course.WaitForURLAsync($"**{lesson}", new() { WaitUntil = WaitUntilState.NetworkIdle });
        return await ReadAsync(course);
    }

    public ValueTask DisposeAsync() => device.DisposeAsync();

    private static async Task PutWorkerToSleepAsync(ICDPSession tools)
    {
        await tools.SendAsync("ServiceWorker.enable");
        await tools.SendAsync("ServiceWorker.stopAllWorkers");
        await tools.SendAsync("ServiceWorker.disable");
    }

    private static async Task SlowDownAsync(ICDPSession tools, int times) =>
        await tools.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = times });

    private static async Task<LessonVisit> ReadAsync(IPage page)
    {
        var figures = await page.EvaluateAsync<double[]>(Measure);
        return new LessonVisit(figures[0], figures[1], figures[2] > 0, figures[3]);
    }
}

/// <summary>One opening of a lesson, in ms from when the browser was told to go there.</summary>
/// <param name="Readable">Its first paragraph is painted.</param>
/// <param name="Finished">The page has told that it is loaded, and the style and scripts that come later are there.</param>
/// <param name="IsWorkers">Whether the service worker answered.</param>
/// <param name="ReadableAfterTap">Its first paragraph is painted; from when a link to it was touched.</param>
internal sealed record LessonVisit(double Readable, double Finished, bool IsWorkers, double ReadableAfterTap);
