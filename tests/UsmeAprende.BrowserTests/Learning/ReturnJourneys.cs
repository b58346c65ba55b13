using Microsoft.Playwright;

namespace UsmeAprende.BrowserTests.Learning;

/// <summary>Somebody who comes back, with and without an account, with and without signal.</summary>
public sealed class ReturnJourneys(LiveSite site)
{
    private const string Learner = "lideresa@demo.usme";
    private const string Course = "/cursos/herramientas-basicas";

    [Fact]
    public async Task SignIn_ThatFails_IsAskedAboutOnceAndKeepsWhatNobodyDid()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await FinishAsync(device);
        await page.GotoAsync("/entrar");
        await page.GetByLabel("Documento, celular o correo").FillAsync("nadie@ejemplo.co");
        await page.GetByLabel("Clave", new() { Exact = true }).FillAsync("no-es-esta");
        await page.RunAndWaitForResponseAsync(
            () => page.GetByRole(AriaRole.Button, new() { Name = "Entrar", Exact = true }).ClickAsync(),
            answer => answer.Url.EndsWith("/api/me", StringComparison.Ordinal)
        );
        var asked = 0;
        page.Request += (_, request) => asked += request.Url.EndsWith("/api/me", StringComparison.Ordinal) ? 1 : 0;

        await page.GotoAsync(Course, new() { WaitUntil = WaitUntilState.NetworkIdle });

        await Assertions.Expect(page.Locator("[data-lesson$='encender-y-cargar']")).ToContainTextAsync("Hecha");
        Assert.Equal(0, asked);
    }

    [Fact]
    public async Task PublicPage_OfSomeoneSignedIn_ShowsTheirNameAndTheWayOut()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await BrowserLesson.SignInAsync(device, Learner);
        var name = await page.Locator("header bdi").InnerTextAsync();

        await page.GotoAsync("/ayuda");
        await Assertions.Expect(page.Locator("header .me")).ToContainTextAsync(name);
        await Assertions.Expect(page.Locator("header a[href='/entrar']")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Salir" }).ClickAsync();

        await page.WaitForURLAsync("**/salida");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Salió");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Ya puede prestar el celular");
        // R9
        Assert.DoesNotContain(name, await page.EvaluateAsync<string>("JSON.stringify(localStorage)"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lesson_Finished_LeadsOnToTheNextAndSoItDoesTomorrow()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await FinishAsync(device);
        var next = page.GetByRole(AriaRole.Link, new() { Name = "Siga con: Tocar y escribir →" });

        await Assertions.Expect(next).ToHaveClassAsync("button");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Terminarla otra vez" })).ToHaveClassAsync("secondary");
        await page.ReloadAsync();

        await Assertions.Expect(next).ToHaveClassAsync("button");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Terminarla otra vez" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Link_TappedWithoutSignal_SaysSoAndKeepsTheLessonOpen()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var lesson = await BrowserLesson.OpenAsync(device);
        await device.SetOfflineAsync(true);

        await lesson.Page.Locator("a[rel=next]").ClickAsync();
        await Assertions
            .Expect(lesson.Page.Locator(".pending"))
            .ToContainTextAsync("No hay señal. Lo que hizo está guardado en este celular.");
        await device.SetOfflineAsync(false);
        await Assertions.Expect(lesson.Page.Locator(".pending")).ToHaveCountAsync(0);
        await lesson.Page.Locator("a[rel=next]").ClickAsync();

        await lesson.Page.WaitForURLAsync("**" + BrowserLesson.Second);
    }

    [Fact]
    public async Task Lesson_FinishedWithoutSignal_SaysItWasSentOnceTheSignalIsBack()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        await BrowserLesson.SignInAsync(device, Learner);
        var lesson = await BrowserLesson.OpenAsync(device, Course + "/cuidarme/claves-y-pin");
        await device.SetOfflineAsync(true);
        await lesson.EndAsync();
        await Assertions.Expect(lesson.Finished).ToContainTextAsync("Se envía cuando haya señal");

        await device.SetOfflineAsync(false);

        await Assertions.Expect(lesson.Finished).ToContainTextAsync("Quedó guardado en su avance");
        await Assertions.Expect(lesson.Finished).Not.ToContainTextAsync("Se envía");
    }

    private static async Task<IPage> FinishAsync(IBrowserContext device)
    {
        var lesson = await BrowserLesson.OpenAsync(device);
        await lesson.EndAsync();
        await Assertions.Expect(lesson.Finished).ToContainTextAsync("Quedó guardado en este celular");
        return lesson.Page;
    }
}
