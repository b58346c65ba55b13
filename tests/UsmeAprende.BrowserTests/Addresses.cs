namespace UsmeAprende.BrowserTests;

/// <summary>The pages that every walk over the site visits.</summary>
internal static class Addresses
{
    public static readonly string[] Public =
    [
        "/",
        "/cursos",
        "/cursos/herramientas-basicas",
        "/cursos/emprendimiento",
        LessonPage.First,
        "/cursos/herramientas-basicas/cuidarme/claves-y-pin",
        "/cursos/herramientas-basicas/mi-celular/prueba",
        "/cursos/herramientas-basicas/mi-celular/guia",
        "/glosario",
        "/diagnostico",
    ];
}
