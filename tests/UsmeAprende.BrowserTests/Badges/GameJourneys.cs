using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using UsmeAprende.Badges.Games;
using UsmeAprende.Data;
using UsmeAprende.Learning;

namespace UsmeAprende.BrowserTests.Badges;

/// <summary>Both games as they are played: by keyboard, without signal once loaded, with wrong answers, and a record at the end.</summary>
public sealed class GameJourneys(LiveSite site)
{
    private const int MostTries = 60;

    public static TheoryData<string> Games => [.. PracticeGame.All.Select(g => g.Id)];

    [Theory]
    [MemberData(nameof(Games))]
    public async Task Game_WithoutSignalAndByKeyboard_IsPlayedToItsEndAndKept(string id)
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await NewcomerAsync(device, id);
        await device.SetOfflineAsync(true);

        await PlayAsync(page);

        await Assertions.Expect(Result(page)).ToContainTextAsync("¡Bien jugado!");
        await Assertions.Expect(Result(page)).ToContainTextAsync("Se envía cuando haya señal");
        await Assertions.Expect(Result(page)).ToBeFocusedAsync();
        await device.SetOfflineAsync(false);
        await page.ReloadAsync(new() { WaitUntil = WaitUntilState.NetworkIdle });
        await Assertions.Expect(BrowserLesson.Unsent(page)).ToHaveCountAsync(0);
        Assert.Equal([ActivityId.GameOf(id)], await PlayedAsync(page));
    }

    [Fact]
    public async Task ScamGame_AnsweredWrong_ExplainsAndLetsOneTryAgain()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await OpenAsync(device, PracticeGame.SpotTheScam.Path);
        var question = page.Locator(".question:not([hidden])");

        await question.Locator("input:not([data-ok='1'])").First.PressAsync("Space");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(question.Locator(".verdict")).ToContainTextAsync("Todavía no");
        await Assertions.Expect(Button(page, "Intentar otra vez")).ToBeFocusedAsync();
        await Assertions.Expect(Button(page, "Siga")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(question.Locator("legend")).ToBeFocusedAsync();
        await question.Locator("input[data-ok='1']").PressAsync("Space");
        await Button(page, "Responder").PressAsync("Enter");
        await Assertions.Expect(question.Locator(".verdict")).ToContainTextAsync("Correcto");
        await Assertions.Expect(Button(page, "Siga")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task ScamGame_ToItsEnd_SaysWhereOneIsLeadsToEachQuestionAndCountsWhatWasRight()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await OpenAsync(device, PracticeGame.SpotTheScam.Path);

        for (var n = 1; n <= 5; n++)
        {
            var question = page.Locator(".question:not([hidden])");
            await Assertions.Expect(page.Locator("form[data-game] > .meta")).ToHaveTextAsync($"{n} de 5");
            if (n > 1)
                await Assertions.Expect(question.Locator("legend")).ToBeFocusedAsync();
            await question.Locator(n == 1 ? "input:not([data-ok='1'])" : "input[data-ok='1']").First.PressAsync("Space");
            await Button(page, "Responder").PressAsync("Enter");
            await Button(page, "Siga").PressAsync("Enter");
        }

        await Assertions.Expect(Result(page)).ToContainTextAsync("Practicó con 5 casos y acertó 4.");
    }

    [Fact]
    public async Task Game_PlayedAgain_AsksWhatItHasNotAsked()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await OpenAsync(device, PracticeGame.SpotTheScam.Path);

        var first = await PlayAsync(page);
        await Button(page, "Jugar otra vez").PressAsync("Enter");
        var second = await PlayAsync(page);

        Assert.Equal(5, first.Count);
        Assert.Empty(first.Intersect(second));
    }

    [Fact]
    public async Task Game_WithoutScripts_IsOnePageThatIsSentAtOnce()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone, scripts: false);
        var page = await device.NewPageAsync();
        await page.GotoAsync(PracticeGame.SpotTheScam.Path);

        await page.Locator(".question").First.Locator("input[type=radio]").First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ver cómo me fue" }).ClickAsync();

        await Assertions.Expect(Result(page)).ToContainTextAsync("¡Bien jugado!");
    }

    /// <summary>Answers with the keyboard alone, whatever comes first, and goes on; says what was asked.</summary>
    private static async Task<List<string>> PlayAsync(IPage page)
    {
        var asked = new List<string>();
        for (var tries = 0; tries < MostTries && await page.Locator(".question:not([hidden])").CountAsync() > 0; tries++)
        {
            var question = page.Locator(".question:not([hidden])");
            asked.Add((await question.GetAttributeAsync("id"))!);
            if (await question.GetAttributeAsync("data-kind") == "choice")
                await question.Locator("input").First.PressAsync("Space");
            else
                await question.Locator("li").Last.GetByRole(AriaRole.Button, new() { Name = "Subir" }).PressAsync("Enter");
            await Button(page, "Responder").PressAsync("Enter");
            await Assertions.Expect(question.Locator(".verdict")).Not.ToBeEmptyAsync();
            await Button(page, "Siga").PressAsync("Enter");
        }
        await Assertions.Expect(Result(page)).ToContainTextAsync("¡Bien jugado!");
        return asked;
    }

    private static ILocator Button(IPage page, string name) =>
        page.Locator("form[data-game] > .row").GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static ILocator Result(IPage page) => page.Locator("#resultado");

    private static async Task<IPage> OpenAsync(IBrowserContext device, string path)
    {
        var page = await device.NewPageAsync();
        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
        return page;
    }

    private static async Task<IPage> NewcomerAsync(IBrowserContext device, string game)
    {
        await NewAccount.SignUpAsync(device);
        return await OpenAsync(device, $"/juego/{game}");
    }

    private async Task<List<ActivityId>> PlayedAsync(IPage page)
    {
        var person = await NewAccount.IdAsync(page);
        await using var scope = site.Host.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<UsmeDb>()
            .LearningRecords.Where(r => r.PersonId == person && r.Verb == RecordVerb.Played)
            .Select(r => r.Activity)
            .ToListAsync();
    }
}
