namespace UsmeAprende.BrowserTests;

/// <summary>The pages that every walk over the site visits; a page that is in no list fails <see cref="EveryPageTests"/>.</summary>
internal static class Addresses
{
    public const string Learner = "lideresa@demo.usme";
    public const string Facilitator = "facilitador@demo.usme";
    public const string Coordinator = "coordinacion@demo.usme";
    public const string Administrator = "administracion@demo.usme";

    public static readonly string[] Public =
    [
        "/",
        "/cursos",
        "/cursos/herramientas-basicas",
        LessonPage.First,
        "/cursos/herramientas-basicas/cuidarme/claves-y-pin",
        "/cursos/herramientas-basicas/mi-celular/prueba",
        "/cursos/herramientas-basicas/mi-celular/guia",
        "/glosario",
        "/diagnostico",
        "/entrar",
        "/salida",
        "/entrar/recuperar",
        "/entrar/carne",
        "/registro",
        "/ayuda",
        "/privacidad",
        "/accesibilidad",
        "/administracion/componentes",
    ];

    /// <summary>Pages of one's own and of staff, by who opens them.</summary>
    public static readonly Dictionary<string, string[]> Own = new()
    {
        [Learner] =
        [
            "/mi-aprendizaje",
            "/mi-cuenta",
            "/mi-cuenta/datos",
            "/mi-cuenta/permisos",
            "/mi-cuenta/seguridad",
            "/mi-cuenta/segundo-paso",
            "/mi-cuenta/borrar",
        ],
        [Facilitator] = ["/facilitacion", "/facilitacion/personas", "/facilitacion/personas?q=maria", "/facilitacion/personas/registrar", "/facilitacion/carnes", "/facilitacion/personas/importar", "/facilitacion/evidencias", .. Paper],
        [Coordinator] = ["/coordinacion", "/coordinacion/personas", "/coordinacion/personas?q=maria", "/coordinacion/duplicados", "/coordinacion/lugares"],
        [Administrator] = ["/administracion", "/administracion/auditoria", "/administracion/claves", "/administracion/trabajos"],
    };

    /// <summary>The papers of a gathering, those of the demo data.</summary>
    private static IEnumerable<string> Paper => new[] { "papel", "soportes", "acta", "carnes" }.Select(page => $"/facilitacion/encuentros/{UsmeAprende.Gatherings.DemoAttendance.LastWeek}/{page}");
}
