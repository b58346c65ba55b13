using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Badges;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Web.Site;

/// <summary>The home page and the pages that explain the site. All are the same for everyone.</summary>
[AllowAnonymous]
public sealed class HomeController(CatalogueStore catalogue, Goals goals) : Controller
{
    [HttpGet("/"), PublicPage(Area = Goals.Area, MayAge = true)]
    public async Task<IActionResult> Index(CancellationToken cancel) =>
        View("Home", HomePage.Of(catalogue.Current, await goals.ShownAsync(cancel)));

    [HttpGet("/privacidad"), PublicPage]
    public IActionResult Privacy() => View("Privacy");

    [HttpGet("/accesibilidad"), PublicPage]
    public IActionResult Accessibility() => View("Accessibility");

    [HttpGet("/ayuda"), PublicPage]
    public IActionResult Help() => View("Help");
}
