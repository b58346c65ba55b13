using Microsoft.Playwright;

namespace UsmeAprende.BrowserTests.Offline;

/// <summary>A phone with the service worker, behind a line that can be cut.</summary>
internal sealed class OfflinePhone : IAsyncDisposable
{
    private OfflinePhone(WeakLine line, IBrowserContext device, IPage page) => (Line, Device, Page) = (line, device, page);

    public WeakLine Line { get; }

    public IBrowserContext Device { get; }

    public IPage Page { get; }

    /// <summary>Opens a page, and waits until the worker is ready for when the line goes.</summary>
    public static async Task<OfflinePhone> OpenAsync(LiveSite site, string path = BrowserLesson.First)
    {
        var line = await WeakLine.OpenAsync(site.Address);
        var device = await site.DeviceAsync(ScreenSize.Phone, hasWorker: true, line: line.Address);
        var page = await device.NewPageAsync();
        await page.GotoAsync(path);
        await WorkerAsync(page);
        return new OfflinePhone(line, device, page);
    }

    /// <summary>
    /// Waits until the worker answers the page. One whose installation was cut short is installed again by the next page.
    /// </summary>
    public static async Task WorkerAsync(IPage page)
    {
        const string IsThere = "() => Boolean(navigator.serviceWorker.controller)";
        try
        {
            await page.WaitForFunctionAsync(IsThere);
        }
        catch (TimeoutException)
        {
            await page.ReloadAsync();
            await page.WaitForFunctionAsync(IsThere);
        }
    }

    /// <summary>The paths that the phone keeps, style and scripts apart.</summary>
    public static Task<string[]> KeptAsync(IPage page) =>
        page.EvaluateAsync<string[]>("caches.open('usme-pages').then(c => c.keys()).then(all => all.map(r => new URL(r.url).pathname))");

    /// <summary>Waits until a page is kept: a worker does that after it has answered.</summary>
    public static Task UntilKeptAsync(IPage page, string path) =>
        page.WaitForFunctionAsync("path => caches.open('usme-pages').then(c => c.match(path)).then(Boolean)", path);

    /// <summary>Somebody makes an account; the phone knows that it is theirs.</summary>
    public async Task<IPage> SignUpAsync()
    {
        var page = await NewAccount.SignUpAsync(Device);
        await page.WaitForFunctionAsync("() => localStorage['usme.person']");
        return page;
    }

    /// <summary>Signs in through the form. A page with a worker is never idle, so it is known by its address.</summary>
    public static async Task SignInAsync(IPage page, WeakLine line, string email, string path)
    {
        await page.GotoAsync($"/entrar?volver={path}");
        await page.GetByLabel("Documento, celular o correo").FillAsync(email);
        await page.GetByLabel("Clave", new() { Exact = true }).FillAsync("Usme-2026!");
        await page.GetByRole(AriaRole.Button, new() { Name = "Entrar", Exact = true }).ClickAsync();
        await page.WaitForURLAsync(new Uri(line.Address, path).ToString());
    }

    /// <summary>Brings a course with the buttons of its page.</summary>
    public Task CarryAsync(string course) => CarryAsync(Page, course);

    /// <summary>The same in another tab.</summary>
    public static async Task CarryAsync(IPage page, string course)
    {
        await page.GotoAsync($"/cursos/{course}#llevar");
        await page.GetByText("Llevar este curso sin señal").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Llevar este curso" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Traerlo ahora" }).ClickAsync();
        await page.Locator("[data-state=carried]").WaitForAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Device.DisposeAsync();
        await Line.DisposeAsync();
    }
}
