using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using UsmeAprende.Data;
using UsmeAprende.Demo;

namespace UsmeAprende.BrowserTests.Gatherings;

/// <summary>Somebody nobody expected stands at the door: a facilitator registers them with a thumb, in signal and out of it.</summary>
public sealed class WalkInJourneys(LiveSite site)
{
    // One tap on each thing and not a letter beyond the name: what one does in under fifteen seconds.
    private const int MostActions = 5;

    private static readonly string DayPath = $"/facilitacion/encuentros/{DemoAttendance.Today}";
    private static readonly string Path = $"{DayPath}/asistencia";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WalkIn_WithNamesAndConsent_TakesFewActionsAndNoMoreLettersThanTheName()
    {
        const string given = "Nicolasa";
        const string surname = "Quembita";
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await BrowserLesson.SignInAsync(device, PageAddresses.Facilitator, Path);
        var (actions, letters) = (0, 0);

        async Task TapAsync(ILocator target)
        {
            actions++;
            await target.TapAsync();
        }

        async Task TypeAsync(string text)
        {
            letters += text.Length;
            await page.Keyboard.TypeAsync(text);
        }

        await TapAsync(page.GetByRole(AriaRole.Link, new() { Name = "Registrar a alguien nuevo" }));
        await Assertions.Expect(page.GetByLabel("Nombres", new() { Exact = true })).ToBeFocusedAsync();
        await TypeAsync(given);
        await TapAsync(page.GetByLabel("Apellidos", new() { Exact = true }));
        await TypeAsync(surname);
        await TapAsync(page.GetByLabel("La persona dijo que sí"));
        await TapAsync(page.GetByRole(AriaRole.Button, new() { Name = "Registrar y marcar que vino" }));

        await page.WaitForURLAsync("**hecho=**");
        await Assertions
            .Expect(page.Locator(".people li").Filter(new() { HasText = $"{given} {surname}" }).Locator(".state"))
            .ToHaveTextAsync("vino");
        Assert.InRange(actions, 1, MostActions);
        Assert.Equal(given.Length + surname.Length, letters);
    }

    [Fact]
    public async Task WalkIn_SentWithoutSignal_StaysOnThePageAndIsRegisteredOnceLater() // R3
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await BrowserLesson.SignInAsync(device, PageAddresses.Facilitator, DayPath + "/registrar");
        await page.GetByLabel("Nombres", new() { Exact = true }).FillAsync("Evarista");
        await page.GetByLabel("Apellidos", new() { Exact = true }).FillAsync("Sinseñal");
        await page.GetByLabel("La persona dijo que sí").CheckAsync();
        var send = page.GetByRole(AriaRole.Button, new() { Name = "Registrar y marcar que vino" });

        await device.SetOfflineAsync(true);
        await send.TapAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("todavía no se guardó");
        await page.GetByRole(AriaRole.Link, new() { Name = "Volver a la lista" }).TapAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Si sale de aquí, se pierde");
        await Assertions.Expect(page.GetByLabel("Nombres", new() { Exact = true })).ToHaveValueAsync("Evarista");
        await device.SetOfflineAsync(false);
        await send.TapAsync();

        await page.WaitForURLAsync("**hecho=**");
        Assert.Equal(1, await CountAsync("Evarista"));
    }

    [Fact]
    public async Task WalkIn_WhoseNetworkAnswersWithItsOwnPage_IsNotSentIntoIt()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await BrowserLesson.SignInAsync(device, PageAddresses.Facilitator, DayPath + "/registrar");
        await device.RouteAsync(
            "**/salud/vivo",
            route => route.FulfillAsync(new RouteFulfillOptions { Body = "<h1>Compre datos</h1>", ContentType = "text/html" })
        );
        await page.GetByLabel("Nombres", new() { Exact = true }).FillAsync("Portalina");

        await page.GetByRole(AriaRole.Button, new() { Name = "Registrar y marcar que vino" }).TapAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("todavía no se guardó");
        await Assertions.Expect(page.GetByLabel("Nombres", new() { Exact = true })).ToHaveValueAsync("Portalina");
    }

    [Fact]
    public async Task Marks_LeftOnThePhone_AreToldAndSentFromTheFirstPage() // R7
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await BrowserLesson.SignInAsync(device, PageAddresses.Facilitator, Path);
        await device.RouteAsync("**/api/sync", route => route.AbortAsync());
        var row = page.Locator(".people li[data-state=none]").First;
        var person = await row.GetAttributeAsync("data-person");
        await row.Locator(".tap").TapAsync();
        await Assertions.Expect(page.Locator("[data-pending]")).ToHaveTextAsync("Pendientes: 1");

        await page.GotoAsync("/facilitacion");
        var sign = page.GetByRole(AriaRole.Status).Filter(new() { HasText = "1 anotación" });
        await Assertions.Expect(sign).ToBeVisibleAsync();
        await device.UnrouteAllAsync();
        await page.ReloadAsync();

        await Assertions.Expect(sign).ToBeHiddenAsync();
        await page.GotoAsync(Path);
        await Assertions.Expect(page.Locator($"#p-{person} .state")).ToHaveTextAsync("vino");
    }

    // What is sealed needs no session.
    [Fact]
    public async Task Marks_AfterTheSessionEnded_GoUpAllTheSame() // R7, R19
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await BrowserLesson.SignInAsync(device, PageAddresses.Facilitator, Path);
        await device.ClearCookiesAsync();
        var row = page.Locator(".people li[data-state=none]").First;
        var tapped = await row.GetAttributeAsync("id");

        await row.Locator(".tap").TapAsync();

        await Assertions.Expect(page.Locator($"#{tapped}")).ToHaveAttributeAsync("data-state", "came");
        await Assertions.Expect(page.Locator("[data-pending]")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Marks_AfterTheSessionEndedOnAPhoneThatTheSiteDoesNotKnow_SayToSignInAgainAndStay() // R7, R9
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        await device.RouteAsync("**/api/dispositivos", route => route.AbortAsync());
        var page = await BrowserLesson.SignInAsync(device, PageAddresses.Facilitator, Path);
        await device.ClearCookiesAsync();

        await page.Locator(".people li[data-state=none]").First.Locator(".tap").TapAsync();

        await Assertions.Expect(page.Locator("[data-stuck]")).ToContainTextAsync("Su sesión terminó");
        await Assertions.Expect(page.Locator("[data-pending]")).ToHaveTextAsync("Pendientes: 1");
    }

    private async Task<int> CountAsync(string givenNames)
    {
        await using var scope = site.Host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<UsmeDb>().People.CountAsync(p => p.GivenNames == givenNames, Cancel);
    }
}
