using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using UsmeAprende.Data;
using UsmeAprende.Learning;

namespace UsmeAprende.BrowserTests.Gatherings;

/// <summary>
/// How many taps a café takes with one thumb, on a phone four times slower than this machine and a line of 400 kbit/s that answers after
/// 400 ms. Taps are counted, not seconds.
/// </summary>
public sealed class AttendanceTapTests(LiveSite site)
{
    private const int Expected = 40;
    private const int Slower = 4;

    // 400 kbit/s, 400 ms.
    private static readonly Dictionary<string, object> SlowLine = new()
    {
        ["offline"] = false,
        ["latency"] = 400,
        ["downloadThroughput"] = 50_000,
        ["uploadThroughput"] = 50_000,
    };

    // A person does not tap again within two seconds.
    private const string LaterOn = "() => { const now = performance.now.bind(performance); performance.now = () => now() + 60_000; }";

    private const string CountWholeRows = """
        () => {
            const top = document.querySelector('.taking .bar').getBoundingClientRect().bottom;
            const bottom = document.querySelector('.taking .foot').getBoundingClientRect().top;
            return [...document.querySelectorAll('.people li')].map(row => row.getBoundingClientRect())
                .filter(row => row.top >= top - 1 && row.bottom <= bottom + 1).length;
        }
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_OnOpening_ShowsNinePeople()
    {
        var cafe = await OwnGathering.PlanAsync(site, Expected, "Nueve");
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await BrowserLesson.SignInAsync(device, PageAddresses.Facilitator, cafe.Path);
        await Assertions.Expect(page.Locator("[data-several]")).ToBeVisibleAsync();

        Assert.InRange(await page.EvaluateAsync<int>(CountWholeRows), 9, Expected);
    }

    [Fact]
    public async Task TwentyKnown_OfForty_TakeTwentyTapsAndNoPage()
    {
        var cafe = await OwnGathering.PlanAsync(site, Expected, "Veinte");
        await using var hand = await OpenAsync(cafe);

        foreach (var person in cafe.People.Take(20))
            await hand.TapAsync($"#p-{person} .tap");

        await Assertions.Expect(hand.Page.Locator("[data-came-count]")).ToHaveTextAsync("20");
        await Assertions.Expect(hand.Page.Locator("[data-pending]")).ToBeHiddenAsync(new() { Timeout = 60_000 });
        Assert.Equal((20, 0, 20), (hand.Taps, hand.Pages, await cafe.CountAsync()));
    }

    [Fact]
    public async Task WalkIn_WhoCameBefore_TakesTwoTapsAndThreeLetters() // R38
    {
        var before = await OwnGathering.PlanAsync(site, 1, "Zoraida");
        var cafe = await OwnGathering.PlanAsync(site, 2, "Otra");
        await using var hand = await OpenAsync(cafe);

        await hand.TapAsync("[data-search]");
        await hand.Page.Keyboard.TypeAsync("zor");
        await hand.TapAsync("[data-known] .tap");

        var row = hand.Page.Locator($"#p-{before.People[0]}");
        await Assertions.Expect(row).ToHaveAttributeAsync("data-state", "came", new() { Timeout = 60_000 });
        Assert.Equal((2, 0), (hand.Taps, hand.Pages));
    }

    [Fact]
    public async Task Newcomer_TakesFourTapsAndOnePage()
    {
        var cafe = await OwnGathering.PlanAsync(site, 2, "Vieja");
        await using var hand = await OpenAsync(cafe);

        await hand.TapAsync("[data-search]");
        await hand.Page.Keyboard.TypeAsync("Quiteria Wuálter");
        await hand.TapAsync("[data-register]");
        await hand.TapAsync("[data-newcomer] [name=DataTreatment]");
        await hand.TapAsync("[data-newcomer] form button");

        await Assertions.Expect(hand.Page.GetByText("Guardado: Quiteria Wuálter")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        Assert.Equal((4, 1), (hand.Taps, hand.Pages));
    }

    [Fact]
    public async Task Correction_OfAMark_TakesTwoTapsAndCanBeUndone()
    {
        var cafe = await OwnGathering.PlanAsync(site, 1, "Corrige");
        await using var hand = await OpenAsync(cafe);
        var row = hand.Page.Locator($"#p-{cafe.People[0]}");
        await hand.TapAsync($"#p-{cafe.People[0]} .tap");
        // The mark is no more on this phone than any that was made yesterday.
        await Assertions.Expect(row).ToHaveAttributeAsync("data-state", "came", new() { Timeout = 60_000 });
        await hand.Page.ReloadAsync();
        await Assertions.Expect(hand.Page.Locator("[data-several]")).ToBeVisibleAsync();
        hand.StartAgain();

        await hand.TapAsync($"#p-{cafe.People[0]} .more");
        await hand.TapAsync("dialog[open] .danger");
        await Assertions.Expect(row).ToHaveAttributeAsync("data-state", "none");
        var (taps, pages) = (hand.Taps, hand.Pages);
        await hand.TapAsync("[data-undo]");

        await Assertions.Expect(row).ToHaveAttributeAsync("data-state", "came", new() { Timeout = 60_000 });
        Assert.Equal((2, 0), (taps, pages));
    }

    [Fact]
    public async Task Everyone_WhoIsMissing_IsMarkedAfterAQuestionAndCanBeUndone()
    {
        var cafe = await OwnGathering.PlanAsync(site, 20, "Todas");
        await using var hand = await OpenAsync(cafe);

        await hand.TapAsync("[data-everyone]");
        await hand.TapAsync("dialog[open] .acts button");
        await Assertions.Expect(hand.Page.Locator("[data-came-count]")).ToHaveTextAsync("20");
        await Assertions.Expect(hand.Page.Locator("[data-pending]")).ToBeHiddenAsync(new() { Timeout = 60_000 });
        var marked = await cafe.CountAsync();
        await hand.TapAsync("[data-undo]");
        await Assertions.Expect(hand.Page.Locator("[data-came-count]")).ToHaveTextAsync("0");
        await Assertions.Expect(hand.Page.Locator("[data-pending]")).ToBeHiddenAsync(new() { Timeout = 60_000 });

        Assert.Equal((20, 0, 0), (marked, await cafe.CountAsync(), hand.Pages));
    }

    [Fact]
    public async Task Task_ShownByTwenty_TakesFourTaps()
    {
        var cafe = await OwnGathering.PlanAsync(site, 20, "Hizo");
        await using var hand = await OpenAsync(cafe);
        await hand.TapAsync("[data-everyone]");
        await hand.TapAsync("dialog[open] .acts button");
        await Assertions.Expect(hand.Page.Locator("[data-came-count]")).ToHaveTextAsync("20");
        await Assertions.Expect(hand.Page.Locator("[data-task]")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        hand.StartAgain();

        await hand.TapAsync("[data-task]");
        if (await hand.Page.Locator("dialog[open] .ticks").CountAsync() == 0)
            await hand.TapAsync("dialog[open] .acts button >> nth=0");
        await hand.TapAsync("dialog[open] > button >> nth=0");
        await hand.TapAsync("dialog[open] .acts button");

        await Assertions.Expect(hand.Page.Locator("[data-pending]")).ToBeHiddenAsync(new() { Timeout = 60_000 });
        Assert.InRange(hand.Taps, 3, 4);
        Assert.Equal(
            20,
            await CountAsync(db => db.LearningRecords.Where(r => r.Verb == RecordVerb.Observed && cafe.People.Contains(r.PersonId)))
        );
    }

    [Fact]
    public async Task Tap_OnWhoIsMarked_SaysSo()
    {
        var cafe = await OwnGathering.PlanAsync(site, 1, "Segunda");
        await using var hand = await OpenAsync(cafe);

        await hand.TapAsync($"#p-{cafe.People[0]} .tap");
        await hand.TapAsync($"#p-{cafe.People[0]} .tap");

        await Assertions.Expect(hand.Page.GetByText("ya está en la lista.")).ToBeVisibleAsync();
        await Assertions.Expect(hand.Page.Locator($"#p-{cafe.People[0]} .tap")).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [Fact]
    public async Task Missing_Alone_StayWhereTheyAreWhenTheyAreMarked()
    {
        var cafe = await OwnGathering.PlanAsync(site, 4, "Falta");
        await using var hand = await OpenAsync(cafe);
        await hand.TapAsync($"#p-{cafe.People[0]} .tap");

        await hand.TapAsync("[data-missing]");
        await Assertions.Expect(hand.Page.Locator(".people li:visible")).ToHaveCountAsync(3);
        await hand.TapAsync($"#p-{cafe.People[1]} .tap");

        await Assertions.Expect(hand.Page.Locator(".people li:visible")).ToHaveCountAsync(3);
        await hand.TapAsync("[data-missing]");
        await Assertions.Expect(hand.Page.Locator(".people li:visible")).ToHaveCountAsync(4);
    }

    [Fact]
    public async Task Mark_OfAColleague_IsSeenWithoutReloading()
    {
        var cafe = await OwnGathering.PlanAsync(site, 2, "Colega");
        await using var mine = await site.DeviceAsync(ScreenSize.Phone);
        var page = await BrowserLesson.SignInAsync(mine, PageAddresses.Facilitator, cafe.Path);
        await using var theirs = await site.DeviceAsync(ScreenSize.Phone);
        var other = await BrowserLesson.SignInAsync(theirs, PageAddresses.Coordinator, cafe.Path);

        await other.Locator($"#p-{cafe.People[1]} .tap").TapAsync();

        await Assertions
            .Expect(page.Locator($"#p-{cafe.People[1]}"))
            .ToHaveAttributeAsync("data-state", "came", new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator("[data-came-count]")).ToHaveTextAsync("1");
    }

    private async Task<CountingHand> OpenAsync(OwnGathering cafe)
    {
        var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await BrowserLesson.SignInAsync(device, PageAddresses.Facilitator, cafe.Path);
        await Assertions.Expect(page.Locator("[data-several]")).ToBeVisibleAsync();
        var tools = await device.NewCDPSessionAsync(page);
        await tools.SendAsync("Network.emulateNetworkConditions", SlowLine);
        await tools.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = Slower });
        await page.EvaluateAsync(LaterOn);
        return new CountingHand(device, page);
    }

    private async Task<int> CountAsync<T>(Func<UsmeDb, IQueryable<T>> which)
    {
        await using var scope = site.Host.Services.CreateAsyncScope();
        return await which(scope.ServiceProvider.GetRequiredService<UsmeDb>()).CountAsync(Cancel);
    }
}
