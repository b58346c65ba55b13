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

        Report(await device.AxeFindingsAsync([.. PageAddresses.Public, .. await site.ListDemoPagesAsync("")], ofLookOnly: !phone));
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
            findings.AddRange(await device.AxeFindingsAsync([.. addresses, .. await site.ListDemoPagesAsync(person)], ofLookOnly: !phone));
        }

        Report(findings);
    }

    internal static void Report(List<string> findings) => Assert.True(findings.Count == 0, string.Join('\n', findings));
}

/// <summary>Beside the others: there are as many lessons as other pages.</summary>
public sealed class LessonAccessibilityTests(LiveSite site)
{
    [Fact]
    public async Task Lessons_AllOfThem_HaveNothingAxeFinds()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);

        AccessibilityTests.Report(await device.AxeFindingsAsync(site.Lessons));
    }
}
