namespace UsmeAprende.Web.Kit.Requests;

/// <summary>
/// An address with only blanks or control characters where a name belongs is no page (<c>/cursos/%20</c>): binding would hand the action
/// nothing at all. One answer for every route, after routing.
/// </summary>
public static class BlankRouteValueGuard
{
    public static IApplicationBuilder UseBlankRouteValueGuard(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                foreach (var (_, value) in context.Request.RouteValues)
                {
                    if (value is string name && (string.IsNullOrWhiteSpace(name) || name.Any(char.IsControl)))
                    {
                        context.Response.StatusCode = StatusCodes.Status404NotFound;
                        return Task.CompletedTask;
                    }
                }
                return next(context);
            }
        );
}
