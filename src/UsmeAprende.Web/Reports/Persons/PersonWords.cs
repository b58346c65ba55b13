using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Privacy;
using UsmeAprende.People.Roles;
using UsmeAprende.Reports.Persons;
using UsmeAprende.Web.Kit.Forms;
using UsmeAprende.Wording;

namespace UsmeAprende.Web.Reports.Persons;

/// <summary>Spanish texts about people in the list of coordinators.</summary>
public static class PersonWords
{
    private const int ColombianLength = 10;

    public static IReadOnlyList<FormChoice> States { get; } =
    [
        new(nameof(PersonState.DocumentSeen), "Documento visto"),
        new(nameof(PersonState.DocumentNotSeen), "Documento por ver"),
        new(nameof(PersonState.WithoutPassword), "Sin clave para entrar"),
        new(nameof(PersonState.WithoutConsent), "Autorización pendiente"),
    ];

    public static IReadOnlyList<FormChoice> Activities { get; } =
    [
        new(nameof(PersonActivity.Recent), $"En los últimos {PersonFilter.Silence.Days} días"),
        new(nameof(PersonActivity.Stopped), $"Antes, y nada en {PersonFilter.Silence.Days} días"),
        new(nameof(PersonActivity.Never), "Nunca"),
    ];

    public static IReadOnlyList<FormChoice> Roles { get; } =
    [.. Enum.GetValues<PersonRole>().Select(role => new FormChoice(role.ToString(), RoleNames.Describe(role)))];

    /// <summary>What tells people of one name apart: <c>CC 52345678 · El Destino · Facilitación</c>.</summary>
    public static string Brief(PersonListLine line) =>
        string.Join(
            " · ",
            new[]
            {
                line.Document is { } document ? $"{document.DocumentType} {document.Value}" : "Sin documento",
                line.Place,
                line.Role is PersonRole.Learner ? null : RoleNames.Describe(line.Role),
            }.Where(part => !string.IsNullOrEmpty(part))
        );

    public static string LastActivity(DateTime? at) =>
        at is { } last ? $"Última actividad: {SpanishDates.Day(last)}" : "Sin actividad todavía";

    public static string Purpose(ConsentPurpose purpose) =>
        purpose switch
        {
            ConsentPurpose.DataTreatment => "Guardar y usar sus datos para los cursos",
            ConsentPurpose.Reminders => "Recibir recordatorios",
            _ => "Fotos en los encuentros",
        };

    /// <summary>As people read it: <c>300 123 4567</c>.</summary>
    public static string Phone(string phone)
    {
        var local = PhoneNumber.WithoutCountry(phone);
        return local.Length == ColombianLength ? $"{local[..3]} {local[3..6]} {local[6..]}" : local;
    }

    public static string Refusal(PhoneRefusal? why) =>
        why switch
        {
            PhoneRefusal.NoPhone => "No tiene celular anotado",
            PhoneRefusal.Minor => "Es menor: falta que su acudiente autorice",
            PhoneRefusal.WrittenOnly => "Pidió que le escriban, no que le llamen",
            _ => "No ha permitido que le recordemos",
        };
}
