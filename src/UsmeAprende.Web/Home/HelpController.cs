using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.Home;

/// <summary>
/// The help pages: a short one for learners, and one for each role of staff. All are public, so that somebody who cannot sign in reads them
/// too.
/// </summary>
[AllowAnonymous]
public sealed class HelpController : Controller
{
    // It may name the next café.
    [HttpGet("/ayuda"), PublicPage(Area = PublicGatheringReader.Area)]
    public IActionResult Learner() => View("Help");

    [HttpGet("/ayuda/facilitacion"), PublicPage]
    public IActionResult Facilitation() => View("HelpFacilitation");

    [HttpGet("/ayuda/coordinacion"), PublicPage]
    public IActionResult Coordination() => View("HelpCoordination");

    [HttpGet("/ayuda/administracion"), PublicPage]
    public IActionResult Administration() => View("HelpAdministration");
}
