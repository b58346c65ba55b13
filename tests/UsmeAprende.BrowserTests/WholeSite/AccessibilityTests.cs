namespace UsmeAprende.BrowserTests.WholeSite;

/// <summary>
/// WCAG 2.2 AA on every page, light and dark: all of it on a phone; on a desktop, where pages are the same but for their look, what that
/// decides.
/// </summary>
public sealed class AccessibilityTests(LiveSite site)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task PublicPages_OnPhoneAndDesktop_HaveNothingAxeFinds(bool phone)
    {
        await using var device = await site.DeviceAsync(phone ? ScreenSize.Phone : ScreenSize.Desktop);

        Report(
            await device.AxeFindingsAsync(Some([.. PageAddresses.Public, .. await site.ListDemoPagesAsync("")], phone), ofLookOnly: !phone)
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task OwnPages_OnPhoneAndDesktop_HaveNothingAxeFinds(bool phone)
    {
        var findings = new List<string>();
        foreach (var (person, addresses) in PageAddresses.Own)
        {
            await using var device = await site.DeviceAsync(phone ? ScreenSize.Phone : ScreenSize.Desktop);
            await BrowserLesson.SignInAsync(device, person);
            findings.AddRange(
                await device.AxeFindingsAsync(Some([.. addresses, .. await site.ListDemoPagesAsync(person)], phone), ofLookOnly: !phone)
            );
        }

        Report(findings);
    }

    internal static void Report(List<string> findings) => Assert.True(findings.Count == 0, PageSample.Describe(findings));

    // On a phone all are looked at, on every run.
    private static IReadOnlyList<string> Some(string[] addresses, bool phone) => phone ? addresses : PageSample.Choose(addresses, "axe");
}

/// <summary>Beside the others: there are more lessons than other pages.</summary>
public sealed class LessonAccessibilityTests(LiveSite site)
{
    [Fact]
    public async Task Lessons_EachRunSomeOfThem_HaveNothingAxeFinds()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);

        AccessibilityTests.Report(await device.AxeFindingsAsync(PageSample.Choose(site.Lessons, "axe")));
    }
}
