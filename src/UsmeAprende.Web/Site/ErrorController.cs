using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace UsmeAprende.Web.Site;

/// <summary>What a person sees when something is missing, forbidden or broken: what happened and what to do next.</summary>
[AllowAnonymous]
[ForWhomGuard.Exempt]
[ApiExplorerSettings(IgnoreApi = true)]
[ResponseCache(NoStore = true)]
public sealed class ErrorController : Controller
{
    [Route("/error/{status:int?}")]
    public IActionResult Show(int status = StatusCodes.Status500InternalServerError)
    {
        // By its own address it is a page like any that does not exist: a status such as 304 may have no page at all.
        if (HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null && HttpContext.Features.Get<IExceptionHandlerFeature>() is null)
            return NotFound();
        var refusal = ForWhomGuard.RefusalOf(HttpContext);
        if (refusal is ForWhomGuard.Verdict.OtherPerson)
            status = StatusCodes.Status409Conflict;
        if (refusal is not ForWhomGuard.Verdict.Same)
            GiveBackTyped(HttpContext);
        Response.StatusCode = status;
        return View("Error", ErrorPage.For(status, refusal, Typed()));
    }

    /// <summary>Marks a refused request: its page gives back what was typed.</summary>
    public static void GiveBackTyped(HttpContext context) => context.Items[nameof(GiveBackTyped)] = true;

    // A request refused through no fault of its sender gets back what was typed, so that nothing is lost; never a password.
    private IReadOnlyList<(string Label, string Value)> Typed() =>
        HttpContext.Items.ContainsKey(nameof(GiveBackTyped)) && Request.HasFormContentType ? FieldWords.GiveBack(Request.Form) : [];
}
