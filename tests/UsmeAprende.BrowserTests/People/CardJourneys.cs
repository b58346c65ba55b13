using UsmeAprende.Demo;

namespace UsmeAprende.BrowserTests.People;

/// <summary>R13 with a real address bar.</summary>
public sealed class CardJourneys(LiveSite site)
{
    [Fact]
    public async Task Card_Scanned_LeavesTheAddressAndOpensTheAccountWithItsPin()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await device.NewPageAsync();
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);

        await page.GotoAsync($"/entrar/carne#{DemoWalkIns.CardToken}");
        await page.GetByLabel("PIN de su carné").FillAsync(DemoWalkIns.Pin);
        var address = page.Url;
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Entrar", Exact = true }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/entrar", StringComparison.Ordinal));

        Assert.DoesNotContain(DemoWalkIns.CardToken, address, StringComparison.Ordinal);
        Assert.All(asked.Skip(1), url => Assert.DoesNotContain(DemoWalkIns.CardToken, url, StringComparison.Ordinal));
        Assert.Equal("José", await page.Locator(".me bdi").InnerTextAsync());
    }

    [Fact]
    public async Task Page_OpenedWithoutACard_SaysToScanIt()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await device.NewPageAsync();

        await page.GotoAsync("/entrar/carne");

        Assert.True(await page.GetByText("Apunte la cámara a su carné").IsVisibleAsync());
        Assert.False(await page.GetByLabel("PIN de su carné").IsVisibleAsync());
    }
}
