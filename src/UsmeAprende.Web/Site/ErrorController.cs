using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace UsmeAprende.Web.Site;

/// <summary>
/// What a person sees when something is missing, forbidden or broken: what happened and what to do next. Programmes get it as problem
/// details.
/// </summary>
[AllowAnonymous]
[ForWhomGuard.Exempt]
[ApiExplorerSettings(IgnoreApi = true)]
[ResponseCache(NoStore = true)]
public sealed class ErrorController : Controller
{
    private IStatusCodeReExecuteFeature? Refused => HttpContext.Features.Get<IStatusCodeReExecuteFeature>();

    private IExceptionHandlerPathFeature? Failed => HttpContext.Features.Get<IExceptionHandlerPathFeature>();

    [Route("/error/{status:int?}")]
    public IActionResult Show(int status = StatusCodes.Status500InternalServerError)
    {
        // By its own address it is a page like any that does not exist: a status such as 304 may have no page at all.
        if (Refused is null && Failed is null)
            return NotFound();
        var refusal = ForWhomGuard.RefusalOf(HttpContext);
        if (refusal is ForWhomGuard.Verdict.OtherPerson)
            status = StatusCodes.Status409Conflict;
        if (refusal is not ForWhomGuard.Verdict.Same)
            GiveBackTyped(HttpContext);
        Response.StatusCode = status;
        var page = ErrorPage.For(status, refusal, Typed(), Limit());
        return IsApi() ? page.AsProblem(status) : View("Error", page);
    }

    /// <summary>Marks a refused request: its page gives back what was typed.</summary>
    public static void GiveBackTyped(HttpContext context) => context.Items[nameof(GiveBackTyped)] = true;

    private bool IsApi() => new PathString(Refused?.OriginalPath ?? Failed?.Path).StartsWithSegments("/api");

    // How much the address that was asked takes, for who sent more.
    private long? Limit() => Refused?.Endpoint?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize;

    // A request refused through no fault of its sender gets back what was typed, so that nothing is lost; never a password.
    private IReadOnlyList<(string Label, string Value)> Typed() =>
        HttpContext.Items.ContainsKey(nameof(GiveBackTyped)) && Request.HasFormContentType ? FieldWords.GiveBack(Request.Form) : [];
}
