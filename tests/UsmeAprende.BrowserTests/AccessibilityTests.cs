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

        var findings = await device.AxeFindingsAsync(Addresses.Public);

        Assert.True(findings.Count == 0, string.Join("\n", findings));
    }
}
