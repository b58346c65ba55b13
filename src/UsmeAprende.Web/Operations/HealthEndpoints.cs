using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using UsmeAprende.Data;
using UsmeAprende.Web.Badges;
using UsmeAprende.Web.Catalogue;
using UsmeAprende.Web.Credentials;
using UsmeAprende.Web.Reminders;

namespace UsmeAprende.Web.Operations;

/// <summary>For whoever watches the machine: <c>/salud/vivo</c> answers while the process does, <c>/salud/listo</c> while it can serve people.</summary>
public static class HealthEndpoints
{
    // Of checks whose sentence anybody may read.
    private const string ToldTag = "told";

    public static void AddHealth(this IServiceCollection services) =>
        services.AddHealthChecks()
            .AddDbContextCheck<UsmeDb>("database")
            .AddCheck<CatalogueHealth>("courses")
            .AddCheck<BadgesHealth>("badges")
            .AddCheck<CredentialsHealth>("credentials")
            .AddCheck<PaperHealth>("documents", tags: [ToldTag])
            .AddCheck<ReminderHealth>("reminders", tags: [ToldTag]);

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/salud/vivo", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        routes.MapHealthChecks("/salud/listo", new HealthCheckOptions { ResponseWriter = TellAsync }).AllowAnonymous();
    }

    private static Task TellAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        var sentences = report.Entries.Values.Where(e => e.Tags.Contains(ToldTag) && e.Description is not null).Select(e => e.Description);
        return context.Response.WriteAsync(string.Join('\n', sentences.Prepend(report.Status.ToString())));
    }
}
