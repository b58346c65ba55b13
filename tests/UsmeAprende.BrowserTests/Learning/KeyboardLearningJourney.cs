using Microsoft.Playwright;

namespace UsmeAprende.BrowserTests.Learning;

/// <summary>Somebody who uses no mouse and no finger: from signing up to seeing the trail fill.</summary>
public sealed class KeyboardLearningJourney(LiveSite site)
{
    [Fact]
    public async Task Keyboard_Alone_WalksFromSigningUpToTheTrail()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Desktop);
        var page = await device.NewPageAsync();

        await page.GotoAsync("/registro");
        await page.TypeAtAsync("[name=GivenNames]", "Ana Lucía");
        await page.TypeAtAsync("[name=Surnames]", "Fernández de Soto");
        await page.TypeAtAsync("[name=Document]", "41234567");
        await page.TypeAtAsync("[name=Password]", "loma.tijera.tambor");
        await page.TabToAsync("[name=DataTreatment]");
        await page.Keyboard.PressAsync("Space");
        await page.TabToAsync("main form button:not([type=button])");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/mi-aprendizaje");

        await page.TabToAsync("main a.button");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**" + BrowserLesson.First);
        await page.TabToAsync("form[data-verb=answered] [data-ok]");
        await page.Keyboard.PressAsync("Space");
        await page.TabToAsync("form[data-verb=answered] button");
        await page.Keyboard.PressAsync("Enter");
        await Assertions
            .Expect(
                page.Locator("form[data-verb=answered] .verdict")
                    .Filter(new() { HasText = "odavía no" })
                    .Or(page.Locator("form[data-verb=answered] .verdict").Filter(new() { HasText = "Correcto" }))
                    .First
            )
            .ToBeVisibleAsync();
        await page.TabToAsync("form.finish button");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#terminar .verdict")).ToContainTextAsync("Quedó guardado en su avance");

        await page.GotoAsync("/mi-aprendizaje");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("1 de 23 lecciones");
        await Assertions.Expect(page.Locator("li[data-state=here]").First).ToContainTextAsync("Mi celular");
    }
}
