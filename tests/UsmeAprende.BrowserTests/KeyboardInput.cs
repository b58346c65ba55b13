using Microsoft.Playwright;

namespace UsmeAprende.BrowserTests;

/// <summary>A page without mouse and finger.</summary>
internal static class KeyboardInput
{
    private const int MostStops = 120;

    public static async Task TypeAtAsync(this IPage page, string field, string text)
    {
        await page.TabToAsync(field);
        await page.Keyboard.TypeAsync(text);
    }

    // Each stop on the way must show where the focus is: WCAG 2.4.7.
    public static async Task TabToAsync(this IPage page, string target)
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
        var answer = await page.EvaluateAsync<bool[]>(
            """
            target => {
                const focused = document.activeElement;
                const ringed = [focused, focused.closest('label')].some(e => e && (getComputedStyle(e).outlineStyle !== 'none' || getComputedStyle(e).boxShadow !== 'none'));
                return [focused.matches(target), focused === document.body || ringed];
            }
            """,
            target
        );
        return (answer[0], answer[1]);
    }
}
