using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;

namespace UsmeAprende.BrowserTests.WholeSite;

/// <summary>No page escapes the walks with axe and small screens; with the largest letters none scrolls sideways.</summary>
public sealed class EveryPageTests(LiveSite site)
{
    // What has no page of its own to look at: APIs, files, machines' addresses.
    private static readonly string[] Files =
    [
        "api/",
        "openapi/",
        "salud/",
        ".well-known/",
        "credenciales/",
        "insignias/dibujos/",
        "insignias/{award:guid}/",
        ".epub",
        ".gz",
        ".webmanifest",
        ".html",
        ".json",
        ".ics",
        ".pdf",
        ".zip",
        ".csv",
        ".jws",
        ".jsonld",
        ".png",
        "/hoja",
        "/lista.xlsx",
        "/informe.xlsx",
        "soportes/{file:guid}",
        "soportes/{report:guid}",
        "robots.txt",
        "sitemap.xml",
    ];

    // Pages that only something under way can open, which their own tests meet over HTTP: an error, the first start, a second step of
    // signing in, a letter as people get it, an issuing of certificates under way.
    private static readonly string[] Elsewhere =
    [
        "error/",
        "{*path}",
        "instalar/{token}",
        "entrar/segundo-paso",
        "administracion/plantillas/{kind}",
        "coordinacion/certificados/lotes/",
        "coordinacion/certificados/entregas/",
        "constancias/{bundle:guid}",
        "coordinacion/plantillas/{kind}/carta",
    ];

    // Hangfire's own dashboard, in Hangfire's own markup.
    private const string Foreign = "administracion/hangfire/";

    [Fact]
    public async Task Pages_OfTheRunningSite_AreAllWalked()
    {
        var walked = PageAddresses.Public.Concat(PageAddresses.Own.Values.SelectMany(a => a)).ToList();
        foreach (var visitor in PageAddresses.Own.Keys.Prepend(""))
            walked.AddRange(await site.ListDemoPagesAsync(visitor));
        walked = walked.ConvertAll(w => w.Split('?')[0]);
        var missing =
            from route in site.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            where route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") ?? true
            let address = route.RoutePattern.RawText!.TrimStart('/')
            where !Files.Concat(Elsewhere).Append(Foreign).Any(e => address.Contains(e, StringComparison.Ordinal))
            let pattern = new TemplateMatcher(TemplateParser.Parse(address), [])
            where !walked.Any(w => pattern.TryMatch(w, []))
            select address;

        Assert.Empty(missing);
    }

    [Fact]
    public async Task PublicPages_OnTheSmallestScreenWithTheLargestLetters_DoNotScrollSideways()
    {
        await using var visitor = await site.DeviceAsync(ScreenSize.Smallest);
        await visitor.AddInitScriptAsync("localStorage['usme.letters'] = 'larger'");

        var wide = await WideAsync(visitor, [.. PageAddresses.Public, .. await site.ListDemoPagesAsync("")]);

        Assert.True(wide.Count == 0, string.Join('\n', wide));
    }

    private static async Task<List<string>> WideAsync(Microsoft.Playwright.IBrowserContext device, IEnumerable<string> addresses)
    {
        var page = await device.NewPageAsync();
        var wide = new List<string>();
        foreach (var address in addresses)
        {
            await page.VisitAsync(address);
            var width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (width > ScreenSize.Smallest.Width)
                wide.Add($"{address} is {width} px wide");
        }
        return wide;
    }
}
