using Microsoft.Playwright;
using UsmeAprende.BrowserTests.Gatherings;

namespace UsmeAprende.BrowserTests.Offline;

/// <summary>What is typed into a form stays on the phone until it is sent, for who typed it and for nobody else (R9, R19).</summary>
public sealed class KeptFormJourneys(LiveSite site)
{
    private const string Done = "Hicimos el módulo de claves con las doce personas.";
    private const string Drafts =
        "Object.keys(localStorage).filter(key => key.includes('.form.')).map(key => key + localStorage[key]).join()";

    [Fact]
    public async Task Minutes_TypedWithoutSignalInATabThatIsClosed_AreThereAgainUntilTheyAreSent()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var path = (await OwnGathering.PlanAsync(site)).DayPath + "/acta";
        var page = await BrowserLesson.SignInAsync(device, PageAddresses.Facilitator, path);
        await OpenAsync(page, path);
        await device.SetOfflineAsync(true);
        await TypeAsync(page, Done);
        await page.GetByRole(AriaRole.Button, new() { Name = "Guardar el acta" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-unsent]")).ToContainTextAsync("Lo que escribió queda guardado en este celular");
        await page.CloseAsync();
        await device.SetOfflineAsync(false);

        var again = await device.NewPageAsync();
        await OpenAsync(again, path);

        await Assertions.Expect(again.Locator("[name=hecho]")).ToHaveValueAsync(Done);
        await Assertions.Expect(again.Locator("form [role=status]")).ToContainTextAsync("lo que escribió");
        Assert.DoesNotContain("claves", await again.EvaluateAsync<string>("JSON.stringify(localStorage)"), StringComparison.Ordinal);
        await again.GetByRole(AriaRole.Button, new() { Name = "Guardar el acta" }).ClickAsync();
        await again.WaitForURLAsync("**?guardada=si");
        await UntilAsync(again, $"!({Drafts})");
        await OpenAsync(again, path);
        await Assertions.Expect(again.Locator("[name=hecho]")).ToHaveValueAsync(Done);
        await Assertions.Expect(again.Locator("form [role=status]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Minutes_ThatTheSiteDoesNotTake_AreStillKept()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var path = (await OwnGathering.PlanAsync(site)).DayPath + "/acta";
        var page = await BrowserLesson.SignInAsync(device, PageAddresses.Facilitator, path);
        await OpenAsync(page, path);
        await page.Locator("[name=compromisos]").FillAsync("Traer el recibo.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Guardar el acta" }).ClickAsync();
        await Assertions.Expect(page.Locator(".error-summary")).ToBeVisibleAsync();
        await UntilAsync(page, "'kept' in document.querySelector('form[data-keep]').dataset");

        await OpenAsync(page, path);

        await Assertions.Expect(page.Locator("[name=compromisos]")).ToHaveValueAsync("Traer el recibo.");
    }

    [Fact]
    public async Task Minutes_ChangedElsewhereSince_AreNotReplacedUnlessAsked()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        await using var other = await site.DeviceAsync(ScreenSize.Phone);
        var path = (await OwnGathering.PlanAsync(site)).DayPath + "/acta";
        var page = await BrowserLesson.SignInAsync(device, PageAddresses.Facilitator, path);
        await OpenAsync(page, path);
        await TypeAsync(page, Done);
        var elsewhere = await BrowserLesson.SignInAsync(other, PageAddresses.Facilitator, path);
        await OpenAsync(elsewhere, path);
        await TypeAsync(elsewhere, "Lo que quedó.");
        await elsewhere.GetByRole(AriaRole.Button, new() { Name = "Guardar el acta" }).ClickAsync();
        await elsewhere.WaitForURLAsync("**?guardada=si");

        await OpenAsync(page, path);

        var bring = page.GetByRole(AriaRole.Button, new() { Name = "Poner lo que escribí" });
        await Assertions.Expect(bring).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[name=hecho]")).ToHaveValueAsync("Lo que quedó.");
        await bring.ClickAsync();
        await Assertions.Expect(page.Locator("[name=hecho]")).ToHaveValueAsync(Done);
    }

    [Fact]
    public async Task Minutes_OfWhoLeft_AreNobodyElsesToSee() // R9
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var path = (await OwnGathering.PlanAsync(site)).DayPath + "/acta";
        var page = await BrowserLesson.SignInAsync(device, PageAddresses.Facilitator, path);
        await OpenAsync(page, path);
        await TypeAsync(page, Done);
        // The session ends by itself: nobody was asked, and nothing was deleted.
        await device.ClearCookiesAsync();
        await OpenAsync(page, "/");
        await UntilAsync(page, "!localStorage['usme.person']");
        Assert.NotEqual("", await page.EvaluateAsync<string>(Drafts));
        await page.CloseAsync();

        var another = await BrowserLesson.SignInAsync(device, PageAddresses.Coordinator, path);
        await OpenAsync(another, path);

        await Assertions.Expect(another.Locator("[name=hecho]")).ToHaveValueAsync("");
        await UntilAsync(another, $"!({Drafts})");
    }

    [Fact]
    public async Task Minutes_OfWhoSignsOut_AreGone() // R9
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var path = (await OwnGathering.PlanAsync(site)).DayPath + "/acta";
        var page = await BrowserLesson.SignInAsync(device, PageAddresses.Facilitator, path);
        await OpenAsync(page, path);
        await TypeAsync(page, Done);

        await page.GotoAsync("/mi-cuenta");
        await page.GetByRole(AriaRole.Button, new() { Name = "Salir" }).First.ClickAsync();
        await page.WaitForURLAsync("**/salida**");

        Assert.Equal("", await page.EvaluateAsync<string>(Drafts));
    }

    [Fact]
    public async Task AccountData_TypedAndNotSent_KeepsNamesAndNeitherDocumentNorPassword()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await NewAccount.SignUpAsync(device);
        await OpenAsync(page, "/mi-cuenta/datos");
        var document = await page.Locator("[name=Document]").InputValueAsync();
        await page.Locator("[name=Document]").FillAsync("87654321");
        await page.Locator("[name=password]").FillAsync("loma.tijera.tambor");
        await page.Locator("[name=GivenNames]").FillAsync("Ana Lucrecia");
        await UntilAsync(page, Drafts);

        await OpenAsync(page, "/mi-cuenta/datos");

        await Assertions.Expect(page.Locator("[name=GivenNames]")).ToHaveValueAsync("Ana Lucrecia");
        await Assertions.Expect(page.Locator("[name=Document]")).ToHaveValueAsync(document);
        await Assertions.Expect(page.Locator("[name=password]")).ToHaveValueAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Borrarlo y empezar de nuevo" }).ClickAsync();
        await Assertions.Expect(page.Locator("[name=GivenNames]")).ToHaveValueAsync("Ana Lucía");
        await UntilAsync(page, $"!({Drafts})");
    }

    [Fact]
    public async Task FirstPageAfterSigningIn_WhoseScriptsComeLate_KeepsWhatIsTyped()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var path = (await OwnGathering.PlanAsync(site)).DayPath + "/acta";
        var page = await BrowserLesson.SignInAsync(device, PageAddresses.Facilitator, path);
        // As a phone is that does not know yet who signed in.
        await page.EvaluateAsync("localStorage.removeItem('usme.person')");
        var typed = new TaskCompletionSource();
        await page.RouteAsync(
            "**/overlay.js*",
            async route =>
            {
                await typed.Task;
                await route.ContinueAsync();
            }
        );

        await page.RunAndWaitForResponseAsync(
            () => page.GotoAsync(path),
            answer => answer.Url.Contains("/senal.js", StringComparison.Ordinal)
        );
        await page.Locator("[name=hecho]").FillAsync(Done);
        typed.SetResult();

        await UntilAsync(page, Drafts);
    }

    // What keeps comes once the page can be read.
    private static Task<IResponse?> OpenAsync(IPage page, string path) =>
        page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });

    // The page's policy forbids what Playwright would wait with.
    private static async Task UntilAsync(IPage page, string condition)
    {
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var look = 0; look < 200; look++)
        {
            try
            {
                if (await page.EvaluateAsync<bool>($"Boolean({condition})"))
                    return;
            }
            catch (PlaywrightException gone) when (gone.Message.Contains("context was destroyed", StringComparison.Ordinal))
            {
                // A page of who is no longer signed in opens itself again: the next look is at that one.
            }
            await looks.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
        Assert.Fail(condition);
    }

    private static async Task TypeAsync(IPage page, string done)
    {
        await page.Locator("[name=hecho]").FillAsync(done);
        await UntilAsync(page, Drafts);
    }
}
