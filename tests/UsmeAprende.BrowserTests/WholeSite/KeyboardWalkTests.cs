using Microsoft.Playwright;

namespace UsmeAprende.BrowserTests.WholeSite;

/// <summary>
/// Every page by the Tab key alone (WCAG 2.1.1, 2.1.2, 2.4.7, 2.4.11): whatever can be pressed is reached, is seen when it is, and lets go
/// again.
/// </summary>
public sealed class KeyboardWalkTests(LiveSite site)
{
    // Notes each stop as it happens: what it is, and whether one could tell where one is.
    private const string Watch = """
        () => {
            const isShown = e => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0;
            const nameOf = e => `<${e.tagName.toLowerCase()}${e.id ? ' #' + e.id : ''}> ${(e.getAttribute('aria-label') ?? e.textContent ?? '').trim().slice(0, 40) || e.name || ''}`;
            // Of a group of radios one is a stop; what a closed fold hides is none.
            const stops = [...document.querySelectorAll('a[href], button:not(:disabled), input:not([type=hidden]):not(:disabled), select, textarea, summary')].filter(isShown).filter(e => e.tabIndex >= 0)
                .filter(e => e.type !== 'radio' || (document.querySelector(`input[type=radio][name="${e.name}"]:checked`) ?? document.querySelector(`input[type=radio][name="${e.name}"]`)) === e);
            window.walk = { reached: new Set(), hidden: [] };
            document.addEventListener('focusin', event => {
                const at = event.target;
                walk.reached.add(at);
                // An option's label, or the whole field, may show it in its control's stead.
                const ringed = [at, at.closest('label'), at.parentElement].some(e => e && (getComputedStyle(e).outlineStyle !== 'none' || getComputedStyle(e).boxShadow !== 'none'));
                if (!ringed) walk.hidden.push(nameOf(at));
            });
            walk.missed = () => stops.filter(e => e.isConnected && isShown(e) && !walk.reached.has(e)).map(nameOf);
            return stops.length;
        }
        """;

    [Fact]
    public async Task PublicPages_ByTabAlone_ShowEveryStop()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Desktop);

        Report(await WalkAsync(device, [.. PageAddresses.Public, .. await site.ListDemoPagesAsync("")]));
    }

    [Theory]
    [InlineData(PageAddresses.Learner)]
    [InlineData(PageAddresses.Facilitator)]
    [InlineData(PageAddresses.Coordinator)]
    [InlineData(PageAddresses.Administrator)]
    public async Task OwnPages_ByTabAlone_ShowEveryStop(string person)
    {
        await using var device = await site.DeviceAsync(ScreenSize.Desktop);
        await BrowserLesson.SignInAsync(device, person);

        Report(await WalkAsync(device, [.. PageAddresses.Own[person], .. await site.ListDemoPagesAsync(person)]));
    }

    private static async Task<List<string>> WalkAsync(IBrowserContext device, IEnumerable<string> addresses)
    {
        var page = await device.NewPageAsync();
        var findings = new List<string>();
        foreach (var address in PageSample.Choose(addresses, "keyboard"))
        {
            await page.VisitAsync(address);
            // Some pages put the focus somewhere: the walk begins where the page does.
            await page.EvaluateAsync(
                "() => { document.activeElement?.blur(); getSelection().removeAllRanges(); document.body.tabIndex = "
                    + "-1; document.body.focus(); document.body.removeAttribute('tabindex'); }"
            );
            var stops = await page.EvaluateAsync<int>(Watch);
            Assert.True(stops > 1, $"{address} has nowhere to go");
            // A date or time has several parts to stop at.
            for (var stop = 0; stop < (stops * 2) + 10; stop++)
            {
                await page.Keyboard.PressAsync("Tab");
                if (stop >= stops && (await page.EvaluateAsync<string[]>("walk.missed()")).Length == 0)
                    break;
            }
            findings.AddRange((await page.EvaluateAsync<string[]>("walk.missed()")).Select(stop => $"{address} never reaches {stop}"));
            findings.AddRange(
                (await page.EvaluateAsync<string[]>("walk.hidden")).Select(stop => $"{address} does not show the focus on {stop}")
            );
        }
        return findings;
    }

    private static void Report(List<string> findings) => Assert.True(findings.Count == 0, PageSample.Describe(findings));
}
