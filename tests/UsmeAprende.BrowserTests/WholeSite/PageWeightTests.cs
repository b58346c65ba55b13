using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace UsmeAprende.BrowserTests.WholeSite;

/// <summary>A page fits a bad line: one TCP window for the first visit to a lesson.</summary>
public sealed class PageWeightTests(LiveSite site)
{
    private const int Budget = 14 * 1024;
    private const int Requests = 4;

    [Fact]
    public async Task Lesson_OnAFirstVisitSignedOut_FitsFourteenKilobytesInFourRequests()
    {
        var tooHeavy = new ConcurrentBag<string>();

        // Half a second of silence tells that all has come: several lessons wait for it together.
        await Parallel.ForEachAsync(
            site.Lessons,
            new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = TestContext.Current.CancellationToken },
            async (lesson, _) =>
            {
                await using var device = await site.DeviceAsync(ScreenSize.Phone);
                var page = await device.NewPageAsync();
                var traffic = await NetworkTraffic.ListenAsync(page);

                await page.GotoAsync(lesson, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });

                if (traffic.Bytes > Budget || traffic.Requests > Requests)
                    tooHeavy.Add($"{lesson}: {traffic.Bytes} bytes in {traffic.Requests} requests");
            }
        );

        Assert.NotEmpty(site.Lessons);
        Assert.True(tooHeavy.IsEmpty, string.Join("\n", tooHeavy));
    }
}
