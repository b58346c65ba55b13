using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.Tests.Home;

/// <summary>Every public page but the first says where it stands.</summary>
public sealed class BreadcrumbTests(SiteHost site)
{
    [Fact]
    public async Task Page_OpenToAnybody_SaysWhatIsAboveIt()
    {
        using var visitor = new BrowserVisit(site);
        var paths = site
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(r => r.Metadata.GetMetadata<PublicPageAttribute>() is not null && r.RoutePattern.Parameters.Count == 0)
            .Select(r => "/" + r.RoutePattern.RawText!.TrimStart('/'))
            .Where(path => path != "/" && !path.Contains('.', StringComparison.Ordinal))
            .Concat(["/cursos/emprendimiento", "/insignias/primer-paso", "/juego/ponga-en-orden", "/verificar", "/salida"])
            .Distinct()
            .ToList();

        Assert.True(paths.Count > 15);
        foreach (var path in paths)
        {
            var crumbs = (await visitor.ReadAsync(path)).QuerySelectorAll("main nav[aria-label='Dónde está'] a");
            Assert.True(crumbs.Length > 0 && crumbs[0].GetAttribute("href") == "/", path);
        }
    }

    [Fact]
    public async Task Home_StandsAboveAll_AndNeedsNone()
    {
        using var visitor = new BrowserVisit(site);

        Assert.Null((await visitor.ReadAsync("/")).QuerySelector("nav[aria-label='Dónde está']"));
    }
}
