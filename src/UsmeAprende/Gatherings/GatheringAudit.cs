using System.Globalization;
using UsmeAprende.Gatherings.Planning;

namespace UsmeAprende.Gatherings;

/// <summary>Names and values of the audit's entries about gatherings (R31). People appear as random ids only.</summary>
public static class GatheringAudit
{
    public const string Planned = "encuentro.planeado";
    public const string Changed = "encuentro.cambiado";
    public const string Moved = "encuentro.movido";
    public const string Cancelled = "encuentro.cancelado";
    public const string Restored = "encuentro.restablecido";
    public const string SeatBooked = "encuentro.cupo-apartado";
    public const string SeatGivenUp = "encuentro.cupo-cedido";
    public const string SeatReturned = "encuentro.cupo-devuelto";
    public const string HolderCorrected = "encuentro.reserva-corregida";
    public const string FollowingStarted = "encuentro.sigan-empezado";
    public const string FollowingEnded = "encuentro.sigan-terminado";
    public const string VenueAdded = "lugar-de-encuentro.agregado";
    public const string VenueChanged = "lugar-de-encuentro.cambiado";
    public const string VenueRetired = "lugar-de-encuentro.retirado";
    public const string VenueRestored = "lugar-de-encuentro.de-vuelta";
    public const string Enrolled = "grupo.inscripcion";
    public const string Left = "grupo.retiro";
    public const string Rejoined = "grupo.de-vuelta";
    public const string GroupChanged = "grupo.cambiado";
    public const string ListImported = "lista.importada";
    public const string SubstituteCodeIssued = "encuentro.codigo-de-relevo";
    public const string SubstituteJoined = "encuentro.relevo";

    private const int Longest = 3_900;

    public static string Subject(Guid gathering) => $"encuentro/{gathering}";

    public static string VenueSubject(Guid venue) => $"lugar-de-encuentro/{venue}";

    public static string GroupSubject(Guid group) => $"grupo/{group}";

    internal static string Describe(Gathering gathering) =>
        Truncate(
            string.Join(
                " | ",
                gathering.Kind,
                gathering.Title,
                gathering.Area,
                gathering.HeldWith,
                $"{At(gathering.StartsAt)} - {At(gathering.EndsAt)}",
                $"lugar {gathering.VenueId}",
                $"{gathering.Seats} cupos",
                $"facilita {string.Join(' ', gathering.Facilitators.Select(f => f.PersonId).Order())}",
                gathering.ChangeReason,
                gathering.Notes,
                $"lecciones {string.Join(' ', gathering.Lessons.Select(l => l.Lesson).Order())}"
            )
        );

    internal static string Truncate(string words) => words.Length > Longest ? words[..Longest] + "…" : words;

    internal static string Describe(GatheringVenue venue) =>
        $"{venue.Name} | {venue.PlaceId} | {venue.Address} | {venue.Directions} | {(venue.IsAccessible ? "accesible" : "no accesible")}";

    private static string At(DateTime utc) => utc.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
}

/// <summary>Names of the audit's entries about a gathering's attendance (R31).</summary>
public static class AttendanceAudit
{
    public const string Closed = "encuentro.cerrado";
    public const string Reopened = "encuentro.reabierto";
    public const string TimesCorrected = "encuentro.horas-corregidas";

    /// <summary>A mark, note or void after closing; its subject is the person, so that it is erased with them (R30).</summary>
    public const string ChangedAfterClosing = "encuentro.asistencia-tras-cierre";

    /// <summary>A card of an unexpected person was looked up; its subject is the person.</summary>
    public const string CardLookedUp = "encuentro.carne-consultado";

    internal const string NoReason = "llegó sin motivo, de un celular que no tenía señal";

    public static string Subject(Guid gathering) => $"encuentro/{gathering}";
}

/// <summary>Names of the audit's entries about a gathering's evidence (R31).</summary>
public static class EvidenceAudit
{
    public const string Added = "encuentro.soporte-agregado";
    public const string Removed = "encuentro.soporte-quitado";
    public const string Cleared = "encuentro.foto-revisada";
    public const string MinutesWritten = "encuentro.acta";
    public const string MinutesCorrected = "encuentro.acta-corregida";
    public const string Packed = "encuentro.paquete-de-evidencias";
}
