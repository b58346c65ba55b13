using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.People;

namespace UsmeAprende.Web.People;

/// <summary>Where staff begin: what there is to do for each role.</summary>
public sealed class StaffHomeController : Controller
{
    [HttpGet("/facilitacion"), Authorize(Roles = nameof(Role.Facilitator))]
    public IActionResult Facilitation() => View("Facilitation");

    [HttpGet("/coordinacion"), Authorize(Roles = nameof(Role.Coordinator))]
    public IActionResult Coordination() => View("Coordination");
}
