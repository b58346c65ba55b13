namespace UsmeAprende.Web.Kit.Requests;

/// <summary>
/// Answers 404 if a route value has only blanks or control characters (<c>/cursos/%20</c>): binding would give the action null.
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
