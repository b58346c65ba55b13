using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace UsmeAprende.Web.Site;

/// <summary>
/// Marks an action that reads files which people send: it runs in its turn, or answers 503 and says that nothing was kept.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UploadTurnAttribute : Attribute, IAsyncActionFilter
{
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var turns = context.HttpContext.RequestServices.GetRequiredService<UploadTurns>();
        using var turn = await turns.TakeAsync(context.HttpContext.RequestAborted);
        if (turn is not null)
        {
            await next();
            return;
        }

        context.HttpContext.Response.Headers.RetryAfter = UploadTurns.Patience.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        context.Result = new StatusCodeResult(StatusCodes.Status503ServiceUnavailable);
    }
}
