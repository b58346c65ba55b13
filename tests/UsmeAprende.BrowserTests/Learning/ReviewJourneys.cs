using System.Globalization;
using Microsoft.Playwright;

namespace UsmeAprende.BrowserTests.Learning;

/// <summary>The review of the day: what one missed comes back at once, what one knew after longer and longer pauses.</summary>
public sealed class ReviewJourneys(LiveSite site)
{
    private const string Path = "/repaso";
    private const string Slug = "no-enciende";

    // The phone's calendar, so many days after the site's.
    private const string Calendar = """
        {
            const later = Number(localStorage['test.days'] ?? 0) * 24 * 60 * 60 * 1000;
            const Today = Date;
            Date = class extends Today {
                constructor(...parts) { super(...parts.length ? parts : [Today.now() + later]); }
                static now() { return Today.now() + later; }
            };
        }
        """;

    [Fact]
    public async Task Question_MissedInALesson_ComesBackAfterLongerAndLongerPauses()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        await device.AddInitScriptAsync(Calendar);
        var page = await MissAsync(device);
        var day = 0;

        await AnswerTheOnlyOneAsync(page);
        foreach (var pause in new[] { 1, 3, 7, 21 })
        {
            await GoToDayAsync(page, day + pause - 1);
            await Assertions.Expect(page.Locator("#repaso")).ToContainTextAsync("Hoy no tiene nada para repasar");
            day += pause;
            await GoToDayAsync(page, day);
            await AnswerTheOnlyOneAsync(page);
        }
    }

    [Fact]
    public async Task Review_WhoseSignalGoesAfterItOpened_IsDoneToTheEnd()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await MissAsync(device);
        await page.GotoAsync(Path, new() { WaitUntil = WaitUntilState.NetworkIdle });

        await device.SetOfflineAsync(true);
        await AnswerTheOnlyOneAsync(page);
        await device.SetOfflineAsync(false);
        await page.ReloadAsync();

        await Assertions.Expect(page.Locator("#repaso")).ToContainTextAsync("Hoy no tiene nada para repasar");
    }

    /// <summary>Answers a question of the first lesson wrong.</summary>
    private static async Task<IPage> MissAsync(IBrowserContext device)
    {
        var player = await ExercisePlayer.OpenAsync(device, BrowserLesson.First["/cursos/".Length..], Slug);
        await player.DoAsync(right: false);
        var page = player.Exercise.Page;
        await page.GotoAsync(Path);
        return page;
    }

    private static async Task GoToDayAsync(IPage page, int day)
    {
        await page.EvaluateAsync("day => { localStorage['test.days'] = day; }", day.ToString(CultureInfo.InvariantCulture));
        await page.GotoAsync(Path);
    }

    private static async Task AnswerTheOnlyOneAsync(IPage page)
    {
        await Assertions.Expect(page.Locator("#repaso")).ToContainTextAsync("Pregunta 1 de 1");
        await page.Locator("#preguntas .option:has([data-ok='1'])").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Responder" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Terminar el repaso" }).ClickAsync();
        await Assertions.Expect(page.Locator("#repaso")).ToContainTextAsync("Repasó 1 pregunta");
    }
}
