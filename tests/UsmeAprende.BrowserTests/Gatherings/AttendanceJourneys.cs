using Microsoft.Playwright;

namespace UsmeAprende.BrowserTests.Gatherings;

/// <summary>A facilitator at the door of a salón comunal, with a phone and bad signal.</summary>
public sealed class AttendanceJourneys(LiveSite site)
{
    private const int Arriving = 40;
    private const int MostActions = 60;

    private const string WatchStates = """
        id => {
            const row = document.getElementById(id);
            row.states = [];
            new MutationObserver(() => row.states.at(-1) !== row.dataset.state && row.states.push(row.dataset.state)).observe(row, { attributes: true, attributeFilter: ['data-state'] });
        }
        """;

    // A button that has just become another is not pressed at once.
    private const string LaterOn = "() => { const now = performance.now.bind(performance); performance.now = () => now() + 60_000; }";

    // 400 kbit/s, 400 ms.
    private static readonly Dictionary<string, object> SlowLine = new()
    {
        ["offline"] = false,
        ["latency"] = 400,
        ["downloadThroughput"] = 50_000,
        ["uploadThroughput"] = 50_000,
    };

    [Fact]
    public async Task FortyPeople_ThroughTheList_TakeFewerThanSixtyActions()
    {
        var cafe = await OwnGathering.PlanAsync(site, Arriving, "Vecina");
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await OpenAsync(device, cafe);
        var actions = 0;

        // Most come by and say their name; every fourth is found by typing a word of it, without accents.
        foreach (var (person, n) in cafe.People.Select((p, n) => (p, n)))
        {
            if (n % 4 == 0)
            {
                actions++;
                await page.Locator("[data-search]").FillAsync($"nandu {OwnGathering.Letters(n)} vecina");
                await Assertions.Expect(page.Locator(".people li:visible")).ToHaveCountAsync(1);
            }
            actions++;
            await page.Locator($"#p-{person} .tap").TapAsync();
        }

        await Assertions.Expect(page.Locator("[data-pending]")).ToBeHiddenAsync();
        foreach (var person in cafe.People)
            await Assertions.Expect(page.Locator($"#p-{person}")).ToHaveAttributeAsync("data-state", "came");
        Assert.InRange(actions, Arriving, MostActions - 1);
        Assert.Equal(Arriving, await cafe.CountAsync());
    }

    [Fact]
    public async Task Tap_OnASlowLine_ShowsPendingAtOnceAndEndsStored()
    {
        var cafe = await OwnGathering.PlanAsync(site, 3, "Lenta");
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await OpenAsync(device, cafe);
        var line = await device.NewCDPSessionAsync(page);
        await line.SendAsync("Network.emulateNetworkConditions", SlowLine);

        foreach (var person in cafe.People)
        {
            await page.EvaluateAsync(WatchStates, $"p-{person}");
            await page.Locator($"#p-{person} .tap").TapAsync();
            await Assertions.Expect(page.Locator($"#p-{person}")).ToHaveAttributeAsync("data-state", "came");

            Assert.Equal(
                ["pending", "came"],
                await page.EvaluateAsync<string[]>("id => document.getElementById(id).states", $"p-{person}")
            );
        }

        Assert.Equal(cafe.People.Length, await cafe.CountAsync());
    }

    [Fact]
    public async Task Taps_WithoutSignal_StayOnThePhoneAndGoUpWhenItIsBack() // R3, R7
    {
        var cafe = await OwnGathering.PlanAsync(site, 3, "Lejana");
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await OpenAsync(device, cafe);
        await device.SetOfflineAsync(true);

        foreach (var person in cafe.People)
            await page.Locator($"#p-{person} .tap").TapAsync();
        await page.EvaluateAsync(LaterOn);
        await page.Locator($"#p-{cafe.People[0]} .more").TapAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Salió antes" }).TapAsync();
        await page.Locator("[data-undo]").TapAsync();
        await Assertions.Expect(page.Locator("[data-pending]")).ToHaveTextAsync("Pendientes: 5");
        await Assertions.Expect(page.Locator($"#p-{cafe.People[0]}")).ToHaveAttributeAsync("data-state", "pending");
        Assert.Equal(0, await cafe.CountAsync());
        await device.SetOfflineAsync(false);

        await Assertions.Expect(page.Locator("[data-pending]")).ToBeHiddenAsync();
        await page.ReloadAsync();
        foreach (var person in cafe.People)
            await Assertions.Expect(page.Locator($"#p-{person} .state")).ToHaveTextAsync("vino");
    }

    [Fact]
    public async Task Taps_WhoseAnswerWasLost_AreSentAgainAndCountedOnce() // R3
    {
        var cafe = await OwnGathering.PlanAsync(site, 1, "Perdida");
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await OpenAsync(device, cafe);
        var sent = 0;
        await device.RouteAsync(
            "**/api/sync",
            async route =>
            {
                // The first reaches the server; its answer does not reach the phone.
                if (Interlocked.Increment(ref sent) > 1)
                {
                    await route.FallbackAsync();
                    return;
                }
                await route.FetchAsync();
                await route.AbortAsync();
            }
        );

        await page.Locator($"#p-{cafe.People[0]} .tap").TapAsync();

        await Assertions.Expect(page.Locator($"#p-{cafe.People[0]}")).ToHaveAttributeAsync("data-state", "came");
        Assert.Equal(1, await cafe.CountAsync());
    }

    [Fact]
    public async Task Keyboard_Alone_MarksAndUndoes()
    {
        // A shorter list has nothing to search with.
        var cafe = await OwnGathering.PlanAsync(site, 8, "Tecla");
        await using var device = await site.DeviceAsync(ScreenSize.Desktop);
        var page = await OpenAsync(device, cafe);

        await page.Locator("[data-search]").FocusAsync();
        await page.Keyboard.TypeAsync("tecla");
        // Past the buttons for somebody new and for a card.
        foreach (var _ in Enumerable.Range(0, 3))
            await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator($"#p-{cafe.People[0]}")).ToHaveAttributeAsync("data-state", "came");
        await page.Locator("[data-undo]").PressAsync("Enter");

        await Assertions.Expect(page.Locator($"#p-{cafe.People[0]}")).ToHaveAttributeAsync("data-state", "none");
        await Assertions.Expect(page.Locator("[data-pending]")).ToBeHiddenAsync();
        Assert.Equal(0, await cafe.CountAsync());
    }

    [Fact]
    public async Task List_WithoutScripts_MarksWithOneTap()
    {
        var cafe = await OwnGathering.PlanAsync(site, 1, "Plana");
        await using var device = await site.DeviceAsync(ScreenSize.Phone, scripts: false);
        var page = await OpenAsync(device, cafe);

        await page.Locator($"#p-{cafe.People[0]} .tap").TapAsync();

        await Assertions.Expect(page.Locator($"#p-{cafe.People[0]} .state")).ToHaveTextAsync("vino");
    }

    private static async Task<IPage> OpenAsync(IBrowserContext device, OwnGathering cafe) =>
        await BrowserLesson.SignInAsync(device, PageAddresses.Facilitator, cafe.Path);
}
