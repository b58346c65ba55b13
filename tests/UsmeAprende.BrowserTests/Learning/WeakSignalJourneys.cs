using Microsoft.Playwright;

namespace UsmeAprende.BrowserTests.Learning;

/// <summary>
/// The signal goes, or the phone believes it has one and has not: nothing dies in silence, and nothing that was chosen or typed is lost.
/// </summary>
public sealed class WeakSignalJourneys(LiveSite site)
{
    private const string Test = "/cursos/herramientas-basicas/mi-celular/prueba";

    [Fact]
    public async Task Test_AnsweredAndSentWithoutSignal_ShowsItsResult()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = (await BrowserLesson.OpenAsync(device, Test)).Page;
        await ModuleTestJourneys.AnswerAsync(page, right: true);

        await device.SetOfflineAsync(true);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ver mi resultado" }).ClickAsync();

        await Assertions.Expect(page.Locator("#resultado.celebrate")).ToContainTextAsync("¡Aprobó la prueba!");
    }

    [Fact]
    public async Task Test_AnsweredInPartAndReloaded_KeepsWhatWasChosenUntilItIsSent()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = (await BrowserLesson.OpenAsync(device, Test)).Page;
        var chosen = page.Locator("[data-kind=choice]").First.GetByRole(AriaRole.Radio).Nth(1);
        await chosen.CheckAsync();
        await page.Locator("[data-kind=ordering]").First.GetByRole(AriaRole.Button, new() { NameRegex = new("^Bajar") }).First.ClickAsync();
        var order = await page.Locator("[data-kind=ordering] .steps").First.InnerTextAsync();

        await page.ReloadAsync();
        await Assertions.Expect(chosen).ToBeCheckedAsync();
        Assert.Equal(order, await page.Locator("[data-kind=ordering] .steps").First.InnerTextAsync());
        await ModuleTestJourneys.AnswerAsync(page, right: true);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ver mi resultado" }).ClickAsync();
        await Assertions.Expect(page.Locator("#resultado.celebrate")).ToBeVisibleAsync();
        await page.ReloadAsync();

        await Assertions.Expect(page.Locator("[data-kind=choice] :checked")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Test_AnsweredInPart_IsNobodyElsesToSee() // R9
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await BrowserLesson.SignInAsync(device, PageAddresses.Learner, Test);
        await page.Locator("[data-kind=choice]").First.GetByRole(AriaRole.Radio).First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Salir" }).ClickAsync();
        await page.WaitForURLAsync("**/salida**");

        await page.GotoAsync(Test);
        await Assertions.Expect(page.Locator("[data-kind=choice] :checked")).ToHaveCountAsync(0);

        Assert.DoesNotContain(
            "prueba",
            await page.EvaluateAsync<string>("Object.keys(localStorage).filter(key => key.startsWith('usme.n.')).join()"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Tools_OfALessonThatIsBeingRead_WorkWithoutSignal()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        await device.AddInitScriptAsync(SpeechJourneys.Voices);
        var page = (await BrowserLesson.OpenAsync(device)).Page;
        await page.Mouse.WheelAsync(0, 400);
        await page.EvaluateAsync(
            """
            new Promise(done => {
                const look = () => ['room', 'letters'].every(name => performance.getEntriesByType('resource').some(file => file.name.endsWith(`/${name}.js`) && file.responseEnd))
                    ? done() : setTimeout(look, 50);
                look();
            })
            """
        );

        await device.SetOfflineAsync(true);
        await page.GetByRole(AriaRole.Button, new() { Name = "Letra más grande" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Escuchar" }).ClickAsync();

        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-letters", "large");
        await Assertions.Expect(page.Locator(".speech")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("Escuchar")]
    [InlineData("Letra más grande")]
    public async Task Tool_FirstUsedWithoutSignal_SaysSoAndWorksLater(string tool)
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        await device.AddInitScriptAsync(SpeechJourneys.Voices);
        var page = (await BrowserLesson.OpenAsync(device)).Page;
        var button = page.GetByRole(AriaRole.Button, new() { Name = tool });

        await device.SetOfflineAsync(true);
        await button.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("No hay señal");
        await device.SetOfflineAsync(false);
        await button.ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Word_AskedForWithoutSignal_LeadsToItsMeaningAtTheFoot()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = (await BrowserLesson.OpenAsync(device, "/cursos/herramientas-basicas/cuidarme/claves-y-pin")).Page;
        var word = page.Locator("a[href^='#g-']").First;
        var target = await word.GetAttributeAsync("href");

        await device.SetOfflineAsync(true);
        await word.ClickAsync();

        await Assertions.Expect(page.Locator(target!)).ToBeInViewportAsync();
    }

    [Theory]
    [InlineData("/registro", "[name=GivenNames]", false)]
    [InlineData("/registro", "[name=GivenNames]", true)]
    [InlineData("/entrar", "[name=Identifier]", true)]
    [InlineData("/entrar/recuperar", "input:not([type=hidden])", true)]
    [InlineData("/diagnostico", "", true)]
    public async Task Form_SentWithoutSignal_WarnsAndKeepsWhatWasTyped(string address, string field, bool believesItselfOnLine)
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = (await BrowserLesson.OpenAsync(device, address)).Page;
        if (field.Length > 0)
            await page.Locator("main form").Locator(field).First.FillAsync("Evarista");

        await LoseSignalAsync(device, believesItselfOnLine);
        await page.Locator("main form button:not([type=button])").First.ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("todavía no se guardó");
        if (field.Length > 0)
            await Assertions.Expect(page.Locator("main form").Locator(field).First).ToHaveValueAsync("Evarista");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Link_TappedWithoutSignal_LeavesTheLessonWhereItIsAndSaysSo(bool believesItselfOnLine)
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = (await BrowserLesson.OpenAsync(device)).Page;
        var next = page.Locator("a[rel=next]");

        await LoseSignalAsync(device, believesItselfOnLine);
        await next.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "No hay señal" })).ToBeInViewportAsync();
        Assert.EndsWith(BrowserLesson.First, page.Url, StringComparison.Ordinal);
        await device.UnrouteAllAsync();
        await device.SetOfflineAsync(false);
        await next.ClickAsync();

        // Not until everything has come: a request that was held while the line was gone may never be answered.
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(site.Address, BrowserLesson.Second).ToString());
    }

    private static Task LoseSignalAsync(IBrowserContext device, bool believesItselfOnLine) =>
        believesItselfOnLine ? device.RouteAsync("**/*", route => route.AbortAsync("connectionrefused")) : device.SetOfflineAsync(true);
}
