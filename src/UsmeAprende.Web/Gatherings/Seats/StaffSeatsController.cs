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
public sealed class StaffSeatsController(
    StaffGatheringReader gatherings,
    ReservationService reservations,
    SeatReturns returns,
    SeatBooking booking,
    IStaffTelephones telephones
) : Controller
{
    private const string Path = StaffGatheringsPage.Path + "/{id:guid}/reservas";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(
        Guid id,
        [FromQuery(Name = "cedido")] Guid? given,
        [FromQuery(Name = "hecho")] string? done,
        CancellationToken cancel
    )
    {
        if (await gatherings.FindAsync(HttpContext.Actor(), id, cancel) is not { } gathering)
            return NotFound();
        var holders = await gatherings.ListSeatHoldersAsync(id, cancel);
        return View(
            "StaffSeats",
            new SeatsPage(gathering, holders)
            {
                Given = given is { } one ? await returns.FindAsync(id, one, cancel) : null,
                Done = done,
                IsOpen = booking.IsOpen(gathering),
                Telephones = await telephones.ListAsync(HttpContext.Actor(), [.. holders.Select(h => h.Person)], cancel),
            }
        );
    }

    /// <summary>Asks once: the button stands next to names, and the seat is somebody else's a moment later.</summary>
    [HttpGet(Path + "/{reservation:guid}/no-viene")]
    public async Task<IActionResult> AskGiveUp(Guid id, Guid reservation, CancellationToken cancel)
    {
        if (await gatherings.FindAsync(HttpContext.Actor(), id, cancel) is not { } gathering)
            return NotFound();
        var holders = await gatherings.ListSeatHoldersAsync(id, cancel);
        return holders.FirstOrDefault(h => h.ReservationId == reservation) is { } holder
            ? View("StaffGiveUp", new StaffGiveUpPage(gathering, holder, holders.Any(h => h.State is SeatState.Waiting)))
            : LocalRedirect(SeatsPage.PathOf(id));
    }

    [HttpPost(Path + "/ceder")]
    public async Task<IActionResult> GiveUp(Guid id, Guid reservation, Guid? form, CancellationToken cancel) =>
        await reservations.GiveUpByStaffAsync(HttpContext.Actor(), id, reservation, form ?? Guid.CreateVersion7(), cancel)
            ? LocalRedirect($"{SeatsPage.PathOf(id)}?cedido={reservation}")
            : NotFound();

    [HttpPost(Path + "/deshacer")]
    public async Task<IActionResult> TakeBack(Guid id, Guid reservation, CancellationToken cancel) =>
        await returns.ReturnByStaffAsync(HttpContext.Actor(), id, reservation, cancel) switch
        {
            SeatReturnResult.Gone => NotFound(),
            SeatReturnResult.Reserved => LocalRedirect($"{SeatsPage.PathOf(id)}?hecho=devuelto"),
            SeatReturnResult.Waiting => LocalRedirect($"{SeatsPage.PathOf(id)}?hecho=en-espera"),
            _ => LocalRedirect($"{SeatsPage.PathOf(id)}?hecho=tarde"),
        };
}

/// <summary>Who reserved at a gathering.</summary>
public sealed record SeatsPage(Gathering Gathering, IReadOnlyList<SeatHolder> Holders)
{
    public string Path => PathOf(Gathering.Id);

    public IEnumerable<SeatHolder> Seated => Holders.Where(h => h.State is SeatState.Reserved);

    public IEnumerable<SeatHolder> Waiting => Holders.Where(h => h.State is SeatState.Waiting);

    /// <summary>The seat that was just given up and can still be taken back.</summary>
    public GivenSeat? Given { get; init; }

    public string? Done { get; init; }

    /// <summary>Whether seats can still be taken.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Of those whom the reader may call.</summary>
    public IReadOnlyDictionary<PersonId, StaffTelephone> Telephones { get; init; } = new Dictionary<PersonId, StaffTelephone>();

    public string? Notice =>
        Done switch
        {
            PhoneReservationController.Booked => "El cupo quedó apartado. Recuérdele a la persona el día, la hora y el lugar.",
            PhoneReservationController.Waits =>
                "No quedan cupos: la persona quedó en la lista de espera. Si alguien cede el suyo, le toca.",
            PhoneReservationController.HadSeat => "La persona ya tenía su cupo: no se apartó otro.",
            PhoneReservationController.Waited => "La persona ya estaba en la lista de espera.",
            "devuelto" => "La persona tiene otra vez su cupo.",
            "en-espera" => "La persona está otra vez en la lista de espera, en el turno que tenía. Si tenía cupo, ya lo tiene quien estaba "
                + "de primera en la lista.",
            _ => null,
        };

    public string? Refusal => Done is "tarde" ? "Ya pasó el tiempo para deshacer, o el encuentro ya empezó o se canceló." : null;

    public static string PathOf(Guid gathering) => $"{StaffGatheringsPage.Path}/{gathering}/reservas";
}

/// <summary>The question before somebody's seat is given up for them.</summary>
/// <param name="HasQueue">Whether somebody waits, who gets the seat at once.</param>
public sealed record StaffGiveUpPage(Gathering Gathering, SeatHolder Holder, bool HasQueue)
{
    /// <summary>The form's id (R33).</summary>
    public Guid Id { get; } = Guid.CreateVersion7();

    public string Back => SeatsPage.PathOf(Gathering.Id);
}
