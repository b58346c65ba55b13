using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.People;

namespace UsmeAprende.Web.Home;

/// <summary>The first pages of staff, with what each role can do.</summary>
public sealed class StaffHomeController : Controller
{
    [HttpGet("/facilitacion"), Authorize(Roles = nameof(PersonRole.Facilitator))]
    public IActionResult Facilitation() => View("Facilitation");

    [HttpGet("/coordinacion"), Authorize(Roles = nameof(PersonRole.Coordinator))]
    public IActionResult Coordination() => View("Coordination");
}
