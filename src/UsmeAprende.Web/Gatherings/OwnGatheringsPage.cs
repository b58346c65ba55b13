using UsmeAprende.Gatherings;

namespace UsmeAprende.Web.Gatherings;

/// <summary>One's own gatherings to come, and groups.</summary>
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

    /// <summary>Why there is no seat.</summary>
    public string? Refusal => Done == "conexion" ? ReservationForm.TooManyHere : null;
}
