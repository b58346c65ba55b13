using Microsoft.Playwright;

namespace UsmeAprende.BrowserTests;

/// <summary>Somebody who uses no mouse and no finger: from signing up to seeing the trail fill.</summary>
public sealed class KeyboardJourney(LiveSite site)
{
    private const int MostStops = 120;

    [Fact]
    public async Task Keyboard_Alone_WalksFromSigningUpToTheTrail()
    {
        await using var device = await site.DeviceAsync(Screen.Desktop);
        var page = await device.NewPageAsync();

        await page.GotoAsync("/registro");
        await TypeAsync(page, "[name=GivenNames]", "Ana Lucía");
        await TypeAsync(page, "[name=Surnames]", "Fernández de Soto");
        await TypeAsync(page, "[name=Document]", "41234567");
        await TypeAsync(page, "[name=Password]", "loma.tijera.tambor");
        await TabToAsync(page, "[name=DataTreatment]");
        await page.Keyboard.PressAsync("Space");
        await TabToAsync(page, "main form button:not([type=button])");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/mi-aprendizaje");

        await TabToAsync(page, "main a.button");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**" + LessonPage.First);
        await TabToAsync(page, "form[data-verb=answered] [data-ok]");
        await page.Keyboard.PressAsync("Space");
        await TabToAsync(page, "form[data-verb=answered] button");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("form[data-verb=answered] .verdict").Filter(new() { HasText = "odavía no" }).Or(page.Locator("form[data-verb=answered] .verdict").Filter(new() { HasText = "Correcto" })).First).ToBeVisibleAsync();
        await TabToAsync(page, "form.finish button");
        await page.RunAndWaitForResponseAsync(() => page.Keyboard.PressAsync("Enter"), answer => answer.Url.EndsWith("/api/sync", StringComparison.Ordinal) && answer.Ok);

        await page.GotoAsync("/mi-aprendizaje");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("1 de 23 lecciones");
        await Assertions.Expect(page.Locator("li[data-state=here]").First).ToContainTextAsync("Mi celular");
    }

    private static async Task TypeAsync(IPage page, string field, string text)
    {
        await TabToAsync(page, field);
        await page.Keyboard.TypeAsync(text);
    }

    // Each stop on the way must show where the focus is: WCAG 2.4.7.
    private static async Task TabToAsync(IPage page, string target)
    {
        for (var stop = 0; stop < MostStops; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            var (matches, visible) = await FocusAsync(page, target);
            Assert.True(visible, $"The focus cannot be seen on the way to {target}");
            if (matches)
                return;
        }
        Assert.Fail($"{target} cannot be reached by keyboard");
    }

    private static async Task<(bool Matches, bool Visible)> FocusAsync(IPage page, string target)
    {
        var answer = await page.EvaluateAsync<bool[]>("""
            target => {
                const focused = document.activeElement;
                const ringed = [focused, focused.closest('label')].some(e => e && (getComputedStyle(e).outlineStyle !== 'none' || getComputedStyle(e).boxShadow !== 'none'));
                return [focused.matches(target), focused === document.body || ringed];
            }
            """, target);
        return (answer[0], answer[1]);
    }
}
