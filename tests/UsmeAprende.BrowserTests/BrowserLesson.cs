using Microsoft.Playwright;

namespace UsmeAprende.BrowserTests;

/// <summary>A lesson in a browser, as journeys use it.</summary>
internal sealed class BrowserLesson(IPage page)
{
    public const string Course = "herramientas-basicas";
    public const string First = "/cursos/herramientas-basicas/mi-celular/encender-y-cargar";
    public const string Second = "/cursos/herramientas-basicas/mi-celular/tocar-y-escribir";

    /// <summary>The first lesson of the first course: where the home page and one's own page lead a newcomer.</summary>
    public const string Opening = "/cursos/herramientas-basicas/primeros-pasos/salir-y-volver";
    public const string AfterOpening = "/cursos/herramientas-basicas/primeros-pasos/letra-grande-y-lectura-en-voz-alta";

    public IPage Page => page;

    /// <summary>Says "Terminar la lección", or "Terminarla otra vez" to who already did.</summary>
    public ILocator Finish => page.Locator("#terminar button");

    public ILocator Finished => page.Locator("#terminar .verdict");

    /// <summary>The button that goes on to the next step.</summary>
    public ILocator Onward => page.Locator(".stepbar > button");

    /// <summary>Where one is, as its head says: "2 de 9".</summary>
    public ILocator Place => page.Locator(".slim p");

    public ILocator CurrentStep => page.Locator(".step:not([hidden])");

    /// <summary>Goes on to the last step without answering anything.</summary>
    /// <returns>How many exercises were left for later.</returns>
    public async Task<int> WalkToTheEndAsync()
    {
        var left = 0;
        while (await Onward.TextContentAsync() != "Terminar la lección")
            left += await PassStepAsync() ? 1 : 0;
        return left;
    }

    /// <summary>Goes on to the next step; an exercise that is not answered is left for later.</summary>
    /// <returns>Whether something was left.</returns>
    public async Task<bool> PassStepAsync()
    {
        var later = page.GetByRole(AriaRole.Button, new() { Name = "Ahora no" });
        var isLeft = await later.IsVisibleAsync();
        await (isLeft ? later : Onward).ClickAsync();
        return isLeft;
    }

    /// <summary>Ends it, whatever is still to be answered.</summary>
    public async Task EndAsync()
    {
        await Finish.ClickAsync();
        if ((await Finished.TextContentAsync())?.Contains("ejercicio", StringComparison.Ordinal) == true)
            await Finish.ClickAsync();
    }

    /// <summary>Opens it on one page, as people can choose to see it: everything is at hand.</summary>
    public static async Task<BrowserLesson> OpenAsync(IBrowserContext device, string path = First)
    {
        await device.AddInitScriptAsync("localStorage['usme.whole'] = 1");
        return await OpenInStepsAsync(device, path);
    }

    /// <summary>Opens it as everybody sees it first: one step at a time.</summary>
    public static async Task<BrowserLesson> OpenInStepsAsync(IBrowserContext device, string path = First)
    {
        var page = await device.NewPageAsync();
        await page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        return new BrowserLesson(page);
    }

    public ILocator Question(string slug) => page.Locator($"#p-{slug}");

    public ILocator Verdict(string slug) => Question(slug).Locator(".verdict");

    /// <summary>The sign that something is still to be sent, as soon as there is; people see it only if it takes long.</summary>
    public static ILocator Unsent(IPage page) => page.Locator(".pending[data-count]");

    /// <summary>Signs in through the form, coming back to where the person was.</summary>
    public static async Task<IPage> SignInAsync(IBrowserContext device, string email, string returnTo = "/mi-aprendizaje")
    {
        var page = await device.NewPageAsync();
        await page.GotoAsync($"/entrar?volver={Uri.EscapeDataString(returnTo)}");
        await page.GetByLabel("Documento, celular o correo").FillAsync(email);
        await page.GetByLabel("Clave", new() { Exact = true }).FillAsync("Usme-2026!");
        await page.RunAndWaitForResponseAsync(
            () => page.GetByRole(AriaRole.Button, new() { Name = "Entrar", Exact = true }).ClickAsync(),
            response => response.Url.EndsWith(returnTo, StringComparison.Ordinal)
        );
        // The answer is there before the page is: whoever went elsewhere between the two would be taken back.
        await page.WaitForURLAsync($"**{returnTo}", new() { WaitUntil = WaitUntilState.NetworkIdle });
        return page;
    }
}
