using Microsoft.Playwright;

namespace UsmeAprende.BrowserTests;

public sealed class HomeTests(LiveSite site)
{
    [Fact]
    public async Task Home_OnTheSmallestPhone_ShowsItsTitleAndDoesNotScrollSideways()
    {
        await using var device = await site.DeviceAsync(Screen.Smallest);
        var page = await device.NewPageAsync();

        await page.GotoAsync("/");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        Assert.Equal(320, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }
}
