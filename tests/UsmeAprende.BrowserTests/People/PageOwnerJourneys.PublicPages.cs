using Microsoft.Playwright;

namespace UsmeAprende.BrowserTests.People;

/// <summary>Public pages that are left before they know who signed in.</summary>
public sealed partial class PageOwnerJourneys
{
    [Fact]
    public async Task PublicPage_LeftBeforeItKnowsWhoSignedIn_LetsThemGo()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await EnterAndLeaveBeforeItIsKnownAsync(device);

        await Assertions.Expect(page).ToHaveURLAsync(new Uri(site.Address, Lesson).ToString());
        await AssertShowsAsync(page, "Anatilde");
    }

    [Fact]
    public async Task PublicPage_LeftBeforeItKnowsWhoSignedIn_ShowsThemWhereTheWayLedNowhere()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        await device.Clock.InstallAsync();
        await device.RouteAsync("**" + Lesson, route => route.AbortAsync("aborted"));

        var page = await EnterAndLeaveBeforeItIsKnownAsync(device);
        await AssertShowsAsync(page, null);
        await device.Clock.FastForwardAsync("00:31");

        await AssertShowsAsync(page, "Anatilde");
        Assert.EndsWith(Course, page.Url, StringComparison.Ordinal);
    }

    /// <summary>
    /// Anatilde signs in, which leads to a page that is the same for everyone; she taps a link before it learns who she is, and it learns
    /// that before the way is free.
    /// </summary>
    private async Task<IPage> EnterAndLeaveBeforeItIsKnownAsync(IBrowserContext device)
    {
        var (isKnown, isFree) = (new TaskCompletionSource(), new TaskCompletionSource());
        var page = await device.NewPageAsync();
        await page.GotoAsync($"/entrar?volver={Uri.EscapeDataString(Course)}");
        await page.Locator("[name=Identifier]").FillAsync((await NewcomerAsync("Anatilde")).Document);
        await page.Locator("[name=Password]").FillAsync(Password);
        await HoldAsync("**/api/me", isKnown.Task);
        await page.RunAndWaitForRequestAsync(
            () => page.GetByRole(AriaRole.Button, new() { Name = "Entrar", Exact = true }).ClickAsync(),
            "**/api/me"
        );

        await HoldAsync("**/salud/vivo", isFree.Task);
        await page.RunAndWaitForRequestAsync(() => page.Locator($"a[href='{Lesson}']").First.ClickAsync(), "**/salud/vivo");
        isKnown.SetResult();
        // The last thing that is kept before the page is compared with it.
        while (!await page.EvaluateAsync<bool>("!!(localStorage['usme.person'] && localStorage['usme.epoch'])"))
            await Task.Yield();
        await page.RunAndWaitForRequestAsync(() => Task.FromResult(isFree.TrySetResult()), request => request.IsNavigationRequest);
        return page;

        Task HoldAsync(string address, Task until) =>
            device.RouteAsync(
                address,
                async route =>
                {
                    await until;
                    await route.ContinueAsync();
                }
            );
    }
}
