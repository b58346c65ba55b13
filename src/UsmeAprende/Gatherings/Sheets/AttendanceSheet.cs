using System.Globalization;
using UsmeAprende.Data;

namespace UsmeAprende.Gatherings.Sheets;

/// <summary>All that an attendance list says, whatever it is written on.</summary>
public sealed record AttendanceSheet
{
    private static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es-CO");

    public required FormOptions Form { get; init; }

    public required Gathering Gathering { get; init; }

    /// <summary>Name, address and vereda or barrio.</summary>
    public required string Place { get; init; }

    public required IReadOnlyList<string> Facilitators { get; init; }

    /// <summary>As the list was taken, instead of one to be signed.</summary>
    public required bool IsFilled { get; init; }

    /// <summary>Of a filled one those who came, else those expected too.</summary>
    public required IReadOnlyList<SheetPerson> People { get; init; }

    /// <summary>What the form asks to know of the meeting, as label and words.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Facts =>
        [
            .. new KeyValuePair<string, string>[]
            {
                new("Actividad", Gathering.Title),
                new("Clase", NamedList.Kinds.NameOf(Gathering.Kind)),
                new("Área responsable", NamedList.Areas.NameOf(Gathering.Area)),
                new("Con", Gathering.HeldWith ?? ""),
                new("Lugar", Place),
                new("Fecha", BogotaClock.DayOf(Gathering.FromAt).ToString("d 'de' MMMM 'de' yyyy", Spanish)),
                new("Hora", $"{Time(Gathering.FromAt)} a {Time(Gathering.UntilAt)}"),
                new("Facilita", string.Join(", ", Facilitators)),
            }.Where(fact => fact.Value.Length > 0),
        ];

    public string Formalities => $"Formato {Form.Code}, versión {Form.Version}, vigente desde {Form.ValidFrom}";

    /// <summary>How somebody was there, of a filled list.</summary>
    public static string Presence(Attendee who) =>
        who.Presence is not { } presence
            ? ""
            : string.Join(
                ", ",
                new[]
                {
                    presence.ArrivedAt is { } arrived ? $"llegó {Time(arrived)}" : "vino",
                    presence.LeftAt is { } left ? $"salió {Time(left)}" : "",
                }.Where(part => part.Length > 0)
            );

    public static string Name(Attendee who) => who.Name.Length > 0 ? who.Name : "(pidió borrar sus datos)";

    private static string Time(DateTime utc) => BogotaClock.TimeOf(utc).ToString("h:mm tt", Spanish);
}
