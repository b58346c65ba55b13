using Hangfire;
using Hangfire.Dashboard;
using UsmeAprende.People;

namespace UsmeAprende.Web.Operations;

/// <summary>
/// Hangfire's own dashboard, in English, with more details than our page. Only for administrators with their second factor, like all their
/// pages.
/// </summary>
public static class HangfireDashboard
{
    public const string Path = "/administracion/hangfire";

    // Its pages contain inline styles and an inline script.
    private const string Policy =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; img-src "
        + "'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    public static void MapHangfireDashboard(this IEndpointRouteBuilder routes)
    {
        // Made when an administrator first looks: it opens the jobs' storage, which no visitor of a start needs.
        var pages = new Lazy<RequestDelegate>(() => Build(routes));
        routes
            .Map(Path + "/{**page}", context => pages.Value(context))
            .RequireAuthorization(policy => policy.RequireRole(nameof(PersonRole.Administrator)))
            .WithDisplayName("Hangfire");
    }

    private static RequestDelegate Build(IEndpointRouteBuilder routes)
    {
        var options = new DashboardOptions
        {
            AppPath = JobsController.Path,
            DashboardTitle = "UsmeAprende",
            DisplayStorageConnectionString = false,

            // The role and the origin of the request (R17) have been checked before.
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

        // It passes unknown addresses on to the next middleware, and there is none.
        pages.Run(context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        return pages.Build();
    }
}
