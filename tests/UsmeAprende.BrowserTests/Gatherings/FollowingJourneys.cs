using Microsoft.Playwright;

namespace UsmeAprende.BrowserTests.Gatherings;

/// <summary>A lesson on the wall: keys of a projector, and the phones of the room that go along.</summary>
public sealed class FollowingJourneys(LiveSite site)
{
    [Fact]
    public async Task Projector_UnderItsKeys_GoesStepByStepInLettersThatFit()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Desktop);
        var page = await device.NewPageAsync();
        await page.GotoAsync($"{BrowserLesson.First}/proyector");
        var place = page.Locator(".place");
        await Assertions.Expect(place).ToContainTextAsync("Paso 1 de");
        await Assertions.Expect(page.Locator(".slide:not([hidden])")).ToHaveCountAsync(1);

        foreach (var (key, at) in new[] { ("ArrowRight", 2), ("PageDown", 3), ("Space", 4), ("PageUp", 3), ("ArrowLeft", 2), ("Home", 1) })
        {
            await page.Keyboard.PressAsync(key);
            await Assertions.Expect(place).ToContainTextAsync($"Paso {at} de");
        }

        var letters = await page.EvaluateAsync<double>("parseFloat(getComputedStyle(document.querySelector('main')).fontSize)");
        Assert.InRange(letters, 24, 200);
        await page.GetByRole(AriaRole.Link, new() { Name = "Salir del proyector" }).ClickAsync();
        await page.WaitForURLAsync($"**{BrowserLesson.First}");
    }

    [Fact]
    public async Task Phones_OfTheRoom_GoAlongAndMayLeaveAndComeBack()
    {
        var cafe = await OwnGathering.PlanAsync(site);
        await using var desk = await site.DeviceAsync(ScreenSize.Desktop);
        var wall = await OpenRoomAsync(desk, cafe);
        var code = (await wall.Locator("[data-where]").GetAttributeAsync("data-where"))!.Split('/')[2];
        await using var first = await site.DeviceAsync(ScreenSize.Phone);
        await using var second = await site.DeviceAsync(ScreenSize.Phone);

        var ana = await EnterAsync(first, code);
        var luz = await EnterAsync(second, code);
        await wall.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(ana.Locator(".slim p")).ToContainTextAsync("2 de ", Patient());
        await Assertions.Expect(luz.Locator(".slim p")).ToContainTextAsync("2 de ", Patient());

        await luz.GetByRole(AriaRole.Button, new() { Name = "Seguir por mi cuenta" }).ClickAsync();
        await wall.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(ana.Locator(".slim p")).ToContainTextAsync("3 de ", Patient());
        await Assertions.Expect(luz.Locator(".group")).ToContainTextAsync("El grupo va en el paso 3", new() { Timeout = 20_000 });
        await Assertions.Expect(luz.Locator(".slim p")).ToContainTextAsync("2 de ");

        await luz.GetByRole(AriaRole.Button, new() { Name = "Seguir con el grupo" }).ClickAsync();
        await Assertions.Expect(luz.Locator(".slim p")).ToContainTextAsync("3 de ");

        await wall.GetByRole(AriaRole.Button, new() { Name = "Terminar" }).ClickAsync();
        await Assertions.Expect(ana.Locator(".group")).ToContainTextAsync("Siga por su cuenta", new() { Timeout = 20_000 });
    }

    [Fact]
    public async Task Phone_WhoseLineBreaks_GoesOnAloneAndFindsTheGroupAgain()
    {
        var cafe = await OwnGathering.PlanAsync(site);
        await using var desk = await site.DeviceAsync(ScreenSize.Desktop);
        var wall = await OpenRoomAsync(desk, cafe);
        var code = (await wall.Locator("[data-where]").GetAttributeAsync("data-where"))!.Split('/')[2];
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var phone = await EnterAsync(device, code);

        await device.SetOfflineAsync(true);
        await Assertions.Expect(phone.Locator(".group")).ToContainTextAsync("No hay señal: siga por su cuenta", new() { Timeout = 20_000 });
        await wall.Keyboard.PressAsync("ArrowRight");
        await device.SetOfflineAsync(false);

        await Assertions.Expect(phone.Locator(".slim p")).ToContainTextAsync("2 de ", Patient());
    }

    private static LocatorAssertionsToContainTextOptions Patient() => new() { Timeout = 20_000 };

    private static async Task<IPage> OpenRoomAsync(IBrowserContext desk, OwnGathering cafe)
    {
        var page = await BrowserLesson.SignInAsync(desk, PageAddresses.Facilitator, "/facilitacion");
        await page.GotoAsync($"{BrowserLesson.Second}/proyector");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sigan conmigo" }).ClickAsync();
        await page.Locator($"form[action='{cafe.DayPath}/sigan'] button").ClickAsync();
        await page.WaitForURLAsync($"**{cafe.DayPath}/sigan**");
        await Assertions.Expect(page.Locator(".place")).ToContainTextAsync("Paso 1 de");
        return page;
    }

    private static async Task<IPage> EnterAsync(IBrowserContext device, string code)
    {
        var page = await device.NewPageAsync();
        await page.GotoAsync("/sigan");
        await page.GetByLabel("Código del café").FillAsync($"{code[..3]} {code[3..]}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Seguir con el grupo" }).ClickAsync();
        await page.WaitForURLAsync($"**{BrowserLesson.Second}**");
        await Assertions.Expect(page.Locator(".group")).ToContainTextAsync("Va con el grupo", Patient());
        return page;
    }
}
