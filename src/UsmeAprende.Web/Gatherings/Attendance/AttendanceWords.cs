using System.Globalization;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.Wording;

namespace UsmeAprende.Web.Gatherings.Attendance;

/// <summary>Spanish texts about attendance.</summary>
public static class AttendanceWords
{
    public const string TooManyCards = "Se buscaron muchos carnés seguidos. Espere un minuto, o busque a la persona en la lista.";

    public const string ReopenedTooLate =
        "Ya no se puede abrir otra vez: pasó un día desde que se cerró, o el encuentro se canceló. "
        + "Corrija lo que haga falta, con su motivo.";

    public static string People(int count) => SpanishCount.Format(count, "persona", "personas");

    /// <summary>The value for a time field.</summary>
    public static string TimeValue(DateTime utc) => BogotaClock.TimeOf(utc).ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string Name(AttendanceListEntry who) => who.Name.Length > 0 ? who.Name : "Persona que borró sus datos";

    /// <summary>Distinguishes people with the same name, and says why they are on the list.</summary>
    public static string About(AttendanceListEntry who) =>
        string.Join(
            " · ",
            new[]
            {
                who.LastFour.Length > 0 ? $"termina en {who.LastFour}" : "",
                who.Seat is SeatState.Waiting ? "en lista de espera"
                : who.IsExpected ? ""
                : "sin reserva",
            }.Where(part => part.Length > 0)
        );

    public static string State(AttendanceFacts? presence) =>
        presence is null
            ? ""
            : string.Join(
                ", ",
                new[]
                {
                    presence.ArrivedAt is { } arrived ? $"llegó {SpanishDates.Time(arrived)}" : "vino",
                    presence.LeftAt is { } left ? $"salió {SpanishDates.Time(left)}" : "",
                    presence.CameAfterClosing ? "anotada después del cierre" : "",
                }.Where(part => part.Length > 0)
            );

    /// <summary>Why nobody can be marked at a gathering that was cancelled or has not begun, and what to do.</summary>
    public static string NotHeld(Gathering gathering) =>
        gathering.CountsFrom is null
            ? "Este encuentro está cancelado: no se anota quién vino. Si se hizo, quite antes la cancelación, en Encuentros, Cancelados."
            : $"Este encuentro empieza el {SpanishDates.LongDay(gathering.FromAt)}, {SpanishDates.Time(gathering.FromAt)}: todavía no ha "
                + "venido nadie. La lista se abre 15 minutos antes. "
                + "Si busca el de hoy, mire la fecha; si se hizo antes, cambie primero su día en Encuentros.";

    public static string DescribeFailure(AttendanceResultKind outcome, Gathering gathering) =>
        outcome switch
        {
            AttendanceResultKind.NotBegun or AttendanceResultKind.Cancelled => NotHeld(gathering),
            AttendanceResultKind.NothingToChange => "Ya estaba así: no había nada que cambiar.",
            AttendanceResultKind.SomeoneElses => "Eso lo anotó otra persona del equipo. Pídale a ella, o a quien coordina, que lo corrija.",
            AttendanceResultKind.ReasonNeeded => "La asistencia está cerrada. Escriba por qué la corrige.",
            AttendanceResultKind.ImpossibleTime =>
                "Revise la hora: no cae dentro del encuentro, o la persona saldría antes de llegar. Si el encuentro "
                    + "fue a otra hora, corrija primero su horario.",
            AttendanceResultKind.Busy => "Hay mucha gente guardando a la vez. No se guardó: vuelva a intentarlo.",
            _ => "No se guardó. Usted no puede anotar su propia asistencia, ni la de quien borró sus datos.",
        };

    public static string DescribeFailure(AttendanceClosingResult outcome) =>
        outcome switch
        {
            AttendanceClosingResult.Cancelled => "El encuentro está cancelado: no hay asistencia que cerrar.",
            AttendanceClosingResult.NotBegun => "El encuentro no ha empezado. Escriba la hora en que empezó de verdad.",
            AttendanceClosingResult.NotOver =>
                "El final todavía no llega. Escriba la hora en que terminó; si sigue, cierre la asistencia cuando termine.",
            AttendanceClosingResult.ReasonNeeded => "La asistencia ya está cerrada. Escriba por qué cambia las horas.",
            _ => "Revise las horas: el final va después del comienzo, y entre los dos no pasan más de 14 días.",
        };

    public static string Held(Gathering gathering) =>
        $"{SpanishDates.DayAndTime(gathering.FromAt)}, hasta las {SpanishDates.Time(gathering.UntilAt)}";
}
