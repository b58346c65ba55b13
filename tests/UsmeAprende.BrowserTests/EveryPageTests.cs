using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;

namespace UsmeAprende.BrowserTests;

/// <summary>No page escapes the walks with axe and the smallest screen.</summary>
public sealed class EveryPageTests(LiveSite site)
{
    // Downloads, APIs, machines' addresses, pages that only a sign-in under way can open (their own tests meet them over HTTP), letters as people get them, and an issuing of certificates under way, which CertificateJourneys looks at.
    private static readonly string[] Elsewhere =
    [
        "api/", "openapi/", "salud/", "error/", "{*path}", ".epub", ".pdf", ".html", ".json", ".well-known/", "credenciales/", "instalar/{token}", "entrar/segundo-paso", "personas/{person:guid}/carne/", "administracion/plantillas/{kind}", ".ics", "encuentros/{id:guid}", "encuentros/reservas/{token}", "encuentros/grupos/{id:guid}", "facilitacion/grupos/{id:guid}", "facilitacion/lugares-de-encuentro/{id:guid}",
        "avisos/baja/{token}", "facilitacion/personas/importar/{list:guid}", "coordinacion/certificados/lotes/", "insignias/dibujos/", "insignias/{award:guid}",
    ];

    [Fact]
    public async Task Pages_OfTheRunningSite_AreAllWalked()
    {
        var walked = Addresses.Public.Concat(Addresses.Own.Values.SelectMany(a => a)).Concat(await site.PagesOfOneAsync()).Select(a => a.Split('?')[0]).ToList();
        foreach (var person in Addresses.Own.Keys)
            walked.AddRange(await site.PagesOfOneAsync(person));
        var missing = from route in site.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                      where route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") ?? true
                      let address = route.RoutePattern.RawText!.TrimStart('/')
                      where !Elsewhere.Any(e => address.Contains(e, StringComparison.Ordinal))
                      let pattern = new TemplateMatcher(TemplateParser.Parse(address), [])
                      where !walked.Any(w => pattern.TryMatch(w, []))
                      select address;

        Assert.Empty(missing);
    }

    [Fact]
    public async Task Pages_OnTheSmallestScreen_DoNotScrollSideways()
    {
        var wide = new List<string>();
        await using var visitor = await site.DeviceAsync(Screen.Smallest);
        wide.AddRange(await WideAsync(visitor, [.. Addresses.Public, .. await site.PagesOfOneAsync()]));
        foreach (var (person, addresses) in Addresses.Own)
        {
            await using var device = await site.DeviceAsync(Screen.Smallest);
            await LessonPage.SignInAsync(device, person);
            wide.AddRange(await WideAsync(device, [.. addresses, .. await site.PagesOfOneAsync(person)]));
        }

        Assert.True(wide.Count == 0, string.Join('\n', wide));
    }

    [Fact]
    public async Task PublicPages_OnTheSmallestScreenWithTheLargestLetters_DoNotScrollSideways()
    {
        await using var visitor = await site.DeviceAsync(Screen.Smallest);
        await visitor.AddInitScriptAsync("localStorage['usme.letters'] = 'larger'");

        var wide = await WideAsync(visitor, [.. Addresses.Public, .. await site.PagesOfOneAsync()]);

        Assert.True(wide.Count == 0, string.Join('\n', wide));
    }

    private static async Task<List<string>> WideAsync(Microsoft.Playwright.IBrowserContext device, IEnumerable<string> addresses)
    {
        var page = await device.NewPageAsync();
        var wide = new List<string>();
        foreach (var address in addresses)
        {
            await page.GotoAsync(address);
            var width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (width > Screen.Smallest.Width)
                wide.Add($"{address} is {width} px wide");
        }
        return wide;
    }
}
