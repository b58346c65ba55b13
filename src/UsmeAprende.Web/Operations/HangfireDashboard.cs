using Hangfire;
using Hangfire.Dashboard;
using UsmeAprende.People;

namespace UsmeAprende.Web.Operations;

/// <summary>
/// Hangfire's own dashboard, in English, for whoever looks for what our page does not tell. For administrators, with their second factor,
/// as every page of theirs.
/// </summary>
public static class HangfireDashboard
{
    public const string Path = "/administracion/hangfire";

    // Its pages bring styles and a script within them, of its own alone.
    private const string Policy =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; img-src "
        + "'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    public static void MapHangfireDashboard(this IEndpointRouteBuilder routes)
    {
        var options = new DashboardOptions
        {
            AppPath = JobsController.Path,
            DashboardTitle = "UsmeAprende",
            DisplayStorageConnectionString = false,

            // Who may come in, and from which site a request comes (R17), has been asked before.
            Authorization = [],
            IgnoreAntiforgeryToken = true,
        };
        var pages = routes
            .CreateApplicationBuilder()
            .UsePathBase(Path)
            .Use(
                (context, next) =>
                {
                    context.Response.Headers.ContentSecurityPolicy = Policy;
                    return next(context);
                }
            )
            .UseMiddleware<AspNetCoreDashboardMiddleware>(
                routes.ServiceProvider.GetRequiredService<JobStorage>(),
                options,
                DashboardRoutes.Routes
            );

        // What it does not know it hands on, and nobody stands behind it.
        pages.Run(context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        routes
            .Map(Path + "/{**page}", pages.Build())
            .RequireAuthorization(policy => policy.RequireRole(nameof(PersonRole.Administrator)))
            .WithDisplayName("Hangfire");
    }
}
