namespace UsmeAprende.BrowserTests.WholeSite;

/// <summary>What stands alone, outside a sentence, is at least 44 pixels wide and high, on every page of a phone.</summary>
public sealed class TargetSizeTests(LiveSite site)
{
    // Their page is being made anew, with its own measures.
    private static readonly string[] Lessons = ["/cursos/herramientas-basicas/"];

    // A line of text may be as high as its letters: WCAG exempts what stands in a sentence, and so do we.
    private const string Small = """
        () => [...document.querySelectorAll('a[href], button, summary, input:not([type=hidden]), select, textarea')].flatMap(target => {
          const shown = target.checkVisibility?.({ visibilityProperty: true }) ?? target.offsetParent;
          if (!shown || target.closest('.unseen, .skip, [aria-hidden=true]')) return [];
          const block = target.closest('p, li, dd, dt, td, th, h1, h2, h3, label, legend, figcaption, summary, span, div') ?? document.body;
          const beside = [...(target.parentElement ?? block).childNodes].some(node => node.nodeType === 3 && /\p{L}{2}/u.test(node.data));
          if (target.matches('a, .link') && beside) return [];
          // Cards that are tapped whole.
          if (getComputedStyle(target, '::after').position === 'absolute') return [];
          const hit = target.closest('label') ?? target;
          const boxes = [...hit.getClientRects()];
          const width = Math.max(...boxes.map(b => b.width)), height = Math.max(...boxes.map(b => b.height));
          const name = (target.textContent || target.name).trim().slice(0, 40);
          return width >= 43.5 && height >= 43.5 ? [] : [`${Math.round(width)}×${Math.round(height)} ${target.tagName} «${name}»`];
        })
        """;

    public static TheoryData<string> Visitors => [.. PageAddresses.Own.Keys.Prepend("")];

    [Theory]
    [MemberData(nameof(Visitors))]
    public async Task Targets_OutsideSentences_AreLargeEnoughForAThumb(string visitor)
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = visitor.Length > 0 ? await BrowserLesson.SignInAsync(device, visitor) : await device.NewPageAsync();
        var findings = new List<string>();

        string[] addresses =
        [
            .. visitor.Length > 0 ? PageAddresses.Own[visitor] : PageAddresses.Public,
            .. await site.ListDemoPagesAsync(visitor),
        ];
        foreach (var address in PageSample.Choose(addresses, "targets"))
        {
            if (Lessons.Any(lesson => address.StartsWith(lesson, StringComparison.Ordinal)))
                continue;
            await page.VisitAsync(address);
            findings.AddRange((await page.EvaluateAsync<string[]>(Small)).Distinct().Select(small => $"{address} {small}"));
        }

        Assert.True(findings.Count == 0, PageSample.Describe(findings));
    }
}
