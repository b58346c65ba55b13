using Microsoft.Playwright;

namespace UsmeAprende.BrowserTests;

/// <summary>
/// Finds what is covered by something else although one is at it (WCAG 2.2, 2.4.11): a bar that stays on the screen, a badge, a neighbour.
/// </summary>
internal static class ObscuredControls
{
    // Down the page and up again: what stays at the foot covers on the way down, what stays at the head on the way up.
    private const string Walk = """
        async () => {
            // The page hears of the screen's new size with the next picture, and makes room for its bars.
            await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
            const isShown = e => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0;
            const nameOf = e => `<${e.tagName.toLowerCase()}${e.className && typeof e.className === 'string' ? '.' + e.className.replaceAll(' ', '.') : ''}> ${(e.getAttribute('aria-label') ?? e.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40) || e.name || ''}`;
            const controls = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')].filter(isShown);
            const found = new Map();
            const places = [[.5, .5], [.5, .12], [.5, .88], [.12, .5], [.88, .5]];
            const look = control => {
                control.focus();
                if (document.activeElement !== control) control.scrollIntoView({ block: 'nearest' });
                for (const box of control.getClientRects()) {
                    const [left, top, right, bottom] = [Math.max(box.left, 0), Math.max(box.top, 0), Math.min(box.right, innerWidth), Math.min(box.bottom, innerHeight)];
                    // What is made for readers only has no size.
                    if (box.width < 3 || box.height < 3) continue;
                    if (bottom - top < 3 || right - left < 3) {
                        // Of a long link's lines the first may have left a low screen.
                        if (control.getClientRects().length === 1) found.set(control, 'is outside the screen');
                        continue;
                    }
                    for (const [x, y] of places) {
                        const at = document.elementFromPoint(left + x * (right - left), top + y * (bottom - top));
                        if (!at || control.contains(at) || at.contains(control) || [...control.labels ?? []].some(label => label.contains(at))) continue;
                        found.set(control, `lies under ${nameOf(at)}`);
                    }
                }
            };
            controls.forEach(look);
            controls.reverse().forEach(look);
            return [...found].map(([control, words]) => `${nameOf(control)} ${words}`);
        }
        """;

    /// <summary>What is covered on the page that stands open; empty is what we want.</summary>
    public static Task<string[]> ObscuredAsync(this IPage page) => page.EvaluateAsync<string[]>(Walk);
}
