using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using UsmeAprende.Web.Badges;
using UsmeAprende.Web.Catalogue;
using UsmeAprende.Web.Certificates;
using UsmeAprende.Web.Credentials;

namespace UsmeAprende.Web.Operations;

/// <summary>
/// For whoever watches the machine: <c>/salud/vivo</c> answers while the process does, <c>/salud/listo</c> while it can serve people.
/// Anybody may ask, so they answer with one word; the reasons stand at <c>/administracion</c>.
/// </summary>
public static class HealthEndpoints
{
    internal const string Courses = "courses";
    internal const string Badges = "badges";
    internal const string Credentials = "credentials";
    internal const string Documents = "documents";
    internal const string Numbers = "numbers";
    internal const string Settings = "settings";

    public static void AddHealth(this IServiceCollection services) =>
        services
            .AddHealthChecks()
            .AddCheck<DatabaseHealth>("database")
            .AddCheck<DiskHealth>("disk")
            .AddTypeActivatedCheck<NightlyCheckHealth>("pages", UsmeAprendeJobs.DatabaseCheck)
            .AddTypeActivatedCheck<NightlyCheckHealth>("audit", UsmeAprendeJobs.AuditCheck)
            .AddCheck<CatalogueHealth>(Courses)
            .AddCheck<BadgesHealth>(Badges)
            .AddCheck<CredentialsHealth>(Credentials)
            .AddCheck<NumbersHealth>(Numbers)
            .AddCheck<PaperHealth>(Documents)
            .AddCheck<MailHealth>("mail")
            .AddCheck<SettingsHealth>(Settings);

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/salud/vivo", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        routes.MapHealthChecks("/salud/listo").AllowAnonymous();
    }
}
