using UsmeAprende.BrowserTests.WholeSite;
using UsmeAprende.Demo;

namespace UsmeAprende.BrowserTests;

/// <summary>The pages that every walk over the site visits; a page that is in no list fails <see cref="EveryPageTests"/>.</summary>
internal static class PageAddresses
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
        BrowserLesson.First,
        "/cursos/herramientas-basicas/cuidarme/claves-y-pin",
        "/cursos/herramientas-basicas/mi-celular/prueba",
        "/cursos/herramientas-basicas/mi-celular/repaso",
        "/repaso",
        "/cursos/herramientas-basicas/mi-celular/guia",
        "/cursos/herramientas-basicas/cuidarme/guia",
        "/cursos/herramientas-basicas/cuidarme/claves-y-pin/proyector",
        "/sigan",
        "/encuentros",
        "/encuentros?tipo=fair",
        "/glosario",
        "/lineas",
        "/insignias",
        "/insignias/ojo-al-engano",
        "/mi-aprendizaje",
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
        "/ayuda/facilitacion",
        "/ayuda/coordinacion",
        "/ayuda/administracion",
        "/mapa",
        "/sin-senal",
        "/sin-senal/encuentro",
        "/buscar",
        "/buscar?q=me+robaron+el+wasap",
        "/buscar?q=xyzzy",
        "/datos-abiertos",
        "/datos-abiertos/cursos",
        "/datos-abiertos/participacion",
        "/plan-de-accion",
        "/plan-de-accion/2023",
        "/plan-de-accion/2023/co-escuela",
        "/privacidad",
        "/accesibilidad",
        "/verificar",
        "/verificar/terminadas",
        "/administracion/componentes",
    ];

    /// <summary>A café of today, open, and one of last week, closed.</summary>
    private static readonly string[] Attendance =
    [
        $"/facilitacion/encuentros/{DemoAttendance.Today}",
        $"/facilitacion/encuentros/{DemoAttendance.Today}/asistencia",
        $"/facilitacion/encuentros/{DemoAttendance.Today}/relevo",
        $"/facilitacion/encuentros/{DemoAttendance.Today}/registrar",
        $"/facilitacion/encuentros/{DemoAttendance.Today}/cierre",
        $"/facilitacion/encuentros/{DemoAttendance.LastWeek}",
        $"/facilitacion/encuentros/{DemoAttendance.LastWeek}/asistencia",
        $"/facilitacion/encuentros/{DemoAttendance.LastWeek}/personas/{DemoAttendance.NeighbourId(0)}",
        $"/facilitacion/encuentros/{DemoAttendance.LastWeek}/cierre",
    ];

    /// <summary>Pages of one's own and of staff, by who opens them.</summary>
    public static readonly Dictionary<string, string[]> Own = new()
    {
        [Learner] =
        [
            "/mi-aprendizaje",
            "/mis-encuentros",
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
            "/facilitacion/carnes",
            "/facilitacion/encuentros",
            "/facilitacion/encuentros/nuevo",
            "/facilitacion/evidencias",
            "/facilitacion/grupos",
            "/facilitacion/lecciones/herramientas-basicas/mi-celular/encender-y-cargar/compartir",
            "/facilitacion/informe",
            "/facilitacion/llamadas",
            "/facilitacion/lugares-de-encuentro",
            "/facilitacion/personas",
            $"/facilitacion/sigan?leccion={BrowserLesson.First["/cursos/".Length..]}",
            "/facilitacion/personas/importar",
            "/facilitacion/personas/registrar",
            "/facilitacion/personas?q=maria",
            "/sincronizar",
            .. Attendance,
            .. Paper,
        ],
        [Coordinator] =
        [
            "/coordinacion",
            "/coordinacion/certificados",
            "/coordinacion/certificados/encuentros",
            "/coordinacion/certificados/por-aprobar",
            "/coordinacion/certificados/registro",
            "/coordinacion/celulares",
            "/coordinacion/duplicados",
            "/coordinacion/insignias",
            "/coordinacion/lugares",
            "/coordinacion/metas",
            "/coordinacion/auditoria",
            "/coordinacion/papeles",
            "/coordinacion/datos-abiertos",
            "/coordinacion/plan",
            "/coordinacion/plan/2023/fast-alianzas",
            "/coordinacion/personas",
            "/coordinacion/personas?Actividad=Never",
            $"/coordinacion/personas/{DemoAttendance.NeighbourId(0)}",
            "/coordinacion/sin-volver",
            "/coordinacion/certificados/diseno",
            "/coordinacion/plantillas",
            "/coordinacion/plantillas/cafe-manana",
        ],
        [Administrator] =
        [
            "/administracion",
            "/administracion/auditoria",
            "/administracion/claves",
            "/administracion/plantillas",
            "/administracion/trabajos",
        ],
    };

    /// <summary>The papers of a gathering, those of the demo data.</summary>
    private static IEnumerable<string> Paper =>
        new[] { "papel", "soportes", "acta", "carnes", "documentos", "constancias" }.Select(page =>
            $"/facilitacion/encuentros/{DemoAttendance.LastWeek}/{page}"
        );
}
