using Microsoft.Playwright;

namespace UsmeAprende.BrowserTests.Gatherings;

/// <summary>R19: the list on the phone is for who knows its number, for two days.</summary>
public sealed class CarriedRosterJourneys(LiveSite site)
{
    [Fact]
    public async Task Roster_OnThePhone_IsReadByNobodyWithoutTheNumber()
    {
        await using var cafe = await CarriedCafe.PrepareAsync(site, 2);
        cafe.Line.Cut();
        await cafe.RestartAsync();
        await cafe.UnlockAsync();
        await cafe.TapAsync(cafe.Gathering.People[0]);
        await cafe.RegisterAsync("Encarnación", "Del Nevado", "52999777");

        var kept = await cafe.ReadPhoneAsync();

        Assert.Contains($"{cafe.Gathering.People[0]}", kept, StringComparison.Ordinal);
        foreach (var secret in new[] { "Lejana", "Ñandú", "Encarnación", "Encarnaci%C3%B3n", "Nevado", "52999777", CarriedCafe.Number })
            Assert.DoesNotContain(secret, kept, StringComparison.OrdinalIgnoreCase);

        await cafe.RestartAsync();
        for (var left = 9; left > 0; left--)
        {
            await cafe.UnlockAsync("1111");
            await Assertions
                .Expect(cafe.Page.Locator("[data-unlock] [data-wrong]"))
                .ToContainTextAsync(left == 1 ? "una vez" : $"{left} veces");
        }
        await cafe.UnlockAsync("1111");
        await Assertions.Expect(cafe.Page.Locator("[data-unlock] [data-wrong]")).ToContainTextAsync("La lista se borró");
        Assert.Equal(0, await cafe.CountCarriedAsync());
        // What was noted is not lost with the list.
        cafe.Line.Mend();
        await cafe.Page.GotoAsync("/cursos");
        await cafe.UntilSentAsync();
        Assert.Equal(1, await cafe.Gathering.CountAsync());
    }

    [Fact]
    public async Task Roster_OpenInTwoTabs_KeepsWhatIsDoneInEach() // R7
    {
        await using var cafe = await CarriedCafe.PrepareAsync(site, 1);
        cafe.Line.Cut();
        await cafe.RestartAsync();
        await cafe.UnlockAsync();
        var first = cafe.Page;
        var second = cafe.Page = await cafe.Browser.NewPageAsync();
        await second.GotoAsync(cafe.Gathering.Path);
        await cafe.UnlockAsync();
        await second.Locator(".people li").First.WaitForAsync();

        cafe.Page = first;
        await cafe.RegisterAsync("Primera", "Del Alto");
        await Assertions.Expect(second.Locator(".people li", new() { HasText = "Primera Del Alto" })).ToHaveCountAsync(1);
        cafe.Page = second;
        await cafe.RegisterAsync("Segunda", "Del Alto");
        await Assertions.Expect(first.Locator(".people li", new() { HasText = "Segunda Del Alto" })).ToHaveCountAsync(1);
        await first.GetByRole(AriaRole.Link, new() { Name = "Acta: qué se hizo" }).ClickAsync();
        await first.Locator("[data-form=acta] [name=hecho]").FillAsync("Vimos las claves.");
        await first.GetByRole(AriaRole.Button, new() { Name = "Guardar el acta" }).ClickAsync();
        cafe.Page = second;
        await cafe.RegisterAsync("Tercera", "Del Alto");

        await cafe.RestartAsync();
        await cafe.UnlockAsync();
        foreach (var name in new[] { "Primera", "Segunda", "Tercera" })
            await Assertions.Expect(cafe.Page.Locator(".people li", new() { HasText = $"{name} Del Alto" })).ToHaveCountAsync(1);
        await Assertions.Expect(cafe.Page.Locator("[data-form=acta] [name=hecho]")).ToHaveValueAsync("Vimos las claves.");
    }

    [Fact]
    public async Task Roster_AfterTwoDaysOrSigningOut_IsGone()
    {
        await using var cafe = await CarriedCafe.PrepareAsync(site, 1);
        await cafe.Page.GotoAsync(cafe.Gathering.Path);
        Assert.Equal(1, await cafe.CountCarriedAsync());

        await cafe.Page.GetByRole(AriaRole.Button, new() { Name = "Salir" }).ClickAsync();
        await cafe.Page.WaitForURLAsync("**/salida**");
        await cafe.Page.WaitForFunctionAsync("() => !localStorage['usme.gatherings']");
        Assert.Equal(0, await cafe.CountCarriedAsync());

        await using var other = await CarriedCafe.PrepareAsync(site, 1);
        await other.PassTwoDaysAsync();
        other.Line.Cut();
        await other.Page.GotoAsync(other.Gathering.Path);
        await Assertions.Expect(other.Page.Locator("h1")).ToHaveTextAsync("Sin señal");
        await other.Page.GotoAsync("/sin-senal/encuentro");
        await Assertions.Expect(other.Page.Locator("[data-lead]")).ToContainTextAsync("no está preparado");
        Assert.Equal(0, await other.CountCarriedAsync());
    }

    // What is still open in one tab must not put back what was taken away in another.
    [Fact]
    public async Task Roster_TakenAwayWhileItIsOpen_StaysAway()
    {
        await using var cafe = await CarriedCafe.PrepareAsync(site, 1);
        cafe.Line.Cut();
        await cafe.Page.GotoAsync(cafe.Gathering.Path);
        await cafe.UnlockAsync();
        await Assertions.Expect(cafe.Page.Locator("[data-view='']")).ToBeVisibleAsync();
        await cafe.ForgetCarriedAsync();

        await cafe.RegisterAsync("Próspera", "Del Frailejón");

        Assert.Equal(0, await cafe.CountCarriedAsync());
        await Assertions.Expect(cafe.Pending).ToHaveTextAsync("Pendientes: 2");
    }
}
