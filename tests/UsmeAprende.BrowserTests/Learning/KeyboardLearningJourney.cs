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
        await page.WaitForURLAsync("**/mi-aprendizaje?hecho=cuenta");
        // Who leaves before the device knows who signed in has the next page opened twice.
        await Assertions.Expect(page.Locator("body[data-shown]")).ToHaveCountAsync(1);

        await page.TabToAsync("main a.button");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync($"**{BrowserLesson.Opening}");
        var lesson = new BrowserLesson(page);
        while (await lesson.Onward.TextContentAsync() != "Terminar la lección")
            await DoStepAsync(lesson);
        await page.TabToAsync(".stepbar > button");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#terminar .verdict")).ToContainTextAsync("Quedó guardado en su avance");

        await page.GotoAsync("/mi-aprendizaje");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(site.DescribeProgress(1));
        await Assertions.Expect(page.Locator("li[data-state=here]").First).ToContainTextAsync("Primeros pasos");
    }

    // A choice is answered; what needs more than one key is left for later.
    private static async Task DoStepAsync(BrowserLesson lesson)
    {
        var page = lesson.Page;
        if (await lesson.CurrentStep.Locator(".option [type=radio]").CountAsync() > 0)
        {
            await page.TabToAsync(".step:not([hidden]) .option [type=radio]");
            await page.Keyboard.PressAsync("Space");
            await page.TabToAsync(".step:not([hidden]) button[value=responder]");
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(lesson.CurrentStep.Locator(".verdict")).Not.ToBeEmptyAsync();
        }
        await page.TabToAsync(await lesson.Onward.IsVisibleAsync() ? ".stepbar > button" : ".stepbar p button:nth-child(3)");
        await page.Keyboard.PressAsync("Enter");
    }
}
