using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using UsmeAprende.Web.Badges;
using UsmeAprende.Web.Catalogue;
using UsmeAprende.Web.Certificates.Register;
using UsmeAprende.Web.Credentials;
using UsmeAprende.Web.Kit.Health;
using UsmeAprende.Web.Operations.Checks;

namespace UsmeAprende.Web.Operations;

/// <summary>
/// Health endpoints for monitoring: <c>/salud/vivo</c> answers while the process runs, <c>/salud/listo</c> while it can serve people. They
/// are public, so they answer with one word; the reasons are at <c>/administracion</c>.
/// </summary>
public static class HealthEndpoints
{
    public static void AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<JobsHealthCheck>();
        services
            .AddHealthChecks()
            .AddCheck<DatabaseHealthCheck>("database")
            .AddCheck<DiskHealthCheck>("disk")
            .AddCheck<JobsHealthCheck>("jobs")
            .AddTypeActivatedCheck<NightlyJobHealthCheck>(
                "pages",
                UsmeAprendeJobs.DatabaseCheckName,
                "Se puede perder lo que las personas guardan.",
                TroublePage.Server
            )
            .AddTypeActivatedCheck<NightlyJobHealthCheck>(
                "audit",
                UsmeAprendeJobs.AuditCheckName,
                "No se puede probar quién hizo qué desde ese renglón.",
                TroublePage.Audit
            )
            .AddTypeActivatedCheck<NightlyJobHealthCheck>(
                "clock",
                UsmeAprendeJobs.ClockCheckName,
                "Las constancias y las asistencias llevan fechas que no son, y los códigos vencen a deshoras.",
                TroublePage.Server
            )
            .AddCheck<CatalogueHealthCheck>("courses")
            .AddCheck<BadgesHealth>("badges")
            .AddCheck<CredentialsHealth>("credentials")
            .AddCheck<CertificateNumbersHealth>("numbers")
            .AddCheck<PaperHealthCheck>("documents")
            .AddCheck<MailHealthCheck>("mail")
            .AddCheck<SettingsHealthCheck>("settings");
    }

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/salud/vivo", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        routes.MapHealthChecks("/salud/listo").AllowAnonymous();
    }
}
