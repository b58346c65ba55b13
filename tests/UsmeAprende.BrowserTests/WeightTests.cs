using Microsoft.Playwright;

namespace UsmeAprende.BrowserTests;

/// <summary>A page fits a bad line: one TCP window for the first visit to a lesson.</summary>
public sealed class WeightTests(LiveSite site)
{
    private const int Budget = 14 * 1024;
    private const int Requests = 4;

    [Fact]
    public async Task Lesson_OnAFirstVisitSignedOut_FitsFourteenKilobytesInFourRequests()
    {
        var tooHeavy = new List<string>();
        foreach (var lesson in site.Lessons)
        {
            await using var device = await site.DeviceAsync(Screen.Phone);
            var page = await device.NewPageAsync();
            var traffic = await Traffic.ListenAsync(page);

            await page.GotoAsync(lesson, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });

            if (traffic.Bytes > Budget || traffic.Requests > Requests)
                tooHeavy.Add($"{lesson}: {traffic.Bytes} bytes in {traffic.Requests} requests");
        }

        Assert.NotEmpty(site.Lessons);
        Assert.True(tooHeavy.Count == 0, string.Join("\n", tooHeavy));
    }
}
