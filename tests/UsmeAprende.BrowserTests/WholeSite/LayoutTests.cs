using Microsoft.Playwright;
using UsmeAprende.BrowserTests.Learning;
using UsmeAprende.Demo;

namespace UsmeAprende.BrowserTests.WholeSite;

/// <summary>
/// Small screens, drawn with the letters of several systems: nothing covers a control, nothing scrolls sideways, every target can be hit.
/// </summary>
public sealed class LayoutTests(LiveSite site)
{
    // The last is what is left of a desktop's window at four hundred percent (WCAG 1.4.10).
    private static readonly ScreenSize[] Screens = [ScreenSize.Phone, ScreenSize.Smallest, ScreenSize.Enlarged];

    // Where one set of letters fits and covers nothing, another does too unless it is wider there: the narrowest screen tells.
    private static readonly ScreenSize[] Narrowest = [ScreenSize.Smallest];

    public static MatrixTheoryData<string, string> Walks => new(FontSet.All.Select(set => set.Family), PageAddresses.Own.Keys.Prepend(""));

    public static TheoryData<string> Fonts => [.. FontSet.All.Select(set => set.Family)];

    [Theory]
    [MemberData(nameof(Walks))]
    public async Task Pages_OnSmallScreensInEachFont_FitAndCoverNothing(string font, string visitor)
    {
        var (device, page) = await OpenAsync(font);
        await using var closing = device;
        if (visitor.Length > 0)
            page = await BrowserLesson.SignInAsync(device, visitor);
        var findings = new List<string>();

        var isFirst = font == FontSet.All[0].Family;
        string[] addresses =
        [
            .. visitor.Length > 0 ? PageAddresses.Own[visitor] : PageAddresses.Public,
            .. await site.ListDemoPagesAsync(visitor),
        ];
        foreach (var address in PageSample.Choose(addresses, font))
        {
            await page.SetViewportSizeAsync(ScreenSize.Phone.Width, ScreenSize.Phone.Height);
            await page.VisitAsync(address);
            // Targets have a size of their own, whatever letters are in them.
            if (isFirst)
                findings.AddRange((await page.AxeFindingsAsync("target-size")).Select(finding => $"{address} {finding}"));
            var screens = isFirst ? Screens : Narrowest;
            findings.AddRange((await FindingsAsync(page, screens)).Select(finding => $"{address} {finding}"));
        }

        await FontSet.Named(font).AssertDrawsAsync(page);
        Assert.True(findings.Count == 0, PageSample.Describe(findings));
    }

    [Theory]
    [MemberData(nameof(Fonts))]
    public async Task Attendance_WithTheBarToUndo_CoversNoName(string font)
    {
        var (device, _) = await OpenAsync(font);
        await using var closing = device;
        var page = await BrowserLesson.SignInAsync(
            device,
            PageAddresses.Facilitator,
            $"/facilitacion/encuentros/{DemoAttendance.Today}/asistencia"
        );
        await page.Locator(".people li[data-state=none]").First.Locator(".tap").TapAsync();
        await Assertions.Expect(page.Locator("[data-undo]")).ToBeVisibleAsync();

        var findings = await FindingsAsync(page, Screens);

        await page.Locator("[data-undo]").TapAsync();
        await Assertions.Expect(page.Locator("[data-pending]")).ToBeHiddenAsync();
        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    [Theory]
    [MemberData(nameof(Fonts))]
    public async Task Lesson_WhileItIsReadAloud_CoversNothing(string font)
    {
        var (device, _) = await OpenAsync(font);
        await using var closing = device;
        await device.AddInitScriptAsync(SpeechJourneys.Voices);
        var page = (await BrowserLesson.OpenAsync(device)).Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Escuchar" }).ClickAsync();
        await Assertions.Expect(page.Locator(".speech")).ToBeVisibleAsync();

        // While it reads, the page moves on with the voice, also between a look and the next.
        await page.GetByRole(AriaRole.Button, new() { Name = "Pausa" }).ClickAsync();

        var findings = await FindingsAsync(page, Screens);

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    private async Task<(IBrowserContext Device, IPage Page)> OpenAsync(string font)
    {
        var set = FontSet.Named(font);
        Assert.SkipWhen(set.Lack is not null, set.Lack ?? "");
        var device = await site.DeviceAsync(ScreenSize.Phone, fonts: set);
        await AxeChecks.InjectAsync(device);
        return (device, await device.NewPageAsync());
    }

    private static async Task<List<string>> FindingsAsync(IPage page, ScreenSize[] screens)
    {
        var findings = new List<string>();
        foreach (var screen in screens)
        {
            await page.SetViewportSizeAsync(screen.Width, screen.Height);
            var width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (width > screen.Width)
                findings.Add($"is {width} px wide on {screen.Width}");
            findings.AddRange((await page.ObscuredAsync()).Select(finding => $"at {screen.Width}×{screen.Height}: {finding}"));
        }
        return findings;
    }
}

public sealed class HomeLayoutTests(LiveSite site)
{
    [Fact]
    public async Task Home_OnTheSmallestPhone_ShowsItsTitleAndDoesNotScrollSideways()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Smallest);
        var page = await device.NewPageAsync();

        await page.GotoAsync("/");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        Assert.Equal(320, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }
}
