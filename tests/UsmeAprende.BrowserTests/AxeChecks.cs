using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace UsmeAprende.BrowserTests;

/// <summary>axe-core in a device's pages, injected once for all of them.</summary>
internal static class AxeChecks
{
    private const string Run = """
        async rules => {
            const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
            const runOnly = rules ? { type: 'rule', values: rules } : { type: 'tag', values: tags };
            const { violations } = await axe.run(document, { runOnly, resultTypes: ['violations'] });
            return violations.map(v => v.id + ': ' + v.help + '\n' + v.nodes.slice(0, 3).map(n => '    ' + n.html.slice(0, 200) + ' ' + n.failureSummary.split('\n').slice(1).join(' ')).join('\n'));
        }
        """;

    // In the dark nothing but colours is otherwise.
    private static readonly string[] OfColour = ["color-contrast", "link-in-text-block"];

    // What depends on where things are and how they look.
    private static readonly string[] OfLook = [.. OfColour, "target-size", "scrollable-region-focusable", "meta-viewport"];

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    public static Task InjectAsync(IBrowserContext device) => device.AddInitScriptAsync(Script);

    /// <summary>
    /// What axe finds against WCAG 2.2 AA on each address, by day and, unless it is of looks only, in the dark, prefixed with the address;
    /// empty is what we want.
    /// </summary>
    public static async Task<List<string>> AxeFindingsAsync(
        this IBrowserContext device,
        IEnumerable<string> addresses,
        bool ofLookOnly = false
    )
    {
        await InjectAsync(device);
        var page = await device.NewPageAsync();
        var findings = new List<string>();
        foreach (var address in addresses)
        {
            await page.VisitAsync(address);
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            findings.AddRange(
                (await page.EvaluateAsync<string[]>(Run, ofLookOnly ? OfLook : null)).Select(finding => $"{address} {finding}")
            );
            // Colours in the dark do not depend on the width.
            if (ofLookOnly)
                continue;
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            findings.AddRange((await page.EvaluateAsync<string[]>(Run, OfColour)).Select(finding => $"{address} in the dark: {finding}"));
        }
        return findings;
    }

    /// <summary>What axe finds on the page that stands open, such as the answer to a form.</summary>
    public static async Task<string[]> AxeFindingsAsync(this IPage page)
    {
        await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>(Run);
    }

    /// <summary>What one rule of axe finds on the page that stands open, of a device into which axe was injected.</summary>
    public static Task<string[]> AxeFindingsAsync(this IPage page, string rule) => page.EvaluateAsync<string[]>(Run, new[] { rule });
}
