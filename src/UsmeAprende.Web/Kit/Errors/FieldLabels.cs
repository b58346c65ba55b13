using System.Collections.Frozen;
using System.Text.RegularExpressions;
using UsmeAprende.Web.Kit.Security;

namespace UsmeAprende.Web.Kit.Errors;

/// <summary>
/// The labels of all form fields, with which a refused request gives back what was typed. Values chosen from a list are codes and hidden
/// fields were not typed, so neither is shown. Passwords and codes are never shown.
/// </summary>
public static partial class FieldLabels
{
    private const string Unknown = "Otro dato";

    private static readonly FrozenDictionary<string, string> Typed = new Dictionary<string, string>
    {
        ["Action"] = "Lo que dice el botón",
        ["Address"] = "Dirección",
        ["Amount"] = "Cuántos se hicieron",
        ["Ano"] = "Año",
        ["BirthYear"] = "Año de nacimiento",
        ["Busca"] = "Lo que buscaba",
        ["Carne"] = "Número del carné",
        ["Chat"] = "El mensaje de WhatsApp",
        ["City"] = "Dónde se expide",
        ["Clause"] = "Letra pequeña",
        ["Code"] = "Código",
        ["Codigos"] = "Filas firmadas",
        ["Compromisos"] = "A qué se comprometieron",
        ["Confirmation"] = "Confirmación",
        ["Contact"] = "Celular o correo",
        ["CourseSentence"] = "Lo que hizo, en un curso",
        ["Day"] = "Día",
        ["Days"] = "Las otras fechas",
        ["Desde"] = "Desde",
        ["Directions"] = "Cómo llegar",
        ["Document"] = "Número de documento",
        ["DocumentType"] = "Tipo de documento",
        ["Email"] = "Correo electrónico",
        ["Entity"] = "Entidad",
        ["From"] = "Empieza",
        ["GatheringSentence"] = "Lo que hizo, en un encuentro",
        ["GivenNames"] = "Nombres",
        ["Guardian"] = "Nombre de la persona adulta",
        ["Hecho"] = "Qué se hizo",
        ["Hasta"] = "Hasta",
        ["HeldWith"] = "Con qué organización o instancia",
        ["HolderName"] = "Nombre como debe salir",
        ["Identifier"] = "Documento, celular o correo",
        ["Link"] = "Enlace",
        ["Month"] = "Mes",
        ["Motivo"] = "Por qué",
        ["Name"] = "Nombre",
        ["Names"] = "Nombres y apellidos",
        ["Nota"] = "Qué se dijo",
        ["Note"] = "Párrafo propio",
        ["Notes"] = "Notas para quienes vienen",
        ["Opening"] = "Antes del nombre",
        ["OtherIdentifier"] = "Otro dato suyo",
        ["Phone"] = "Celular",
        ["Programme"] = "Programa",
        ["Reason"] = "Por qué",
        ["Respuesta"] = "Su respuesta",
        ["Seats"] = "Cupos",
        ["Story"] = "Su proyecto",
        ["Surnames"] = "Apellidos",
        ["Target"] = "Cuántas lecciones",
        ["Text"] = "El mensaje",
        ["Time"] = "Hora",
        ["Times"] = "Cuántas semanas seguidas",
        ["Title"] = "Título",
        ["Until"] = "Termina",
        ["Words"] = "Qué se hizo",
        ["Vinieron"] = "Todas las personas de la lista vinieron",

        ["AllLessons"] = "Ver todas las lecciones",
        ["Consent"] = "Autoriza el uso de sus datos",
        ["DataTreatment"] = "Autoriza guardar los datos",
        ["DocumentSeen"] = "Se vio el documento",
        ["GuardianAuthorises"] = "La persona adulta autoriza",
        ["HaveConsent"] = "Hay autorización firmada",
        ["Image"] = "Permite fotos",
        ["IsAccessible"] = "Se puede entrar en silla de ruedas",
        ["Minor"] = "Es menor de 18 años",
        ["NoSurnames"] = "No tiene apellidos",
        ["Permiso"] = "Dieron permiso para la foto",
        ["Reminders"] = "Quiere recordatorios",
        ["Rest"] = "También en los encuentros siguientes",
        ["ShowName"] = "Mostrar el nombre",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Unspoken = new[]
    {
        // Fields that are chosen from a list, and buttons.
        "Accion",
        "Actividad",
        "AddVenue",
        "Answers",
        "Area",
        "Blocks",
        "Change",
        "Chosen",
        "Colours",
        "Confirmed",
        "Course",
        "Curso",
        "Estado",
        "Evidence",
        "Facilitators",
        "Forma",
        "Formato",
        "Frame",
        "Group",
        "GroupCourse",
        "Grupo",
        "Interests",
        "Kind",
        "LeaveOut",
        "Lessons",
        "Llamada",
        "Lugar",
        "Mes",
        "Module",
        "Mountains",
        "Needs",
        "Opcion",
        "Papel",
        "Pareja",
        "People",
        "Persona",
        "Place",
        "Pregunta",
        "Quien",
        "Quiero",
        "Recibir",
        "Repeat",
        "Semestre",
        "Role",
        "Same",
        "Shown",
        "Sizes",
        "Survivor",
        "T",
        "TakesBack",
        "Vias",
        "Visto",
        "Waited",
        "Venue",
        "What",
        // Hidden.
        PageOwnerGuard.Field,
        "Archivo",
        "Archivos",
        "Device",
        "Form",
        "Fotos",
        "Id",
        "Key",
        "Leccion",
        "NotThese",
        "Other",
        "Pagina",
        "Paso",
        "Person",
        "Registros",
        "Reservation",
        "Secret",
        "Seen",
        "Subject",
        "Tambien",
        "Version",
        // Keys.
        "Again",
        "Credential",
        "KeyPassword",
        "NewPassword",
        "Password",
        "Pin",
        "Token",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The typed values of a form, with their labels.</summary>
    public static IReadOnlyList<(string Label, string Value)> ListTyped(IFormCollection form) =>
        [
            .. from field in form
            where !IsUnspoken(field.Key)
            let values = field
                .Value.Where(value => !string.IsNullOrWhiteSpace(value))
                .Select(value => value == "true" ? "Sí" : value!)
                .Distinct()
            where values.Any()
            select (LabelOf(field.Key), string.Join(", ", values)),
        ];

    /// <summary>Whether the field is in one of these lists.</summary>
    public static bool IsKnown(string field) => IsUnspoken(field) || Typed.ContainsKey(NameOf(field));

    private static bool IsUnspoken(string field) =>
        Unspoken.Contains(NameOf(field)) || field.Contains("password", StringComparison.OrdinalIgnoreCase);

    private static string LabelOf(string field) => Typed.GetValueOrDefault(NameOf(field), Unknown);

    // Names with a variable part, such as Answers[fotos], motivo-0198…, t3 and clave.respuesta.
    private static string NameOf(string field) => Parts().Replace(field, "");

    [GeneratedRegex(@"^.*\.(?=[^.]+$)|\[.*\]|-.*$|\d+$")]
    private static partial Regex Parts();
}
