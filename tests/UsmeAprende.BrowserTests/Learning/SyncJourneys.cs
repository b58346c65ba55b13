using System.Text.Json;
using Microsoft.Playwright;

namespace UsmeAprende.BrowserTests.Learning;

/// <summary>What is pending goes up when it can, and is settled by the server's answer only.</summary>
public sealed class SyncJourneys(LiveSite site)
{
    private const string Coordinator = "coordinacion@demo.usme";

    [Fact] // R3
    public async Task Batch_RefusedAsTooLarge_IsHalvedUntilItIsTaken()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var lesson = await PendingAsync(device, 5);
        var sizes = new List<int>();
        await device.RouteAsync(
            "**/api/sync",
            async route =>
            {
                sizes.Add(Sent(route).Count);
                if (sizes[^1] > 2)
                    await route.FulfillAsync(new() { Status = sizes.Count == 1 ? 413 : 503 });
                else
                    await route.FallbackAsync();
            }
        );

        await lesson.Page.ReloadAsync(new() { WaitUntil = WaitUntilState.NetworkIdle });

        await Assertions.Expect(BrowserLesson.Unsent(lesson.Page)).ToHaveCountAsync(0);
        Assert.Equal([5, 3, 2, 2, 1], sizes);
    }

    [Fact]
    public async Task Record_SentAtOnce_IsNeverToldAsPending()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        await BrowserLesson.SignInAsync(device, Coordinator);
        await device.AddInitScriptAsync(
            """
            window.told = [];
            new MutationObserver(() => told.push(document.querySelector('.pending')?.textContent ?? '')).observe(document, { subtree: true, childList: true, characterData: true });
            """
        );
        var lesson = await BrowserLesson.OpenAsync(device);

        await lesson.EndAsync();
        await Assertions.Expect(lesson.Finished).ToContainTextAsync("Quedó guardado en su avance");

        Assert.Equal("", await lesson.Page.EvaluateAsync<string>("told.join('')"));
    }

    [Fact]
    public async Task Record_PendingForAWhile_IsToldAndThenThatItWasSent()
    {
        var patience = new LocatorAssertionsToHaveTextOptions { Timeout = 20_000 };
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        await BrowserLesson.SignInAsync(device, Coordinator);
        await device.RouteAsync("**/api/sync", route => route.AbortAsync());
        var lesson = await BrowserLesson.OpenAsync(device);

        await lesson.EndAsync();
        await Assertions.Expect(lesson.Page.Locator(".pending")).ToHaveTextAsync("Pendientes por enviar: 1", patience);
        await device.UnrouteAsync("**/api/sync");

        await Assertions.Expect(lesson.Page.Locator(".pending")).ToHaveTextAsync("Enviado", patience);
    }

    [Fact] // R3
    public async Task Record_AnsweredLater_StaysPendingAndIsSentNextTime()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var lesson = await PendingAsync(device, 2);
        await device.RouteAsync(
            "**/api/sync",
            route =>
                AnswerAsync(
                    route,
                    "one",
                    (id, at) =>
                        at == 0
                            ? new
                            {
                                id,
                                result = "later",
                                reason = "busy",
                            }
                            : new
                            {
                                id,
                                result = "stored",
                                reason = "",
                            }
                )
        );

        await lesson.Page.ReloadAsync();

        await Assertions.Expect(BrowserLesson.Unsent(lesson.Page)).ToHaveAttributeAsync("data-count", "1");
        await device.UnrouteAsync("**/api/sync");
        await lesson.Page.ReloadAsync(new() { WaitUntil = WaitUntilState.NetworkIdle });
        await Assertions.Expect(BrowserLesson.Unsent(lesson.Page)).ToHaveCountAsync(0);
    }

    [Fact] // R7
    public async Task AcknowledgedRecords_WhenTheServerHasANewEpoch_AreSentAgain()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var lesson = await PendingAsync(device, 3);
        await device.RouteAsync(
            "**/api/sync",
            route =>
                AnswerAsync(
                    route,
                    "before-the-restore",
                    (id, _) =>
                        new
                        {
                            id,
                            result = "stored",
                            reason = "",
                        }
                )
        );
        await lesson.Page.ReloadAsync(new() { WaitUntil = WaitUntilState.NetworkIdle });
        await device.UnrouteAsync("**/api/sync");
        var again = new List<string>();
        await device.RouteAsync(
            "**/api/sync",
            async route =>
            {
                again.AddRange(Sent(route));
                await route.FallbackAsync();
            }
        );

        await lesson.Page.ReloadAsync(new() { WaitUntil = WaitUntilState.NetworkIdle });
        await Assertions.Expect(BrowserLesson.Unsent(lesson.Page)).ToHaveCountAsync(0);

        Assert.Equal(3, again.Distinct().Count());
    }

    [Fact] // R9
    public async Task Records_WhenTheServerSaysSomeoneElseHasSignedIn_StayOnThePhone()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var lesson = await PendingAsync(device, 1);
        await device.RouteAsync(
            "**/api/sync",
            route =>
                route.FulfillAsync(
                    new()
                    {
                        Status = 409,
                        ContentType = "application/problem+json",
                        Body = """{"type":"other-person"}""",
                    }
                )
        );

        await lesson.Page.ReloadAsync(new() { WaitUntil = WaitUntilState.NetworkIdle });

        await Assertions.Expect(BrowserLesson.Unsent(lesson.Page)).ToHaveAttributeAsync("data-count", "1");
    }

    /// <summary>A lesson finished so many times by somebody signed in, with the way to the server cut, then open again.</summary>
    private static async Task<BrowserLesson> PendingAsync(IBrowserContext device, int records)
    {
        await BrowserLesson.SignInAsync(device, Coordinator);
        using var cut = new SemaphoreSlim(0);
        await device.RouteAsync(
            "**/api/sync",
            async route =>
            {
                await route.AbortAsync();
                cut.Release();
            }
        );
        var lesson = await BrowserLesson.OpenAsync(device);
        for (var n = 1; n <= records; n++)
        {
            await lesson.EndAsync();
            await Assertions.Expect(BrowserLesson.Unsent(lesson.Page)).ToHaveAttributeAsync("data-count", $"{n}");
            // One still under way would find the way open again.
            await cut.WaitAsync(TestContext.Current.CancellationToken);
        }
        await device.UnrouteAsync("**/api/sync");
        return lesson;
    }

    private static List<string> Sent(IRoute route)
    {
        using var body = JsonDocument.Parse(route.Request.PostData!);
        return [.. body.RootElement.GetProperty("records").EnumerateArray().Select(r => r.GetProperty("id").GetString()!)];
    }

    private static Task AnswerAsync(IRoute route, string epoch, Func<string, int, object> result) =>
        route.FulfillAsync(
            new() { ContentType = "application/json", Body = JsonSerializer.Serialize(new { epoch, results = Sent(route).Select(result) }) }
        );
}
