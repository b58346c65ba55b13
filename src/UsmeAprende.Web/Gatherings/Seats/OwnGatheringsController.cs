using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using UsmeAprende.Catalogue;
using UsmeAprende.Gatherings.Groups;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Kit.Security;
using UsmeAprende.Web.People.Accounts;

namespace UsmeAprende.Web.Gatherings.Seats;

/// <summary>The page of a person's own reservations and groups.</summary>
public sealed class OwnGatheringsController(
    OwnGatheringReader own,
    ReservationService reservations,
    EnrolmentService groups,
    CatalogueStore catalogue
) : Controller
{
    public const string Path = "/mis-encuentros";
    public const string GroupPath = "/encuentros/grupos";

    [HttpGet(Path)]
    public async Task<IActionResult> Show([FromQuery(Name = "hecho")] string? done, CancellationToken cancel) =>
        View(
            "OwnGatherings",
            new OwnGatheringsPage(
                await own.ListReservationsAsync(User.PersonId(), cancel),
                await own.ListEnrolmentsAsync(User.PersonId(), cancel),
                catalogue.Current.CoursesById.ToDictionary(c => c.Key, c => c.Value.Title),
                done
            )
        );

    [HttpPost(Path + "/{gathering:guid}/ceder")]
    public async Task<IActionResult> GiveUp(Guid gathering, CancellationToken cancel) =>
        await reservations.GiveUpAsync(User.PersonId(), gathering, cancel) ? LocalRedirect($"{Path}?hecho=cedido") : NotFound();

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

    [HttpPost(Path + "/grupos/{group:guid}/salir")]
    public async Task<IActionResult> Leave(Guid group, CancellationToken cancel)
    {
        await groups.LeaveAsync(User.PersonId(), group, cancel);
        return LocalRedirect($"{Path}?hecho=salida");
    }
}

/// <summary>The person's future gatherings, and groups.</summary>
/// <param name="Courses">Titles by id.</param>
public sealed record OwnGatheringsPage(
    IReadOnlyList<OwnReservation> Reservations,
    IReadOnlyList<OwnEnrolment> Enrolments,
    IReadOnlyDictionary<string, string> Courses,
    string? Done
)
{
    public string? Notice =>
        Done switch
        {
            "cupo" => "Su cupo quedó reservado.",
            "espera" => "Quedó en la lista de espera. Si alguien cede su cupo, pasa a usted por orden de llegada.",
            "cedido" => "Cedió su cupo. Gracias: otra persona lo puede usar.",
            "grupo" => "Quedó inscrita o inscrito en el grupo, con cupo en los encuentros que faltan.",
            "salida" => "Salió del grupo y sus cupos quedaron libres.",
            _ => null,
        };

    /// <summary>Spanish texts for why there is no seat.</summary>
    public string? Refusal => Done == "conexion" ? ReservationForm.TooManyHere : null;
}
