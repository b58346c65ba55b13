using Microsoft.Playwright;

namespace UsmeAprende.BrowserTests.WholeSite;

/// <summary>What the oldest browsers that the site promises do not have: taken away here before the page's own scripts run.</summary>
public sealed class OlderBrowserTests(LiveSite site)
{
    // Firefox until 118.
    private const string WithoutReflectedRoles = """
        for (const name of Object.getOwnPropertyNames(Element.prototype)) if (name === 'role' || name.startsWith('aria')) delete Element.prototype[name];
        """;

    // WebKitGTK, and anybody who came without a secure connection; then Safari until 18.3.
    [Theory]
    [InlineData("delete window.PublicKeyCredential")]
    [InlineData("delete PublicKeyCredential.parseRequestOptionsFromJSON; delete PublicKeyCredential.parseCreationOptionsFromJSON")]
    public async Task Passkeys_WhereTheyCannotWork_AreNotOffered(string lack)
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        await device.AddInitScriptAsync(lack);
        var page = await BrowserLesson.SignInAsync(device, PageAddresses.Learner, "/mi-cuenta/seguridad");

        await Assertions.Expect(page.Locator("[data-passkey]")).ToBeHiddenAsync();
        await Assertions.Expect(page.GetByText("Este navegador no sabe hacerlo")).ToBeVisibleAsync();
        await page.GotoAsync("/entrar");

        await Assertions.Expect(page.Locator("[data-passkey]")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Passkeys_WhereTheyCanWork_AreOffered()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await device.NewPageAsync();

        await page.GotoAsync("/entrar");

        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Entrar con la huella" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Words_AddedByScripts_AreAnnouncedWhereRolesAreOnlyAttributes()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        await device.AddInitScriptAsync(WithoutReflectedRoles);
        await device.AddInitScriptAsync(
            "Object.defineProperty(window, 'speechSynthesis', { value: Object.assign(new EventTarget(), { getVoices: () => [] }) });"
        );
        var lesson = await BrowserLesson.OpenAsync(device, "/cursos/herramientas-basicas/cuidarme/claves-y-pin");
        await lesson.Page.Locator("a[href^='#g-']").First.ClickAsync();
        await lesson.Page.GetByRole(AriaRole.Button, new() { Name = "Escuchar" }).ClickAsync();
        await Assertions.Expect(lesson.Page.Locator("#sin-voz")).ToBeFocusedAsync();
        await Assertions.Expect(lesson.Page.Locator(".meaning[role=note]")).ToBeVisibleAsync();
        await device.SetOfflineAsync(true);
        await lesson.Page.Locator("a[rel=next]").ClickAsync();

        await Assertions.Expect(lesson.Page.Locator("[role=alert]").Filter(new() { HasText = "No hay señal" })).ToBeVisibleAsync();
    }
}
