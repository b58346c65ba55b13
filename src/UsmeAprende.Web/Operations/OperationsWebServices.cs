using UsmeAprende.Jobs;
using UsmeAprende.Operations;
using UsmeAprende.Web.Reports.AuditLog;

namespace UsmeAprende.Web.Operations;

/// <summary>Registers the administrator's pages, health checks and commands.</summary>
public static class OperationsWebServices
{
    public static void AddOperationsWeb(this IServiceCollection services, IHostEnvironment environment)
    {
        services.PostConfigure<JobsOptions>(jobs => jobs.Enabled ??= !environment.IsEnvironment("Test"));
        services.AddHealth();
        services.AddSingleton<IAuditActionWords, AuditActionWords>();
        services.AddScoped<SiteHealthReader>();
        services.AddScoped<ISiteTroubleSource>(provider => provider.GetRequiredService<SiteHealthReader>());
        services.AddSingleton<TestLetterLimiter>();
        services.AddHostedService<StartupMemoryRelease>();
    }

    public static void MapOperations(this IEndpointRouteBuilder routes)
    {
        routes.MapHealth();
        routes.MapHangfireDashboard();
    }
}
