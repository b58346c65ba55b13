using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using UsmeAprende.Data;
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
    public static void AddHealth(this IServiceCollection services) =>
        services.AddHealthChecks()
            .AddDbContextCheck<UsmeDb>("database")
            .AddCheck<CatalogueHealth>("courses")
            .AddCheck<BadgesHealth>("badges")
            .AddCheck<CredentialsHealth>("credentials")
            .AddCheck<NumbersHealth>("numbers")
            .AddCheck<PaperHealth>("documents");

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/salud/vivo", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        routes.MapHealthChecks("/salud/listo").AllowAnonymous();
    }
}
