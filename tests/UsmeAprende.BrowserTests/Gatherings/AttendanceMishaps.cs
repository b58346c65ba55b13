using Microsoft.Playwright;

namespace UsmeAprende.BrowserTests.Gatherings;

/// <summary>
/// What goes wrong with a thumb at the door: the page is loaded again, a button is tapped twice, the signal is away for many taps.
/// </summary>
public sealed class AttendanceMishaps(LiveSite site)
{
    [Fact]
    public async Task Marks_PendingWhenThePageIsLoaded_StayShownOnceTheyWereSent() // R7
    {
        var cafe = await OwnGathering.PlanAsync(site, 3, "Recargada");
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await BrowserLesson.SignInAsync(device, PageAddresses.Facilitator, cafe.Path);
        await device.RouteAsync("**/api/sync", route => route.AbortAsync());
        foreach (var person in cafe.People)
            await page.Locator($"#p-{person} .tap").TapAsync();
        await Assertions.Expect(page.Locator("[data-pending]")).ToHaveTextAsync("Pendientes: 3");
        var came = await page.Locator("[data-came-count]").InnerTextAsync();
        await device.UnrouteAllAsync();

        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("[data-pending]")).ToBeHiddenAsync();

        await Assertions.Expect(page.Locator("[data-came-count]")).ToHaveTextAsync(came);
        foreach (var person in cafe.People)
            await Assertions.Expect(page.Locator($"#p-{person}")).ToHaveAttributeAsync("data-state", "came");
        Assert.Equal(3, await cafe.CountAsync());
    }

    [Fact]
    public async Task Taps_ManyInAPlaceWithoutSignal_AreSentSoonAfterItIsBack()
    {
        var cafe = await OwnGathering.PlanAsync(site, 6, "Seguida");
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await BrowserLesson.SignInAsync(device, PageAddresses.Facilitator, cafe.Path);
        await device.RouteAsync("**/api/sync", route => route.AbortAsync());
        foreach (var person in cafe.People)
            await page.Locator($"#p-{person} .tap").TapAsync();
        await Assertions.Expect(page.Locator("[data-pending]")).ToHaveTextAsync("Pendientes: 6");

        await device.UnrouteAllAsync();

        // No tap made the phone wait longer than it does after the first.
        await Assertions.Expect(page.Locator("[data-pending]")).ToBeHiddenAsync(new() { Timeout = 10_000 });
    }

    // Until the end of June 2027 a phone may bring taps that it kept when they had a way of their own to the server.
    [Fact]
    public async Task Marks_KeptInTheFormerPlace_AreSentAsRecordsAndShown() // R7
    {
        var cafe = await OwnGathering.PlanAsync(site, 2, "Heredada");
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await BrowserLesson.SignInAsync(device, PageAddresses.Facilitator, cafe.Path);
        await page.EvaluateAsync(
            """
            ([gathering, came, gone]) => {
                const staff = document.body.dataset.person;
                const occurred = new Date().toISOString();
                const ids = [1, 2, 3].map(n => `0199f000-0000-7000-8000-${crypto.randomUUID().slice(-12)}`);
                const put = mark => { localStorage['usme.m.' + mark.id] = JSON.stringify({ staff, gathering, occurred, ...mark }); };
                put({ id: ids[0], person: came, kind: 'came' });
                put({ id: ids[1], person: gone, kind: 'came' });
                put({ id: ids[2], person: gone, kind: 'undone', target: ids[1] });
            }
            """,
            new[] { $"{cafe.Id}", $"{cafe.People[0]}", $"{cafe.People[1]}" }
        );

        await page.ReloadAsync();

        await Assertions.Expect(page.Locator($"#p-{cafe.People[0]}")).ToHaveAttributeAsync("data-state", "came");
        await Assertions.Expect(page.Locator("[data-pending]")).ToBeHiddenAsync();
        Assert.Equal(1, await cafe.CountAsync());
        Assert.Equal(0, await page.EvaluateAsync<int>("Object.keys(localStorage).filter(key => key.startsWith('usme.m.')).length"));
    }

    [Fact]
    public async Task LateTap_MadeTwice_NotesOnlyTheArrival()
    {
        var cafe = await OwnGathering.PlanAsync(site, 1, "Doble");
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await BrowserLesson.SignInAsync(device, PageAddresses.Facilitator, cafe.Path);
        var state = page.Locator($"#p-{cafe.People[0]} .state");

        await page.Locator($"#p-{cafe.People[0]} .more").TapAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Llegó tarde" }).DblClickAsync();
        await Assertions.Expect(state).ToContainTextAsync("llegó");
        await Assertions.Expect(page.Locator("[data-pending]")).ToBeHiddenAsync();
        var shown = await state.InnerTextAsync();
        await page.ReloadAsync();

        Assert.DoesNotContain("salió", shown, StringComparison.Ordinal);
        await Assertions.Expect(state).ToHaveTextAsync(shown);
    }
}
