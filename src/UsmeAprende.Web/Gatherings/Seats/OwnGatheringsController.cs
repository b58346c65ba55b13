using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using UsmeAprende.Catalogue;
using UsmeAprende.Gatherings.Groups;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.People.Cards;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Kit.Security;
using UsmeAprende.Web.People.Accounts;

namespace UsmeAprende.Web.Gatherings.Seats;

/// <summary>The page of a person's own reservations and groups.</summary>
public sealed class OwnGatheringsController(
    OwnGatheringReader own,
    ReservationService reservations,
    SeatReturns returns,
    EnrolmentService groups,
    SignInCardIssuing cards,
    EnrolmentReturns groupReturns,
    CatalogueStore catalogue
) : Controller
{
    public const string Path = "/mis-encuentros";
    public const string GroupPath = "/encuentros/grupos";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(
        [FromQuery(Name = "hecho")] string? done,
        [FromQuery(Name = "grupo")] Guid? left,
        CancellationToken cancel
    ) =>
        View(
            "OwnGatherings",
            new OwnGatheringsPage(
                await own.ListReservationsAsync(User.PersonId(), cancel),
                await own.ListEnrolmentsAsync(User.PersonId(), cancel),
                catalogue.Current.CoursesById.ToDictionary(c => c.Key, c => c.Value.Title),
                await returns.ListAsync(User.PersonId(), cancel),
                await cards.FindNumberAsync(User.PersonId(), cancel),
                done
            )
            {
                Left = left is { } group ? await groupReturns.FindAsync(group, User.PersonId(), cancel) : null,
            }
        );

    /// <summary>Asks whether they mean it: a seat that is given away may be somebody else's a minute later.</summary>
    [HttpGet(Path + "/{gathering:guid}/ceder")]
    public async Task<IActionResult> AskGiveUp(Guid gathering, CancellationToken cancel) =>
        (await own.ListReservationsAsync(User.PersonId(), cancel)).FirstOrDefault(r => r.Gathering.Id == gathering)
            is { Gathering.CancelledAt: null } held
            ? View("GiveUpSeat", new GiveUpPage(held.Gathering, held.State, $"{Path}/{gathering}/ceder", Path))
            : LocalRedirect(Path);

    [HttpPost(Path + "/{gathering:guid}/ceder")]
    public async Task<IActionResult> GiveUp(Guid gathering, GiveUpForm form, CancellationToken cancel) =>
        await reservations.GiveUpAsync(User.PersonId(), gathering, form.Id, cancel)
            ? LocalRedirect($"{Path}?hecho={(form.Waited ? "lista" : "cedido")}")
            : NotFound();

    [HttpPost(Path + "/{gathering:guid}/deshacer")]
    public async Task<IActionResult> TakeBack(Guid gathering, CancellationToken cancel) =>
        await returns.ReturnAsync(User.PersonId(), gathering, cancel) switch
        {
            SeatReturnResult.Reserved => LocalRedirect($"{Path}?hecho=devuelto"),
            SeatReturnResult.Waiting => LocalRedirect($"{Path}?hecho=espera-devuelta"),
            SeatReturnResult.TooManyHere => LocalRedirect($"{Path}?hecho=conexion"),
            SeatReturnResult.TooLate => LocalRedirect($"{Path}?hecho=tarde"),
            _ => NotFound(),
        };

    /// <summary>The button of a group's public page. It needs an account, since a group has each person's progress.</summary>
    [
        HttpPost(GroupPath + "/{group:guid}/inscribirme"),
        AllowAnonymous,
        PageOwnerGuard.OwnerOptional,
        EnableRateLimiting(RateLimitPolicies.Reservation)
    ]
    public async Task<IActionResult> Enrol(Guid group, CancellationToken cancel)
    {
        if (User.TryPersonId() is not { } person)
            return LocalRedirect($"/entrar{QueryString.Create(SignInController.ReturnTo, $"{GroupPath}/{group}")}");
        return await groups.EnrolSelfAsync(person, group, cancel) ? LocalRedirect($"{Path}?hecho=grupo") : NotFound();
    }

    [HttpGet(Path + "/grupos/{group:guid}/salir")]
    public async Task<IActionResult> AskLeave(Guid group, CancellationToken cancel) =>
        (await own.ListEnrolmentsAsync(User.PersonId(), cancel)).Find(e => e.GroupId == group) is { } enrolment
            ? View("LeaveGroup", enrolment)
            : LocalRedirect(Path);

    [HttpPost(Path + "/grupos/{group:guid}/salir")]
    public async Task<IActionResult> Leave(Guid group, GiveUpForm form, CancellationToken cancel)
    {
        await groups.LeaveAsync(User.PersonId(), group, form.Id, cancel);
        return LocalRedirect($"{Path}?hecho=salida&grupo={group}");
    }

    [HttpPost(Path + "/grupos/{group:guid}/volver")]
    public async Task<IActionResult> Rejoin(Guid group, CancellationToken cancel) =>
        await groupReturns.ReturnAsync(User.PersonId(), group, cancel) switch
        {
            null => LocalRedirect($"{Path}?hecho=tarde-grupo"),
            { Waiting: 0 } => LocalRedirect($"{Path}?hecho=de-vuelta"),
            _ => LocalRedirect($"{Path}?hecho=de-vuelta-en-espera"),
        };
}

/// <summary>The person's future gatherings, and groups.</summary>
/// <param name="Courses">Titles by id.</param>
/// <param name="Card">To be told or shown at a gathering.</param>
public sealed record OwnGatheringsPage(
    IReadOnlyList<OwnReservation> Reservations,
    IReadOnlyList<OwnEnrolment> Enrolments,
    IReadOnlyDictionary<string, string> Courses,
    IReadOnlyList<ReturnableSeat> GivenUp,
    CardNumber? Card,
    string? Done
)
{
    /// <summary>The group that was just left, and can be entered again.</summary>
    public ReturnableMember? Left { get; init; }

    public string? Notice =>
        Done switch
        {
            "de-vuelta" => "Está otra vez en el grupo, con sus cupos.",
            "de-vuelta-en-espera" => "Está otra vez en el grupo. Donde su cupo ya lo tiene otra persona, quedó de primera en la lista de "
                + "espera.",
            "cupo" => "Su cupo quedó reservado.",
            "espera" => "Quedó en la lista de espera. Si alguien cede su cupo, pasa a usted por orden de llegada.",
            "cedido" => "Cedió su cupo. Gracias por avisar: otra persona lo puede usar.",
            "lista" => "Salió de la lista de espera.",
            "devuelto" => "Su cupo es suyo otra vez. Le esperamos.",
            "espera-devuelta" =>
                "Está otra vez en la lista de espera, en el turno que tenía. Si tenía cupo, ya lo tiene quien estaba de primera en la "
                    + "lista. Si alguien cede el suyo, pasa por orden de llegada.",
            "grupo" => "Quedó inscrita o inscrito en el grupo, con cupo en los encuentros que faltan.",
            "salida" => "Salió del grupo y sus cupos quedaron libres.",
            _ => null,
        };

    /// <summary>Spanish texts for why there is no seat.</summary>
    public string? Refusal =>
        Done switch
        {
            "conexion" => ReservationForm.TooManyHere,
            "tarde-grupo" => "Ya pasó el tiempo para deshacer. Puede inscribirse otra vez en la página del grupo.",
            "tarde" =>
                "Ya pasó el tiempo para deshacer, o el encuentro ya empezó o se canceló. Si todavía quiere ir, pida cupo otra vez en "
                    + "la página del encuentro.",
            _ => null,
        };
}

/// <summary>The question before a seat, or a place on the waiting list, is given up.</summary>
/// <param name="Action">Where a yes is sent.</param>
/// <param name="Back">Where a no leads.</param>
public sealed record GiveUpPage(PublicGathering Gathering, SeatState State, string Action, string Back)
{
    /// <summary>The form's id (R33).</summary>
    public Guid Id { get; } = Guid.CreateVersion7();

    public bool Waits => State is SeatState.Waiting;
}

/// <summary>The yes to giving up.</summary>
public sealed class GiveUpForm
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>Whether the page was about a place on the waiting list.</summary>
    public bool Waited { get; set; }
}
