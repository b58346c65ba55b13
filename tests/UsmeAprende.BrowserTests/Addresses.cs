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
        "/insignias",
        "/juego",
        "/juego/descubra-el-engano",
        "/juego/ponga-en-orden",
        "/diagnostico",
        "/entrar",
        "/salida",
        "/entrar/recuperar",
        "/entrar/carne",
        "/registro",
        "/ayuda",
        "/privacidad",
        "/accesibilidad",
        "/avisos/baja/incompleto",
        "/administracion/componentes",
    ];

    /// <summary>Pages of one's own and of staff, by who opens them.</summary>
    public static readonly Dictionary<string, string[]> Own = new()
    {
        [Learner] =
        [
            "/mi-aprendizaje",
            "/mis-insignias",
            "/mi-cuenta",
            "/mi-cuenta/datos",
            "/mi-cuenta/permisos",
            "/mi-cuenta/seguridad",
            "/mi-cuenta/segundo-paso",
            "/mi-cuenta/mensajes",
            "/mi-cuenta/avisos",
            "/mi-cuenta/borrar",
            "/mis-certificados",
        ],
        [Facilitator] =
        [
            "/facilitacion",
            "/facilitacion/personas",
            "/facilitacion/personas/registrar",
            "/facilitacion/personas?q=maria",
        ],
        [Coordinator] =
        [
            "/coordinacion",
            "/coordinacion/certificados",
            "/coordinacion/certificados/encuentros",
            "/coordinacion/certificados/por-aprobar",
            "/coordinacion/certificados/registro",
            "/coordinacion/duplicados",
            "/coordinacion/lugares",
            "/coordinacion/personas",
            "/coordinacion/personas?q=maria",
        ],
        [Administrator] =
        [
            "/administracion",
            "/administracion/auditoria",
            "/administracion/claves",
            "/administracion/trabajos",
        ],
    };
}
