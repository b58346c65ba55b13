namespace UsmeAprende.Web.Site;

/// <summary>The words of an error page.</summary>
public sealed record ErrorPage(string Title, string Advice, IReadOnlyDictionary<string, string> Typed)
{
    public static ErrorPage For(int status, IReadOnlyDictionary<string, string> typed) => status switch
    {
        StatusCodes.Status404NotFound => new("No encontramos esa página", "Puede que haya cambiado de lugar. Búsquela desde el inicio o en los cursos.", typed),
        StatusCodes.Status403Forbidden when typed.Count > 0 => new("No pudimos recibir lo que envió", "Su navegador no nos dijo desde dónde lo envió. Esto es lo que escribió: cópielo, vuelva a la página anterior y envíelo otra vez.", typed),
        StatusCodes.Status403Forbidden => new("Esta página no es para su cuenta", "Si cree que debería poder entrar, hable con quien coordina el programa.", typed),
        StatusCodes.Status401Unauthorized => new("Su sesión se cerró", "Entre otra vez. Si había escrito algo, está aquí abajo: cópielo antes de seguir.", typed),
        StatusCodes.Status429TooManyRequests => new("Vamos muy rápido", "Espere un minuto, vuelva a la página anterior y envíelo otra vez.", typed),
        StatusCodes.Status503ServiceUnavailable => new("Hay varios archivos en fila", "Otras personas están enviando archivos y el suyo no se alcanzó a leer: no se guardó nada. Espere un minuto, vuelva a la página anterior y envíelo otra vez.", typed),
        >= StatusCodes.Status500InternalServerError => new("Algo falló de nuestro lado", "No fue culpa suya. Espere un momento y vuelva a intentarlo.", typed),
        _ => new("No pudimos hacer eso", "Vuelva a la página anterior, revise y vuelva a intentarlo.", typed),
    };
}
