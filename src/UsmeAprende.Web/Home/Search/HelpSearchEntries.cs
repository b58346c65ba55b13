using System.Collections.Immutable;
using UsmeAprende.Catalogue.Search;

namespace UsmeAprende.Web.Home.Search;

/// <summary>The answers of the help, and the pages where something is done, as the search finds them.</summary>
internal static class HelpSearchEntries
{
    public static ImmutableArray<SearchEntry> All { get; } =
    [
        Answer(
            "¿Cómo empiezo?",
            "empezar",
            "Elija un curso y abra la primera lección, sin registrarse.",
            "empezar comenzar iniciar primera"
        ),
        Answer(
            "¿Cómo tomo una lección?",
            "leccion",
            "Cómo leerla, escucharla, agrandar la letra o imprimirla.",
            "escuchar letra grande imprimir"
        ),
        Answer("¿Dónde queda lo que hago?", "guardar", "Con cuenta y sin ella.", "guardado pendientes avance progreso perder"),
        Answer("¿Qué son las insignias?", "insignias", "Qué son, cómo llegan y cómo se comparten.", "medallas premios logros"),
        Answer("¿Cómo recibo mi constancia?", "constancia", "Qué hace falta y dónde se descarga.", "certificado diploma descargar"),
        Answer(
            "¿Cómo creo mi cuenta sin correo?",
            "cuenta",
            "Con su documento o su celular basta.",
            "registrarme inscribirme crear usuario"
        ),
        Answer("¿Cómo entro?", "entrar", "Con documento, celular o correo, y su clave.", "ingresar iniciar sesión acceder"),
        Answer("Entrar con carné", "carne", "Para quien no tiene celular ni correo.", "carnet tarjeta PIN código QR"),
        Answer(
            "Olvidé mi clave",
            "clave",
            "Cómo se pone una nueva, con correo o sin él.",
            "contraseña perdí recuperar bloqueada cambiar código"
        ),
        Answer(
            "¿Cómo voy a un café charlado?",
            "encuentros",
            "Cómo se reserva y se cede el cupo.",
            "reservar cupo encuentro taller asistir"
        ),
        Answer(
            "¿Y si el celular es prestado?",
            "prestado",
            "Cómo salir para que nadie vea lo suyo.",
            "salir cerrar sesión compartido otra persona"
        ),
        Answer(
            "¿Qué avisos me llegan?",
            "avisos",
            "Qué avisos hay y cómo dejar de recibirlos.",
            "recordatorios mensajes notificaciones llamadas"
        ),
        Answer("¿Cuántos datos gasta?", "datos", "Muy pocos: menos que una foto.", "megas internet plan consumo gratis"),
        Answer(
            "Soy una persona sorda",
            "sordas",
            "Cómo comunicarse por el Centro de Relevo.",
            "sordo señas intérprete relevo discapacidad"
        ),
        Answer("Preguntarle a alguien", "preguntar", "Quién le ayuda, cuándo y dónde.", "contacto llamar ayuda persona WhatsApp atención"),
        Page("Crear mi cuenta", "/registro", "registrarme inscribirme registro cuenta"),
        Page("Entrar", "/entrar", "ingresar iniciar sesión cuenta"),
        Page("Recuperar mi clave", "/entrar/recuperar", "olvidé contraseña clave nueva"),
        Page("¿Por dónde empiezo?", "/diagnostico", "diagnóstico preguntas nivel cuál curso"),
        Page("Todos los cursos", "/cursos", "cursos lecciones aprender"),
        Page("Glosario", "/glosario", "palabras significado diccionario"),
        Page(
            "Líneas que ayudan",
            "/lineas",
            "emergencia policía teléfono llamar número violencia amenaza púrpura gaula 123 165 155 141 106 122 195"
        ),
        Page("Encuentros", "/encuentros", "cafés charlados talleres ferias fechas horario"),
        Page("Mi aprendizaje", "/mi-aprendizaje", "avance progreso mis cursos seguir"),
        Page("Mis constancias", "/mis-certificados", "certificado diploma descargar"),
        Page("Comprobar una constancia", "/verificar", "verificar certificado válido auténtico"),
        Page("Insignias", "/insignias", "medallas premios logros"),
        Page("Aprender jugando", "/juego", "juegos jugar practicar"),
        Page("Repaso", "/repaso", "repasar preguntas practicar"),
        Page("Mi cuenta", "/mi-cuenta", "perfil datos clave avisos permisos borrar"),
        Page("Plan de acción", "/plan-de-accion", "resultados metas avance rendición de cuentas alcaldía"),
        Page("Datos abiertos", "/datos-abiertos", "cifras estadísticas tablas csv excel transparencia"),
        Page("Sus datos", "/privacidad", "privacidad habeas data protección borrar"),
        Page("Accesibilidad", "/accesibilidad", "letra contraste lector pantalla discapacidad"),
        Page("Mapa del sitio", "/mapa", "todo páginas"),
    ];

    private static SearchEntry Answer(string question, string anchor, string about, string words) =>
        new(SearchKind.Help, question, $"/ayuda#{anchor}", about, [words], []);

    private static SearchEntry Page(string name, string path, string words) => new(SearchKind.Help, name, path, "", [words], []);
}
