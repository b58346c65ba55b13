using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using UsmeAprende.Web.Kit.Errors;

namespace UsmeAprende.Web.People;

/// <summary>
/// Says of an action that anybody may make it hash a password: it waits for its turn, and is refused in words where too many wait.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PasswordTurnAttribute : ActionFilterAttribute
{
    private const string SecondsToWait = "20";

    public override async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var http = context.HttpContext;
        var turns = http.RequestServices.GetRequiredService<PasswordTurns>();
        using var turn = await turns.EnterAsync(NetworkAddress.Of(http), http.RequestAborted);
        if (turn is not null)
        {
            await next();
            return;
        }
        http.Response.Headers.RetryAfter = SecondsToWait;
        ErrorController.GiveBackTyped(http);
        context.Result = new StatusCodeResult(StatusCodes.Status429TooManyRequests);
    }
}
