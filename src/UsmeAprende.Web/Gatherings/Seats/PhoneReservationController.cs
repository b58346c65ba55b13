using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.Typing;
using UsmeAprende.Web.Gatherings.Planning;
using UsmeAprende.Web.People;
using UsmeAprende.Web.People.Identity;

namespace UsmeAprende.Web.Gatherings.Seats;

/// <summary>
/// Takes a seat for somebody who calls. Whoever resembles somebody known is asked about first (R14, R38), and a form that is sent twice
/// makes one person and one seat (R33).
/// </summary>
[Authorize(Roles = nameof(PersonRole.Facilitator))]
public sealed class PhoneReservationController(
    StaffGatheringReader gatherings,
    WalkInRegistration walkIns,
    WalkInQuestion question,
    SeatBooking booking,
    TimeProvider clock
) : Controller
{
    public const string Booked = "apartado";
    public const string Waits = "apartado-en-espera";
    public const string HadSeat = "ya-tenia";
    public const string Waited = "ya-esperaba";

    private const string Path = StaffGatheringsPage.Path + "/{id:guid}/reservas";

    [HttpGet(Path + "/nueva")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancel) =>
        await gatherings.FindAsync(HttpContext.Actor(), id, cancel) is { } gathering
            ? View("PhoneReservation", PageOf(gathering, new WalkInForm()))
            : NotFound();

    // The form bears an id of its own, the person's.
    [HttpPost(Path + "/nueva")]
    public async Task<IActionResult> Register([FromRoute] Guid id, WalkInForm form, CancellationToken cancel)
    {
        if (await gatherings.FindAsync(HttpContext.Actor(), id, cancel) is not { } gathering)
            return NotFound();
        var page = PageOf(gathering, form);
        // Asked before anything is stored: nobody must be registered for a seat that is then refused.
        if (!page.IsOpen)
            return View("PhoneReservation", page);
        if (NoValue.Is(form.Phone))
            ModelState.AddModelError(nameof(form.Phone), "Escriba el celular desde el que llama. Ahí le avisa si algo cambia.");
        if (form.Check(ModelState, clock.GetUtcNow().Year) is not { } caller || !ModelState.IsValid)
            return Again(page);
        if (await question.AskAsync(HttpContext.Actor(), id, form, caller, ModelState, Response, cancel))
            return View("PhoneReservation", page);

        var answer = await walkIns.RegisterAsync(HttpContext.Actor(), caller, cancel);
        if (
            answer.Status is WalkInRegistrationStatus.SentOtherwise
            && await walkIns.FindNameAsync(HttpContext.Actor(), caller.Id, cancel) is { } before
        )
        {
            form.StartAgain(ModelState, before);
            return Again(page, StatusCodes.Status409Conflict);
        }
        if (!answer.IsThere)
        {
            ModelState.AddModelError("", "No pudimos registrar a la persona. Abra este formulario otra vez y vuelva a intentarlo.");
            return Again(page);
        }
        return await BookAsync(id, answer.Id, isRepeated: answer.Status is WalkInRegistrationStatus.AlreadyRegistered, cancel);
    }

    /// <summary>The caller is somebody known.</summary>
    [HttpPost(Path + "/apartar")]
    public Task<IActionResult> Book([FromRoute] Guid id, PersonId person, CancellationToken cancel) =>
        BookAsync(id, person, isRepeated: false, cancel);

    private async Task<IActionResult> BookAsync(Guid id, PersonId person, bool isRepeated, CancellationToken cancel) =>
        await booking.BookAsync(HttpContext.Actor(), id, person, cancel) switch
        {
            ReservationResult.Gone => NotFound(),
            ReservationResult.Reserved => Told(id, Booked),
            ReservationResult.Waiting => Told(id, Waits),
            ReservationResult.AlreadyReserved => Told(id, isRepeated ? Booked : HadSeat),
            ReservationResult.AlreadyWaiting => Told(id, isRepeated ? Waits : Waited),
            _ => LocalRedirect($"{SeatsPage.PathOf(id)}/nueva"),
        };

    private LocalRedirectResult Told(Guid id, string done) => LocalRedirect($"{SeatsPage.PathOf(id)}?hecho={done}");

    private PhoneReservationPage PageOf(Gathering gathering, WalkInForm form) => new(gathering, form, booking.IsOpen(gathering));

    private ViewResult Again(PhoneReservationPage page, int status = StatusCodes.Status400BadRequest)
    {
        Response.StatusCode = status;
        return View("PhoneReservation", page);
    }
}

/// <summary>The form for somebody who calls.</summary>
/// <param name="IsOpen">Whether seats can still be taken.</param>
public sealed record PhoneReservationPage(Gathering Gathering, WalkInForm Form, bool IsOpen)
{
    public string Back => SeatsPage.PathOf(Gathering.Id);
}
