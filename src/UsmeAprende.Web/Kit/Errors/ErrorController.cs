using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Web.Kit.Security;

namespace UsmeAprende.Web.Kit.Errors;

/// <summary>The page for errors, which says what happened and what to do next. APIs answer with problem details.</summary>
[AllowAnonymous]
[PageOwnerGuard.AnyPerson]
[ApiExplorerSettings(IgnoreApi = true)]
[ResponseCache(NoStore = true)]
public sealed class ErrorController : Controller
{
    private IStatusCodeReExecuteFeature? Refused => HttpContext.Features.Get<IStatusCodeReExecuteFeature>();

    private IExceptionHandlerPathFeature? Failed => HttpContext.Features.Get<IExceptionHandlerPathFeature>();

    [Route("/error/{status:int?}")]
    public IActionResult Show(int status = StatusCodes.Status500InternalServerError)
    {
        // Requested directly, it is not found: a status such as 304 may not have a page at all.
        if (Refused is null && Failed is null)
            return NotFound();
        var refusal = PageOwnerGuard.FindRefusal(HttpContext);
        if (refusal is PageOwnerGuard.PageOwnerResult.OtherPerson)
            status = StatusCodes.Status409Conflict;
        if (refusal is not PageOwnerGuard.PageOwnerResult.Same)
            GiveBackTyped(HttpContext);
        Response.StatusCode = status;
        var page = ErrorPage.Create(status, refusal, Typed(), Limit());
        return IsApi() ? page.AsProblem(status) : View("Error", page);
    }

    /// <summary>Marks a refused request, so that its page gives back what was typed.</summary>
    public static void GiveBackTyped(HttpContext context) => context.Items[nameof(GiveBackTyped)] = true;

    private bool IsApi() => new PathString(Refused?.OriginalPath ?? Failed?.Path).StartsWithSegments("/api");

    // The size limit of the requested address, for requests that were too large.
    private long? Limit() => Refused?.Endpoint?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize;

    // If a request is refused and it is not the person's fault, the page gives back what was typed, so that nothing is lost; never a
    // password.
    private IReadOnlyList<(string Label, string Value)> Typed() =>
        HttpContext.Items.ContainsKey(nameof(GiveBackTyped)) && Request.HasFormContentType ? FieldLabels.ListTyped(Request.Form) : [];
}

/// <summary>The text of an error page.</summary>
public sealed record ErrorPage(string Title, string Advice, IReadOnlyList<(string Label, string Value)> Typed)
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>There is no such page: it shows ways on instead of the way back.</summary>
    public bool IsMissing { get; init; }

    /// <param name="status">The HTTP status.</param>
    /// <param name="refusal">Whether it was refused because of another person's session (R32).</param>
    /// <param name="typed">The typed values to be given back.</param>
    /// <param name="limit">The size limit of the address, if it has its own.</param>
    public static ErrorPage Create(
        int status,
        PageOwnerGuard.PageOwnerResult refusal,
        IReadOnlyList<(string Label, string Value)> typed,
        long? limit = null
    ) =>
        refusal switch
        {
            PageOwnerGuard.PageOwnerResult.OtherPerson => new(
                "En este equipo entró otra persona",
                "La página desde la que se envió esto era de antes, así que no se guardó nada."
                    + GivenBack(typed, "Si es suyo, cópielo, entre con su cuenta y envíelo otra vez."),
                typed
            ),
            PageOwnerGuard.PageOwnerResult.Unsaid => new(
                "Abra la página otra vez",
                "La página desde la que se envió esto no dice de quién es, así que no se guardó nada."
                    + GivenBack(typed, "Cópielo, abra la página de nuevo y envíelo otra vez."),
                typed
            ),
            _ => Create(status, typed, limit),
        };

    private static ErrorPage Create(int status, IReadOnlyList<(string Label, string Value)> typed, long? limit) =>
        status switch
        {
            StatusCodes.Status404NotFound => new(
                "No encontramos esa página",
                "La dirección puede estar mal escrita, o la página cambió de lugar.",
                typed
            )
            {
                IsMissing = true,
            },
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
                $"Pesa más de {(limit ?? SiteOptions.MaxRequestBytes) / Megabyte} MB y no guardamos nada. "
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

    /// <summary>The same for an API, without the typed values, which the caller has.</summary>
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

    // Problem types that the phones' scripts know (R3).
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
