using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.People;
using UsmeAprende.Web.Gatherings.Planning;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Gatherings.Seats;

/// <summary>Who reserved at a gathering of staff.</summary>
[Authorize(Roles = nameof(PersonRole.Facilitator))]
public sealed class StaffSeatsController(StaffGatheringReader gatherings, ReservationService reservations) : Controller
{
    private const string Path = StaffGatheringsPage.Path + "/{id:guid}/reservas";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancel) =>
        await gatherings.FindAsync(HttpContext.Actor(), id, cancel) is { } gathering
            ? View("StaffSeats", new SeatsPage(gathering, await gatherings.ListSeatHoldersAsync(id, cancel)))
            : NotFound();

    [HttpPost(Path + "/ceder")]
    public async Task<IActionResult> GiveUp(Guid id, Guid reservation, CancellationToken cancel) =>
        await reservations.GiveUpByStaffAsync(HttpContext.Actor(), id, reservation, cancel)
            ? LocalRedirect(SeatsPage.PathOf(id))
            : NotFound();
}

/// <summary>Who reserved at a gathering.</summary>
public sealed record SeatsPage(Gathering Gathering, IReadOnlyList<SeatHolder> Holders)
{
    public string Path => PathOf(Gathering.Id);

    public IEnumerable<SeatHolder> Seated => Holders.Where(h => h.State is SeatState.Reserved);

    public IEnumerable<SeatHolder> Waiting => Holders.Where(h => h.State is SeatState.Waiting);

    public static string PathOf(Guid gathering) => $"{StaffGatheringsPage.Path}/{gathering}/reservas";
}
