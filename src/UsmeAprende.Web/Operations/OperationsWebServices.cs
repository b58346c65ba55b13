using UsmeAprende.Jobs;

namespace UsmeAprende.Web.Operations;

/// <summary>What whoever runs the site looks at: its health, its jobs.</summary>
public static class OperationsWebServices
{
    public static void AddOperationsWeb(this IServiceCollection services, IHostEnvironment environment)
    {
        services.PostConfigure<JobsOptions>(jobs => jobs.Enabled ??= !environment.IsEnvironment("Test"));
        services.AddHealth();
    }

    public static void MapOperations(this IEndpointRouteBuilder routes)
    {
        routes.MapHealth();
        routes.MapHangfireDashboard();
    }
}
