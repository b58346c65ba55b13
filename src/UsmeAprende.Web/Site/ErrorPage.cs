using Microsoft.AspNetCore.Mvc;

namespace UsmeAprende.Web.Site;

/// <summary>The words of an error page.</summary>
public sealed record ErrorPage(string Title, string Advice, IReadOnlyList<(string Label, string Value)> Typed)
{
    private const long Megabyte = 1024 * 1024;

    /// <param name="status">Of HTTP.</param>
    /// <param name="refusal">Whether it was refused for whom it was sent (R32).</param>
    /// <param name="typed">What comes back of what was sent.</param>
    /// <param name="limit">Most bytes that the address takes, where it says so for itself.</param>
    public static ErrorPage For(
        int status,
        ForWhomGuard.Verdict refusal,
        IReadOnlyList<(string Label, string Value)> typed,
        long? limit = null
    ) =>
        refusal switch
        {
            ForWhomGuard.Verdict.OtherPerson => new(
                "En este equipo entró otra persona",
                "La página desde la que se envió esto era de antes, así que no se guardó nada."
                    + GivenBack(typed, "Si es suyo, cópielo, entre con su cuenta y envíelo otra vez."),
                typed
            ),
            ForWhomGuard.Verdict.Unsaid => new(
                "Abra la página otra vez",
                "La página desde la que se envió esto no dice de quién es, así que no se guardó nada."
                    + GivenBack(typed, "Cópielo, abra la página de nuevo y envíelo otra vez."),
                typed
            ),
            _ => For(status, typed, limit),
        };

    private static ErrorPage For(int status, IReadOnlyList<(string Label, string Value)> typed, long? limit) =>
        status switch
        {
            StatusCodes.Status404NotFound => new(
                "No encontramos esa página",
                "Puede que haya cambiado de lugar. Búsquela desde el inicio o en los cursos.",
                typed
            ),
            StatusCodes.Status403Forbidden when typed.Count > 0 => new(
                "No pudimos recibir lo que envió",
                "Su navegador no nos dijo desde dónde lo envió. Esto es lo que escribió: cópielo, vuelva a la "
                    + "página anterior y envíelo otra vez.",
                typed
            ),
            StatusCodes.Status403Forbidden => new(
                "Esta página no es para su cuenta",
                "Si cree que debería poder entrar, hable con quien coordina el programa.",
                typed
            ),
            StatusCodes.Status401Unauthorized => new(
                "Su sesión se cerró",
                "Entre otra vez. Si había escrito algo, está aquí abajo: cópielo antes de seguir.",
                typed
            ),
            StatusCodes.Status408RequestTimeout => new(
                "La señal está muy lenta",
                "Lo que envió no alcanzó a llegar completo y no guardamos nada. "
                    + (typed.Count > 0 ? "Esto es lo que alcanzó a llegar: cópielo. " : "")
                    + "Busque mejor señal, vuelva a la página anterior y envíelo otra vez.",
                typed
            ),
            StatusCodes.Status413PayloadTooLarge => new(
                "Lo que envió es muy grande",
                $"Pesa más de {(limit ?? SiteServices.MaxRequestBytes) / Megabyte} MB y no guardamos nada. "
                    + "Si son archivos, envíe menos a la vez o hágalos más pequeños.",
                typed
            ),
            StatusCodes.Status429TooManyRequests => new(
                "Vamos muy rápido",
                "Hay mucha gente a la vez, o esto se envió muchas veces seguidas. Espere un minuto, vuelva a la "
                    + "página anterior y envíelo otra vez.",
                typed
            ),
            StatusCodes.Status400BadRequest or StatusCodes.Status415UnsupportedMediaType when typed.Count > 0 => new(
                "No entendimos lo que envió",
                "Llegó incompleto y no guardamos nada. Esto es lo que alcanzó a llegar: cópielo, vuelva a la página "
                    + "anterior y envíelo otra vez.",
                typed
            ),
            StatusCodes.Status503ServiceUnavailable => new(
                "Hay varios archivos en fila",
                "Otras personas están enviando archivos y el suyo no se alcanzó a leer: no se guardó nada. Espere "
                    + "un minuto, vuelva a la página anterior y envíelo otra vez.",
                typed
            ),
            >= StatusCodes.Status500InternalServerError => new(
                "Algo falló de nuestro lado",
                "No fue culpa suya. Espere un momento y vuelva a intentarlo.",
                typed
            ),
            _ => new("No pudimos hacer eso", "Vuelva a la página anterior, revise y vuelva a intentarlo.", typed),
        };

    /// <summary>The same for a programme, without what was typed: it has that.</summary>
    public ObjectResult AsProblem(int status) =>
        new(
            new ProblemDetails
            {
                Status = status,
                Type = ProblemType(status),
                Title = Title,
                Detail = Advice,
            }
        )
        {
            StatusCode = status,
            ContentTypes = { "application/problem+json" },
        };

    // The types that phones know (R3).
    private static string? ProblemType(int status) =>
        status switch
        {
            StatusCodes.Status400BadRequest or StatusCodes.Status415UnsupportedMediaType => "malformed",
            StatusCodes.Status408RequestTimeout => "slow-line",
            StatusCodes.Status413PayloadTooLarge => "too-large",
            _ => null,
        };

    private static string GivenBack(IReadOnlyList<(string Label, string Value)> typed, string advice) =>
        typed.Count == 0 ? "" : $" Esto es lo que se había escrito. {advice}";
}
