using Microsoft.Playwright;

namespace UsmeAprende.BrowserTests.People;

/// <summary>
/// R32, R9: a shared phone or the computer of a salón, where a page outlives the visit of whom it shows. The browser keeps whole the pages
/// that people leave.
/// </summary>
public sealed partial class PageOwnerJourneys(LiveSite site)
{
    private const string Lesson = "/cursos/herramientas-basicas/cuidarme/claves-y-pin";
    private const string Course = "/cursos/herramientas-basicas";
    private const string WithNote = "/cursos/emprendimiento/formalizar-y-presentar/la-feria-de-servicios";
    private const string Password = "loma.tijera.tambor";
    private const string NotYours = "En este equipo entró otra persona";

    // Counts the times that a page came back as it was left.
    private const string CountKept =
        "addEventListener('pageshow', event => { if (event.persisted) sessionStorage.kept = Number(sessionStorage.kept ?? 0) + 1; })";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lesson_BackAfterSigningOut_ShowsNobody()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone, goesBack: true);
        await device.AddInitScriptAsync(CountKept);
        var ana = await NewcomerAsync("Anatilde");
        var page = await EnterAsync(device, ana, Lesson);
        await new BrowserLesson(page).EndAsync();
        await Assertions.Expect(page.Locator("#terminar .verdict")).ToContainTextAsync("Quedó guardado en su avance");

        await page.GetByRole(AriaRole.Button, new() { Name = "Salir" }).ClickAsync();
        await page.WaitForURLAsync("**/salida");
        // Not GoBackAsync, which waits for a page that replaces itself at once.
        await page.EvaluateAsync("history.back()");

        await AssertShowsAsync(page, null);
        await Assertions.Expect(page.Locator("#terminar button")).ToHaveTextAsync("Terminar la lección");
        await Assertions.Expect(page.Locator("body")).Not.ToContainTextAsync("Anatilde");
        Assert.Equal("1", await page.EvaluateAsync<string>("sessionStorage.kept"));
    }

    [Fact]
    public async Task Lesson_BackAfterSomebodyElseSignedIn_ShowsThem()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone, goesBack: true);
        var ana = await NewcomerAsync("Anatilde");
        var oscar = await NewcomerAsync("Oscarín");
        var page = await EnterAsync(device, ana, Lesson);
        await page.GetByRole(AriaRole.Button, new() { Name = "Salir" }).ClickAsync();
        await page.WaitForURLAsync("**/salida");
        await FillDoorAsync(page, oscar, "/mi-aprendizaje");

        // Past the door and the goodbye, which replace themselves.
        await page.EvaluateAsync("history.go(-3)");
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(site.Address, Lesson).ToString());

        await AssertShowsAsync(page, "Oscarín");
        await Assertions.Expect(page.Locator("body")).Not.ToContainTextAsync("Anatilde");
    }

    [Fact]
    public async Task Lesson_OpenInOneTab_WhenSomebodyElseSignsInInAnother_ShowsThemByItself()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var (ana, oscar) = (await NewcomerAsync("Anatilde"), await NewcomerAsync("Oscarín"));
        await EnterAsync(device, ana, "/mi-aprendizaje");
        var lesson = await BrowserLesson.OpenAsync(device, WithNote);
        await lesson.Page.Locator(".reflection textarea").First.FillAsync("mi secreto");
        await AssertShowsAsync(lesson.Page, "Anatilde");
        var other = await device.NewPageAsync();
        await other.GotoAsync("/mi-aprendizaje");

        await other.GetByRole(AriaRole.Button, new() { Name = "Salir" }).ClickAsync();
        await AssertShowsAsync(lesson.Page, null);
        await Assertions.Expect(lesson.Page.Locator(".reflection textarea").First).ToHaveValueAsync("");
        await FillDoorAsync(other, oscar, "/mi-aprendizaje");

        await AssertShowsAsync(lesson.Page, "Oscarín");
    }

    [Fact]
    public async Task OwnPage_OpenInOneTab_WhenItsPersonLeavesInAnother_GoesByItself()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var own = await EnterAsync(device, await NewcomerAsync("Anatilde"), "/mi-cuenta");
        await Assertions.Expect(own.Locator("main")).ToContainTextAsync("Anatilde");
        var other = await device.NewPageAsync();
        await other.GotoAsync("/mi-aprendizaje");

        await other.GetByRole(AriaRole.Button, new() { Name = "Salir" }).ClickAsync();

        // It may set out twice, once for each thing that tells it: the second way ends the first.
        await Assertions.Expect(own).ToHaveURLAsync(new Uri(site.Address, "/entrar?volver=%2Fmi-cuenta").ToString());
        await Assertions.Expect(own.Locator("body")).Not.ToContainTextAsync("Anatilde");
    }

    [Fact]
    public async Task OwnPage_KeptByABrowserThatKeepsThem_IsHiddenAtOnceForWhoComesBack()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var own = await EnterAsync(device, await NewcomerAsync("Anatilde"), "/mi-cuenta");
        await device.RouteAsync("**/mi-cuenta", _ => Task.CompletedTask);

        // Some browsers keep own pages too, and others do not: this one is left and comes back as in those that do.
        var hidden = await own.EvaluateAsync<bool>(
            """
            localStorage.removeItem('usme.person');
            dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
            document.body.hidden;
            """
        );

        Assert.True(hidden);
    }

    private static async Task AssertShowsAsync(IPage page, string? name)
    {
        await Assertions.Expect(page.Locator(".site a[href='/entrar']")).ToHaveCountAsync(name is null ? 1 : 0);
        await Assertions.Expect(page.Locator(".site bdi")).ToHaveCountAsync(name is null ? 0 : 1);
        if (name is not null)
            await Assertions.Expect(page.Locator(".site bdi")).ToHaveTextAsync(name);
    }

    private async Task<Neighbour> NewcomerAsync(string name)
    {
        var document = $"{Random.Shared.Next(50_000_000, 59_999_999)}";
        await using var elsewhere = await site.DeviceAsync(ScreenSize.Phone);
        var page = await elsewhere.NewPageAsync();
        await page.GotoAsync("/registro");
        await page.Locator("[name=GivenNames]").FillAsync(name);
        await page.Locator("[name=Surnames]").FillAsync("Fernández");
        await page.Locator("[name=Document]").FillAsync(document);
        await page.Locator("[name=Password]").FillAsync(Password);
        await page.Locator("[name=DataTreatment]").CheckAsync();
        await page.Locator("main form button:not([type=button])").ClickAsync();
        await page.WaitForURLAsync("**/mi-aprendizaje?hecho=cuenta");
        return new Neighbour(await NewAccount.IdAsync(page), document);
    }

    private static async Task<IPage> EnterAsync(IBrowserContext device, Neighbour who, string returnTo)
    {
        // On one page, where the menu is in sight too.
        await device.AddInitScriptAsync("localStorage['usme.whole'] = 1");
        var page = await device.NewPageAsync();
        await FillDoorAsync(page, who, returnTo);
        return page;
    }

    private static async Task FillDoorAsync(IPage page, Neighbour who, string returnTo)
    {
        await page.GotoAsync($"/entrar?volver={Uri.EscapeDataString(returnTo)}");
        await page.Locator("[name=Identifier]").FillAsync(who.Document);
        await page.Locator("[name=Password]").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Entrar", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**" + returnTo);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    /// <summary>Another person signs in on the device, and none of its pages hears of it.</summary>
    private async Task SwitchAsync(IBrowserContext device, Neighbour who)
    {
        var form = device.APIRequest.CreateFormData();
        form.Set("Identifier", who.Document);
        form.Set("Password", Password);
        var answer = await device.APIRequest.PostAsync(
            new Uri(site.Address, "/entrar").ToString(),
            new()
            {
                Form = form,
                Headers = new Dictionary<string, string> { ["Sec-Fetch-Site"] = "same-origin" },
            }
        );
        Assert.True(answer.Ok);
    }

    private sealed record Neighbour(PersonId Id, string Document);
}
