namespace UsmeAprende.BrowserTests;

/// <summary>WCAG 2.2 AA on every page, at phone and desktop size, light and dark.</summary>
public sealed class AccessibilityTests(LiveSite site)
{
    public static TheoryData<bool, bool> Appearances => new() { { true, false }, { true, true }, { false, false }, { false, true } };

    [Theory]
    [MemberData(nameof(Appearances))]
    public async Task PublicPages_InEachAppearance_HaveNothingAxeFinds(bool phone, bool dark)
    {
        await using var device = await site.DeviceAsync(phone ? Screen.Phone : Screen.Desktop, dark);

        Report(await device.AxeFindingsAsync([.. Addresses.Public, .. await site.PagesOfOneAsync("")]));
    }

    [Theory]
    [MemberData(nameof(Appearances))]
    public async Task OwnPages_InEachAppearance_HaveNothingAxeFinds(bool phone, bool dark)
    {
        var findings = new List<string>();
        foreach (var (person, addresses) in Addresses.Own)
        {
            await using var device = await site.DeviceAsync(phone ? Screen.Phone : Screen.Desktop, dark);
            await LessonPage.SignInAsync(device, person);
            findings.AddRange(await device.AxeFindingsAsync([.. addresses, .. await site.PagesOfOneAsync(person)]));
        }

        Report(findings);
    }

    [Fact]
    public async Task Lessons_AllOfThem_HaveNothingAxeFinds()
    {
        await using var device = await site.DeviceAsync(Screen.Phone);

        Report(await device.AxeFindingsAsync(site.Lessons));
    }

    private static void Report(List<string> findings) => Assert.True(findings.Count == 0, string.Join('\n', findings));
}
