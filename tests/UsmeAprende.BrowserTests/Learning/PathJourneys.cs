using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using UsmeAprende.Catalogue;

namespace UsmeAprende.BrowserTests.Learning;

/// <summary>Home, a course and one's own page, for who is new and for who comes back, with and without an account.</summary>
public sealed class PathJourneys(LiveSite site)
{
    private const string Course = "/cursos/herramientas-basicas";
    private const string Module = "herramientas-basicas/primeros-pasos";

    // As a phone keeps what was done without an account.
    private const string Keep = """
        acts => {
          const profile = localStorage['usme.nobody'] ??= 'nadie-1';
          acts.forEach((act, at) => {
            const [activity, score] = act.split('=');
            const record = { id: `0190-${at}`, activity, profile, occurred: new Date().toISOString(), title: '', verb: score ? 'answered' : 'completed', score: Number(score) };
            localStorage[`usme.r.0190-${at}`] = JSON.stringify(record);
          });
        }
        """;

    private CourseCatalogue Catalogue => site.Host.Services.GetRequiredService<CatalogueStore>().Current;

    [Fact]
    public async Task Home_OfSomebodyNew_OffersTheDoorsOnTheFirstScreenAndTakesThemToALesson()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await device.NewPageAsync();
        await page.GotoAsync("/");
        var door = page.Locator(".doors a").Last;

        Assert.InRange((await door.BoundingBoxAsync())!.Y, 0, 740 - 44);
        await page.GetByRole(AriaRole.Link, new() { Name = "Que no me estafen" }).ClickAsync();

        await page.WaitForURLAsync($"**{Course}/cuidarme/*");
    }

    [Fact]
    public async Task Home_OfSomebodyWithoutAnAccountWhoComesBack_ShowsWhereTheyWereAndTheWeek()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await WithAsync(device, [.. Lessons.Select(l => l.Value), $"{Module}/prueba=40"]);

        await page.GotoAsync("/");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Siga donde iba");
        // The stop is not done without its test, and the test is what comes next.
        await Assertions.Expect(page.Locator(".onward")).ToContainTextAsync("Primeros pasos · 6 de 6 lecciones");
        await Assertions
            .Expect(page.GetByRole(AriaRole.Link, new() { Name = "Siga con la prueba" }))
            .ToHaveAttributeAsync("href", $"/cursos/{Module}/prueba");
        await Assertions.Expect(page.Locator("[data-home]")).ToContainTextAsync("Esta semana: 6 lecciones.");
        await Assertions.Expect(page.Locator(".doors")).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Crear mi cuenta" })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("/", "Siga · 9 minutos con «Letra grande y lectura en voz alta»")]
    [InlineData(Course, "Siga con «Letra grande y lectura en voz alta»")]
    [InlineData("/mi-aprendizaje", "Siga · 9 minutos con «Letra grande y lectura en voz alta»")]
    public async Task Page_AfterALessonDoneWithoutAnAccount_LeadsOnToTheNextOne(string path, string words)
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await WithAsync(device, [Lessons[0].Value]);

        await page.GotoAsync(path);

        await Assertions
            .Expect(page.GetByRole(AriaRole.Link, new() { Name = words }))
            .ToHaveAttributeAsync("href", $"/cursos/{Lessons[1]}");
    }

    [Fact]
    public async Task Mountain_Touched_OpensTheNextThingOfThatStop()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await WithAsync(device, [Lessons[0].Value]);
        await page.GotoAsync("/");

        await page.GetByRole(AriaRole.Link, new() { Name = "1. Primeros pasos: Usted va aquí" }).TapAsync();

        await page.WaitForURLAsync($"**/cursos/{Lessons[1]}");
    }

    [Fact]
    public async Task Mountain_TouchedWithoutSignal_SaysSoAndKeepsThePage()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await device.NewPageAsync();
        await page.GotoAsync(Course, new() { WaitUntil = WaitUntilState.NetworkIdle });
        await device.SetOfflineAsync(true);

        await page.Locator($".mountain a[data-module='{Module}']").TapAsync();

        await Assertions.Expect(page.Locator("#sin-senal")).ToContainTextAsync("No hay señal.");
        Assert.EndsWith(Course, page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Course_OfSomebodyWhoComesBack_OpensTheModuleTheyAreInAndMarksWhatIsDone()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await WithAsync(device, [.. Lessons.Select(l => l.Value), $"{Module}/prueba=80"]);

        await page.GotoAsync(Course);

        await Assertions.Expect(page.Locator($"li[data-module='{Module}']")).ToHaveAttributeAsync("data-state", "done");
        await Assertions.Expect(page.Locator("details#primeros-pasos")).Not.ToHaveAttributeAsync("open", "");
        await Assertions.Expect(page.Locator("details#mi-celular")).ToHaveAttributeAsync("open", "");
        await Assertions.Expect(page.Locator("a[data-next]")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^Siga con «"));
        var all = Catalogue.Courses.Single(c => c.Path == Course).Lessons.Count();
        await page.GotoAsync("/cursos");
        await Assertions.Expect(page.Locator("[data-course='herramientas-basicas']")).ToContainTextAsync($"6 de {all} lecciones");
    }

    [Fact]
    public async Task OwnPage_WithoutAnAccount_ShowsWhatThisPhoneKnowsAndComesBackAfterSigningIn()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone, goesBack: true);
        var page = await WithAsync(device, [.. Lessons.Select(l => l.Value), $"{Module}/prueba=40"]);
        await page.GotoAsync("/mi-aprendizaje");
        await Assertions.Expect(page.Locator(".own-stops")).ToContainTextAsync("Usted va aquí · 6 de 6 · prueba: 40 de 100, se piden 60");

        await page.GetByRole(AriaRole.Link, new() { Name = "Ya tengo cuenta: entrar" }).ClickAsync();
        await page.GetByLabel("Documento, celular o correo").FillAsync(PageAddresses.Learner);
        await page.GetByLabel("Clave", new() { Exact = true }).FillAsync("Usme-2026!");
        await page.GetByRole(AriaRole.Button, new() { Name = "Entrar", Exact = true }).ClickAsync();

        // Their own page, and what the phone knows is only offered (R9).
        await page.WaitForURLAsync("**/mi-aprendizaje");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "¿Las hizo usted?" })).ToBeVisibleAsync();
        await page.GoBackAsync();
        await page.GoBackAsync();
        // R32: the page of nobody does not come back while somebody is signed in.
        await Assertions.Expect(page.Locator("header bdi")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-own-path]")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("/entrar")]
    [InlineData("/registro")]
    public async Task SignIn_OpenedBySomebodySignedIn_SaysSoInPlaceOfItsForm(string path)
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await BrowserLesson.SignInAsync(device, PageAddresses.Learner);
        var name = await page.Locator("header bdi").InnerTextAsync();

        await page.GotoAsync(path);

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync($"Ya entró como {name}");
        await Assertions.Expect(page.Locator("main input[type=password]")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = $"No soy {name}: salir" }).ClickAsync();
        await page.WaitForURLAsync("**/salida");
    }

    [Fact]
    public async Task Home_OfSomebodySignedIn_GreetsThemNamesTheirGatheringAndOffersNoAccount()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await BrowserLesson.SignInAsync(device, PageAddresses.Learner);
        var name = await page.Locator("header bdi").InnerTextAsync();

        await page.GotoAsync("/");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync($"Buenas, {name}");
        await Assertions.Expect(page.Locator("[data-home]")).ToContainTextAsync("Su encuentro: ");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Crear mi cuenta" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Course_SignedOut_FitsFourScreensOfAPhone()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await device.NewPageAsync();

        foreach (var course in Catalogue.Courses)
        {
            await page.GotoAsync(course.Path, new() { WaitUntil = WaitUntilState.NetworkIdle });
            var height = await page.EvaluateAsync<int>("document.documentElement.scrollHeight");

            Assert.True(height <= 4 * ScreenSize.Phone.Height, $"{course.Path}: {height} px");
            // Each module once.
            await Assertions.Expect(page.Locator(".stops > li")).ToHaveCountAsync(course.Modules.Length);
        }
    }

    private IReadOnlyList<ActivityId> Lessons => [.. Catalogue.ModulesById[Module].Lessons.Select(l => l.Id)];

    private static async Task<IPage> WithAsync(IBrowserContext device, string[] acts)
    {
        var page = await device.NewPageAsync();
        await page.GotoAsync("/ayuda");
        await page.EvaluateAsync(Keep, acts);
        return page;
    }
}
