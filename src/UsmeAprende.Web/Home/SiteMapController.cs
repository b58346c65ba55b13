using System.Xml.Linq;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Badges;
using UsmeAprende.Badges.Games;
using UsmeAprende.Catalogue;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.Web.Catalogue;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.Home;

/// <summary>The map of the site for people, and the same for search engines.</summary>
[AllowAnonymous]
public sealed class SiteMapController(CatalogueStore catalogue, BadgeStore badges, PublicGatheringReader gatherings, PublicBaseUrl root)
    : Controller
{
    private static readonly string[] Fixed =
    [
        "/",
        "/cursos",
        "/encuentros",
        "/diagnostico",
        "/glosario",
        "/lineas",
        "/insignias",
        "/juego",
        "/registro",
        "/verificar",
        "/verificar/terminadas",
        "/ayuda",
        "/ayuda/facilitacion",
        "/ayuda/coordinacion",
        "/ayuda/administracion",
        "/plan-de-accion",
        "/datos-abiertos",
        "/privacidad",
        "/accesibilidad",
        "/mapa",
        "/sin-senal",
    ];

    [HttpGet("/mapa"), PublicPage]
    public IActionResult Show() => View("SiteMap", catalogue.Current);

    [HttpGet("/sitemap.xml"), PublicPage(Area = PublicGatheringReader.Area)]
    public async Task<IActionResult> List(CancellationToken cancel)
    {
        if (root.Find(Request) is not { } site)
            return NotFound();
        XNamespace names = "http://www.sitemaps.org/schemas/sitemap/0.9";
        var coming = await gatherings.ListComingAsync(new GatheringFilter(), cancel);
        var addresses = Fixed
            .Concat(ListCourses())
            .Concat(badges.Current.Families.SelectMany(f => f.Badges).Where(b => !b.IsRetired).Select(b => b.Path))
            .Concat(PracticeGame.All.Select(game => game.Path))
            .Select(path => new XElement(names + "url", new XElement(names + "loc", site + path)));
        // Only of gatherings is it known when they last changed: files of courses lose their dates when they are published.
        var cafes = coming
            .Where(g => g.CancelledAt is null)
            .Select(g => new XElement(
                names + "url",
                new XElement(names + "loc", $"{site}/encuentros/{g.Id}"),
                new XElement(names + "lastmod", DateTime.SpecifyKind(g.ChangedAt, DateTimeKind.Utc))
            ));
        var map = new XElement(names + "urlset", addresses, cafes);
        return Content($"""<?xml version="1.0" encoding="UTF-8"?>{"\n"}{map}""", "application/xml; charset=utf-8");
    }

    [HttpGet("/robots.txt"), PublicPage]
    public IActionResult Robots() =>
        // Pages that must not be found say so themselves: a robot that may not read them would not learn it.
        root.Find(Request)
            is { } site
            ? Content($"User-agent: *\nDisallow: /api/\n\nSitemap: {site}/sitemap.xml\n", "text/plain; charset=utf-8")
            : NotFound();

    private IEnumerable<string> ListCourses() =>
        catalogue.Current.Courses.SelectMany(course =>
            course
                .Modules.SelectMany(module =>
                    module
                        .Lessons.Where(l => !l.IsWithheld)
                        .Select(l => l.Path)
                        .Concat(module.Guide is { IsWithheld: false } ? [module.GuidePath()] : [])
                )
                .Prepend(course.Path)
        );
}
