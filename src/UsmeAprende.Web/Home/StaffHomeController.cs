using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Catalogue;
using UsmeAprende.People;
using UsmeAprende.Reports.Board;

namespace UsmeAprende.Web.Home;

/// <summary>The first pages of staff, with what each role can do.</summary>
public sealed class StaffHomeController(CatalogueStore catalogue, BoardReader board) : Controller
{
    [HttpGet("/facilitacion"), Authorize(Roles = nameof(PersonRole.Facilitator))]
    public IActionResult Facilitation() => View("Facilitation", catalogue.Current.Courses);

    [HttpGet("/coordinacion"), Authorize(Roles = nameof(PersonRole.Coordinator))]
    public async Task<IActionResult> Coordination(CancellationToken cancel) => View("Coordination", await board.ReadAsync(cancel));
}
