using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using UsmeAprende.Web.Kit;

namespace UsmeAprende.BrowserTests.Offline;

/// <summary>R18: what a phone shows when the site does not answer, and what it may keep for that.</summary>
public sealed class OfflinePageJourneys(LiveSite site)
{
    private const string Course = "herramientas-basicas";
    private const string OtherLesson = "/cursos/herramientas-basicas/cuidarme/claves-y-pin";

    [Fact]
    public async Task Page_OpenedBefore_OpensAgainWithoutSignal()
    {
        await using var phone = await OfflinePhone.OpenAsync(site);
        await phone.Page.ReloadAsync();
        await OfflinePhone.UntilKeptAsync(phone.Page, BrowserLesson.First);

        phone.Line.Cut();
        await phone.Page.ReloadAsync();

        await Assertions.Expect(phone.Page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("^Encender y cargar"));
        await Assertions.Expect(phone.Page.Locator(".stepbar > button")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(nameof(Faults.Cut))]
    [InlineData(nameof(Faults.Silence))]
    public async Task Page_NotKept_IsReplacedByOursUntilThereIsSignal(string fault)
    {
        await using var phone = await OfflinePhone.OpenAsync(site);

        phone.Line.Fault = fault == nameof(Faults.Cut) ? Faults.Cut : Faults.Silence;
        await phone.Page.GotoAsync(OtherLesson);
        await Assertions.Expect(phone.Page.Locator("[data-missing]")).ToContainTextAsync("No hay señal para abrir esta página.");
        await Assertions.Expect(phone.Page).ToHaveURLAsync(new Uri(phone.Line.Address, OtherLesson).ToString());
        phone.Line.Mend();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Intentar otra vez" }).ClickAsync();

        await Assertions.Expect(phone.Page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("^Claves y PIN"));
    }

    [Fact]
    public async Task PortalsPage_IsNeverKept()
    {
        await using var phone = await OfflinePhone.OpenAsync(site);
        await phone.CarryAsync(Course);

        phone.Line.Fault = Faults.Portal;
        await phone.Page.GotoAsync(BrowserLesson.First);
        await Assertions.Expect(phone.Page.Locator("h1")).ToHaveTextAsync("Encender y cargar");
        await phone.Page.GotoAsync("/ayuda/facilitacion");
        await Assertions.Expect(phone.Page.Locator("h1")).ToHaveTextAsync("Acepte las condiciones");
        await phone.Page.GotoAsync("/mapa");
        phone.Line.Cut();

        await phone.Page.GotoAsync(BrowserLesson.First);
        await Assertions.Expect(phone.Page.Locator("h1")).ToHaveTextAsync("Encender y cargar");
        Assert.DoesNotContain(await KeptTextsAsync(phone.Page), text => text.Contains("condiciones</h1>", StringComparison.Ordinal));
    }

    // Whoever looks at it: what is one's own, and what must be true today, is never in a cache.
    [Fact]
    public async Task Cache_AfterALookAtEverything_HoldsWhatIsTheSameForEverybody()
    {
        await using var phone = await OfflinePhone.OpenAsync(site);
        var page = await NewAccount.SignUpAsync(phone.Device);
        string[] own =
        [
            "/mi-aprendizaje",
            "/mi-cuenta",
            "/mi-cuenta/mensajes",
            "/mis-certificados",
            "/mis-insignias",
            "/mis-encuentros",
            "/verificar",
            "/verificar/ABCD-1234",
            "/.well-known/jwks.json",
            "/salud/listo",
            "/api/me",
        ];

        foreach (var address in own)
        {
            await page.GotoAsync(address);
            await page.EvaluateAsync("fetch(location.href).then(answer => answer.text())");
        }
        await page.GotoAsync("/cursos");
        await OfflinePhone.UntilKeptAsync(page, "/cursos");

        // Of the first, the one that nobody sees is kept.
        Assert.Empty((await OfflinePhone.KeptAsync(page)).Intersect(own.Skip(1)));
        Assert.DoesNotContain(await KeptTextsAsync(page), text => text.Contains("Ana Lucía", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Form_SentIntoNothing_SaysThatItWasNotSaved()
    {
        await using var phone = await OfflinePhone.OpenAsync(site, "/registro");
        var page = phone.Page;
        await page.Locator("[name=GivenNames]").FillAsync("Evarista");

        // The line answers whether there is signal, and then breaks.
        phone.Line.Fault = (http, forward) => http.Request.Path == "/salud/vivo" ? forward() : Faults.Cut(http, forward);
        await page.Locator("main form button:not([type=button])").First.ClickAsync();

        await Assertions.Expect(page.Locator("[data-missing]")).ToContainTextAsync("todavía no se guardó");
        await page.GetByRole(AriaRole.Button, new() { Name = "Volver a lo que escribí" }).ClickAsync();
        await Assertions.Expect(page.Locator("[name=GivenNames]")).ToHaveValueAsync("Evarista");
    }

    [Fact]
    public async Task NewVersion_OfTheSite_IsToldAndTakenWhenOneWantsTo()
    {
        await using var phone = await OfflinePhone.OpenAsync(site, "/cursos");
        using var visitor = new HttpClient { BaseAddress = site.Address };
        var worker = await visitor.GetStringAsync("/sw.js", TestContext.Current.CancellationToken);
        phone.Line.Fault = (http, forward) =>
        {
            if (http.Request.Path != "/sw.js")
                return forward();
            http.Response.ContentType = "text/javascript";
            return http.Response.WriteAsync(worker + "\n// another version");
        };

        await phone.Page.ReloadAsync();
        await Assertions.Expect(phone.Page.Locator("#version-nueva")).ToContainTextAsync("Hay una versión nueva.");
        // A lesson is not interrupted by it.
        await phone.Page.GotoAsync(BrowserLesson.First, new() { WaitUntil = WaitUntilState.NetworkIdle });
        await Assertions.Expect(phone.Page.Locator("#version-nueva")).ToHaveCountAsync(0);
        await phone.Page.GotoAsync("/cursos");
        await phone.Page.EvaluateAsync("() => { ServiceWorker.prototype.postMessage = words => { document.title = words; }; }");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Actualizar" }).ClickAsync();
        await Assertions.Expect(phone.Page).ToHaveTitleAsync("actualizar");

        // A worker that a debugger watches, as ours are in tests, does not give way at that word; it does when its last page is left.
        await phone.Page.GotoAsync("about:blank");
        await phone.Page.GotoAsync("/cursos");
        await phone.Page.WaitForFunctionAsync("async () => !(await navigator.serviceWorker.ready).waiting");
        await phone.Page.ReloadAsync(new() { WaitUntil = WaitUntilState.Load });
        await Assertions.Expect(phone.Page.Locator("#version-nueva")).ToHaveCountAsync(0);
        await Assertions.Expect(phone.Page.Locator("h1")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task BrowserWithinAnotherApplication_IsToldToOpenChrome()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await device.NewPageAsync();
        await page.AddInitScriptAsync(
            "Object.defineProperty(navigator, 'userAgent', { value: 'Mozilla/5.0 (Linux; Android 10; wv) Chrome/120 [FBAN/FB4A]' })"
        );

        await page.GotoAsync("/sin-senal");

        await Assertions
            .Expect(page.GetByRole(AriaRole.Link, new() { Name = "Abrir en Chrome" }))
            .ToHaveAttributeAsync("href", $"intent://{site.Address.Authority}/sin-senal#Intent;scheme=http;package=com.android.chrome;end");
    }

    [Fact]
    public async Task KillSwitch_TakesAwayTheWorkerAndAllItKept()
    {
        await using var phone = await OfflinePhone.OpenAsync(site);
        await using var other = new SiteHost { Environment = "Development" }.With($"Site:{nameof(SiteOptions.WorksOffline)}", "false");
        other.UseKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        other.StartServer();
        await phone.Page.ReloadAsync();

        phone.Line.Site = other.ClientOptions.BaseAddress;
        await phone.Page.EvaluateAsync("navigator.serviceWorker.getRegistration().then(r => r.update())");

        await phone.Page.WaitForFunctionAsync("async () => !(await caches.keys()).length && !navigator.serviceWorker.controller");
        phone.Line.Forget();
        await phone.Page.GotoAsync(BrowserLesson.First);
        Assert.Contains($"GET {BrowserLesson.First}", phone.Line.Asked);
    }

    private static Task<string[]> KeptTextsAsync(IPage page) =>
        page.EvaluateAsync<string[]>(
            "caches.open('usme-pages').then(async c => Promise.all((await c.keys()).map(async r => (await c.match(r)).text())))"
        );
}
