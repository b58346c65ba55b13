using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace UsmeAprende.BrowserTests.WholeSite;

/// <summary>A page fits a bad line: one TCP window until a lesson can be read and its questions answered.</summary>
public sealed class PageWeightTests(LiveSite site)
{
    private const int Budget = 14 * 1024;
    private const int Requests = 4;

    // What makes the other exercises, and what readies the phone for no signal, comes after the page can be read, and is kept for all.
    private const int LaterBudget = 12 * 1024;
    private static readonly string[] Later = ["/exercises.", "/senal.js"];

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

                var later = traffic.Responses.ToLookup(r => Later.Any(file => r.Address.Contains(file, StringComparison.Ordinal)));
                var (first, after) = (later[false].Sum(r => r.Bytes), later[true].Sum(r => r.Bytes));
                if (first > Budget || later[false].Count() > Requests || after > LaterBudget)
                    tooHeavy.Add($"{lesson}: {first} bytes in {later[false].Count()} requests, then {after} bytes");
            }
        );

        Assert.NotEmpty(site.Lessons);
        Assert.True(tooHeavy.IsEmpty, string.Join("\n", tooHeavy));
    }
}
