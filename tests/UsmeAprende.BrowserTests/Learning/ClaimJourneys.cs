using Microsoft.Playwright;

namespace UsmeAprende.BrowserTests.Learning;

/// <summary>R9: two people, one phone.</summary>
public sealed class ClaimJourneys(LiveSite site)
{
    private const string Ana = "lideresa@demo.usme";
    private const string Luis = "facilitador@demo.usme";
    private const string MineButton = "Guardar las marcadas en mi avance";

    [Fact]
    public async Task RecordsOfNobody_AfterSigningIn_AreOfferedUnmarkedAndBecomeTheirsWhenAccepted()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        await FinishAsync(device, BrowserLesson.First);

        var page = await BrowserLesson.SignInAsync(device, Luis);
        var offer = page.GetByRole(AriaRole.Region, new() { Name = "¿Las hizo usted?" });
        var lesson = offer.GetByRole(AriaRole.Checkbox, new() { NameRegex = new("Encender y cargar") });
        await Assertions.Expect(lesson).Not.ToBeCheckedAsync();
        Assert.DoesNotContain("encender-y-cargar", await MeAsync(page), StringComparison.Ordinal);
        await lesson.CheckAsync();
        await offer.GetByRole(AriaRole.Button, new() { Name = MineButton }).ClickAsync();

        // The page comes back by itself with what was claimed.
        await Assertions.Expect(page.Locator("main .notice.success")).ToContainTextAsync("Quedaron guardadas en su avance");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(site.DescribeProgress(1));
        await Assertions.Expect(offer).ToHaveCountAsync(0);
        Assert.Contains("encender-y-cargar", await MeAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RecordsOfNobody_Accepted_ByTheFirstTabOnly()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        await FinishAsync(device, BrowserLesson.Second);
        var one = await BrowserLesson.SignInAsync(device, Ana);
        var other = await device.NewPageAsync();
        await other.GotoAsync("/mi-aprendizaje");
        await other.GetByRole(AriaRole.Checkbox).CheckAsync();
        await one.GetByRole(AriaRole.Checkbox).CheckAsync();

        await one.GetByRole(AriaRole.Button, new() { Name = MineButton }).ClickAsync();
        await Assertions.Expect(one.Locator("main [role=status]").First).ToContainTextAsync("Quedaron guardadas");
        await other.GetByRole(AriaRole.Button, new() { Name = MineButton }).ClickAsync();

        await Assertions.Expect(other.Locator("main [role=status]").First).ToContainTextAsync("ya no están aquí");
    }

    [Fact]
    public async Task RecordsOfNobody_LeftOrThrownAway_NeverReachTheServer()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        await FinishAsync(device, "/cursos/herramientas-basicas/mi-celular/datos-wifi-y-espacio");
        var page = await BrowserLesson.SignInAsync(device, Luis);

        await page.GetByRole(AriaRole.Button, new() { Name = "Ahora no" }).ClickAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByText("¿Las hizo usted?")).ToHaveCountAsync(0);
        var later = await device.NewPageAsync();
        await later.GotoAsync("/mi-aprendizaje");
        await later.GetByRole(AriaRole.Checkbox).CheckAsync();
        await later.GetByRole(AriaRole.Button, new() { Name = "Borrar las marcadas" }).ClickAsync();
        await Assertions.Expect(later.GetByText("Quedaron borradas de este celular.")).ToBeVisibleAsync();
        await later.ReloadAsync();

        await Assertions.Expect(later.GetByText("¿Las hizo usted?")).ToHaveCountAsync(0);
        Assert.DoesNotContain("datos-wifi-y-espacio", await MeAsync(later), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PendingRecordsOfOne_WhenAnotherSignsInOnTheSamePhone_AreNeitherSentNorShown()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        await BrowserLesson.SignInAsync(device, Ana);
        var lesson = await BrowserLesson.OpenAsync(device, "/cursos/herramientas-basicas/cuidarme/claves-y-pin");
        await device.RouteAsync("**/api/sync", route => route.AbortAsync());
        await lesson.EndAsync();
        await Assertions.Expect(lesson.Finished).ToContainTextAsync("Se envía cuando haya señal");
        await Assertions.Expect(BrowserLesson.Unsent(lesson.Page)).ToHaveAttributeAsync("data-count", "1");
        var mine = await device.NewPageAsync();
        await mine.GotoAsync("/mi-aprendizaje");
        await mine.GetByRole(AriaRole.Button, new() { Name = "Salir" }).ClickAsync();
        await mine.WaitForURLAsync("**/salida");
        await device.UnrouteAsync("**/api/sync");

        var page = await BrowserLesson.SignInAsync(device, Luis);
        await page.GotoAsync("/cursos/herramientas-basicas", new() { WaitUntil = WaitUntilState.NetworkIdle });

        await Assertions.Expect(page.Locator("[data-lesson$='claves-y-pin']")).Not.ToContainTextAsync("Hecha");
        Assert.DoesNotContain("claves-y-pin", await MeAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignedInLearner_FinishingALesson_SeesItSavedAndFindsItOnAnotherPhone()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        await BrowserLesson.SignInAsync(device, Ana);
        var lesson = await BrowserLesson.OpenAsync(device, "/cursos/herramientas-basicas/cuidarme/mis-datos-mis-derechos");

        await lesson.EndAsync();
        await Assertions.Expect(lesson.Finished).ToContainTextAsync("Quedó guardado en su avance");
        await using var another = await site.DeviceAsync(ScreenSize.Desktop);
        var page = await BrowserLesson.SignInAsync(another, Ana, "/cursos/herramientas-basicas");

        await Assertions.Expect(page.Locator("[data-lesson$='mis-datos-mis-derechos']")).ToContainTextAsync("Hecha");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Mi cuenta" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task PrivateNote_AfterSigningOut_IsGone()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var mine = await BrowserLesson.SignInAsync(device, Ana);
        await mine.EvaluateAsync("localStorage[`usme.n.${localStorage['usme.person']}.una-leccion/nota`] = 'mi secreto'");

        await mine.GetByRole(AriaRole.Button, new() { Name = "Salir" }).ClickAsync();
        await mine.WaitForURLAsync("**/salida");

        Assert.DoesNotContain("mi secreto", await mine.EvaluateAsync<string>("JSON.stringify(localStorage)"), StringComparison.Ordinal);
    }

    private static async Task FinishAsync(IBrowserContext device, string path)
    {
        var lesson = await BrowserLesson.OpenAsync(device, path);
        await lesson.EndAsync();
        await Assertions.Expect(lesson.Finished).ToContainTextAsync("Quedó guardado en este celular");
        await lesson.Page.CloseAsync();
    }

    private static Task<string> MeAsync(IPage page) => page.EvaluateAsync<string>("fetch('/api/me').then(r => r.text())");
}
