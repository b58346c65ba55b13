using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Gatherings;
using UsmeAprende.People;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Gatherings;

/// <summary>The gatherings of staff in lists, and who reserved: a facilitator's own, a coordinator's all (R15).</summary>
[Authorize(Roles = nameof(PersonRole.Facilitator))]
public sealed class StaffGatheringsController(StaffGatherings gatherings, GatheringChoicesReader choices, Reservations reservations)
    : Controller
{
    [HttpGet(StaffGatheringsPage.Path)]
    public async Task<IActionResult> List(
        [FromQuery(Name = "ver")] string? stage,
        [FromQuery(Name = "facilita")] Guid? facilitator,
        [FromQuery(Name = "tipo")] string? kind,
        CancellationToken cancel
    )
    {
        ModelState.Clear();
        var staff = User.PersonId();
        var sort = NamedList.Kinds.Contains(kind) ? kind : null;
        var which = StaffGatheringsPage.StageOf(stage);
        return View(
            "StaffGatherings",
            new StaffGatheringsPage(
                which,
                await gatherings.ListAsync(staff, which, facilitator, sort, cancel),
                await gatherings.CountToCloseAsync(staff, cancel),
                User.IsInRole(nameof(PersonRole.Coordinator)) ? await choices.StaffAsync(cancel) : [],
                facilitator,
                sort
            )
        );
    }

    [HttpGet(StaffGatheringsPage.Path + "/{id:guid}/reservas")]
    public async Task<IActionResult> Seats(Guid id, CancellationToken cancel) =>
        await gatherings.OfAsync(User.PersonId(), id, cancel) is { } gathering
            ? View("Seats", new SeatsPage(gathering, await gatherings.SeatsAsync(id, cancel)))
            : NotFound();

    [HttpPost(StaffGatheringsPage.Path + "/{id:guid}/reservas/ceder")]
    public async Task<IActionResult> GiveUp(Guid id, Guid reservation, CancellationToken cancel) =>
        await reservations.GiveUpForAsync(User.PersonId(), id, reservation, cancel)
            ? LocalRedirect($"{StaffGatheringsPage.Path}/{id}/reservas")
            : NotFound();
}
