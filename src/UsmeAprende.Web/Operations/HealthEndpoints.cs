using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using UsmeAprende.Certificates;
using UsmeAprende.Certificates.Paper;
using UsmeAprende.Data;
using UsmeAprende.Jobs;
using UsmeAprende.Mail;
using UsmeAprende.Web.Badges;
using UsmeAprende.Web.Catalogue;
using UsmeAprende.Web.Certificates.Register;
using UsmeAprende.Web.Credentials;
using UsmeAprende.Web.Kit;
using UsmeAprende.Wording;

namespace UsmeAprende.Web.Operations;

/// <summary>
/// Health endpoints for monitoring: <c>/salud/vivo</c> answers while the process runs, <c>/salud/listo</c> while it can serve people. They
/// are public, so they answer with one word; the reasons are at <c>/administracion</c>.
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
            .AddCheck<DatabaseHealthCheck>("database")
            .AddCheck<DiskHealthCheck>("disk")
            .AddTypeActivatedCheck<NightlyJobHealthCheck>("pages", UsmeAprendeJobs.DatabaseCheckName)
            .AddTypeActivatedCheck<NightlyJobHealthCheck>("audit", UsmeAprendeJobs.AuditCheckName)
            .AddCheck<CatalogueHealthCheck>(Courses)
            .AddCheck<BadgesHealth>(Badges)
            .AddCheck<CredentialsHealth>(Credentials)
            .AddCheck<CertificateNumbersHealth>(Numbers)
            .AddCheck<PaperHealthCheck>(Documents)
            .AddCheck<MailHealthCheck>("mail")
            .AddCheck<SettingsHealthCheck>(Settings);

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/salud/vivo", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        routes.MapHealthChecks("/salud/listo").AllowAnonymous();
    }
}

/// <summary>Whether the database answers, and which one it is.</summary>
internal sealed class DatabaseHealthCheck(UsmeDb db, DatabaseProvider database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await db.Database.CanConnectAsync(cancellationToken)
            ? HealthCheckResult.Healthy($"La base de datos ({database.Name}) responde.")
            : new HealthCheckResult(
                context.Registration.FailureStatus,
                $"La base de datos ({database.Name}) no responde: nadie puede entrar ni guardar nada. El registro "
                    + "del servidor dice por qué."
            );
}

/// <summary>Reports a full disk, and one that soon will be full. On a full disk people can read, but nothing can be stored.</summary>
public sealed class DiskHealthCheck(DiskSpace disk, IOptions<DataOptions> data) : IHealthCheck
{
    private const int Megabyte = 1_048_576;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Of(disk.Measure()));

    private HealthCheckResult Of(DiskSpaceReading reading)
    {
        var free = reading.FreeBytes / Megabyte;
        if (!reading.CanWrite)
            return HealthCheckResult.Unhealthy(
                $"No se puede escribir en la carpeta de datos{(free is null ? "" : $": quedan {free} MB en su disco")}. Nada de "
                    + "lo que envían las personas se está guardando. Haga espacio o revise los permisos de la carpeta."
            );
        return free < data.Value.LeastFreeMegabytes
            ? HealthCheckResult.Degraded(
                $"Quedan {free} MB en el disco de los datos. Haga espacio antes de que se llene: lleno, no se guarda nada."
            )
            : HealthCheckResult.Healthy(
                $"Se puede escribir en la carpeta de datos{(free is null ? "" : $"; quedan {free} MB en su disco")}."
            );
    }
}

/// <summary>Reports whether e-mails are sent, since people wait for their codes.</summary>
public sealed class MailHealthCheck(
    EmailQueue post,
    MailServerStatus condition,
    IOptions<MailOptions> options,
    IHostEnvironment environment
) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var late = await post.CountLateAsync(cancellationToken);
        IReadOnlyList<string> problems = [.. Problems(options.Value, late)];
        if (problems.Count > 0)
            return HealthCheckResult.Degraded(string.Join(' ', problems));
        if (options.Value.Host is null)
            return HealthCheckResult.Healthy("Las cartas quedan como archivos en la carpeta de datos: este sitio no es el de producción.");
        return condition.AcceptedAt is { } at
            ? HealthCheckResult.Healthy(
                $"El servidor de correo recibió la última carta el {SpanishDates.DayAndTime(at)}, y no hay otras atrasadas."
            )
            : SiteHealthSummary.NotChecked("Desde que el sitio arrancó no se ha enviado ninguna carta: no se sabe si salen.");
    }

    private IEnumerable<string> Problems(MailOptions mail, int late)
    {
        if (mail.Host is null && environment.IsProduction())
            yield return "Las cartas no salen: falta el servidor de correo, y quedan como archivos en la carpeta de datos. "
                + "Ponga Mail:Host en la configuración y vuelva a arrancar el sitio.";
        if (mail.Host is not null && mail.From.EndsWith(".invalid", StringComparison.OrdinalIgnoreCase))
            yield return $"Las cartas dicen venir de {mail.From}, que no existe, y muchos servidores no las reciben. Ponga "
                + "Mail:From en la configuración.";
        if (
            mail
            is { Host: not null, Port: 465, Security: MailSecurity.StartTls }
                or { Host: not null, Port: 587, Security: MailSecurity.Tls }
        )
            yield return $"El puerto {mail.Port} del correo casi nunca cifra como dice Mail:Security. Quite ese dato de la "
                + "configuración: el programa sabe cómo cifra cada puerto.";
        if (condition.Outage is { } fault)
            yield return $"Desde el {SpanishDates.DayAndTime(fault.Since)} ninguna carta llega "
                + $"a {mail.Host}:{mail.Port}. {fault.Reason.ToSpanish()}{(fault.Cause is null ? "" : $" ({fault.Cause})")}.";
        if (late > 0)
            yield return $"Hay {SpanishCount.Format(late, "carta atrasada", "cartas atrasadas")}: su lector la espera y no ha salido.";
    }
}

/// <summary>Reports the last result of a check that runs at night because it takes long.</summary>
/// <param name="job">Its name in the table of jobs.</param>
public sealed class NightlyJobHealthCheck(string job, JobStatusReader history, JobTable table, TimeProvider clock) : IHealthCheck
{
    private const int Days = 3;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Check());

    private HealthCheckResult Check()
    {
        var what = table.Find(job)!.Sentence;
        if (history.FindLatestRun(job) is not { } run)
            return SiteHealthSummary.NotChecked($"Todavía no se ha hecho esta revisión: {what}");
        var when = SpanishDates.DayAndTime(run.StartedAt);
        if (run.HasFailed)
            return HealthCheckResult.Unhealthy($"{run.Sentence} (Visto el {when})");
        return clock.GetUtcNow().UtcDateTime - run.StartedAt > TimeSpan.FromDays(Days)
            ? HealthCheckResult.Degraded($"Desde el {when} no se hace esta revisión: {what} Mire en Trabajos del programa qué la detiene.")
            : HealthCheckResult.Healthy($"{run.Sentence} (Visto el {when})");
    }
}

/// <summary>Warns if certificates cannot be made as they are configured: the site works, and they wait.</summary>
public sealed class PaperHealthCheck(CertificateImages pictures, PdfSigningCertificate signing) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var problems = new[] { pictures.Problem, signing.FindProblem(), signing.FindNotice() }.OfType<string>().ToList();
        return Task.FromResult(problems.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(string.Join(' ', problems)));
    }
}

/// <summary>Reports missing settings that only the owner can make.</summary>
public sealed class SettingsHealthCheck(IOptions<CertificateOptions> certificates, IOptions<SiteOptions> site, IHostEnvironment environment)
    : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<string> missing = [.. Missing()];
        if (missing.Count > 0 && !environment.IsProduction())
            return Task.FromResult(
                SiteHealthSummary.NotChecked(
                    "Quién firma las constancias y a quién escribir por los datos personales: solo se mira en producción."
                )
            );
        return Task.FromResult(missing.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(string.Join(' ', missing)));
    }

    private IEnumerable<string> Missing()
    {
        if (string.IsNullOrWhiteSpace(certificates.Value.Signatory))
            yield return "No se puede emitir ninguna constancia: no se sabe quién las firma. Ponga Certificates:Signatory y "
                + "Certificates:SignatoryRole en la configuración.";
        if (string.IsNullOrWhiteSpace(site.Value.PrivacyContact))
            yield return "Nadie sabe a quién escribir por sus datos personales, como pide la Ley 1581. Ponga "
                + "Site:PrivacyContact en la configuración.";
        List<string> unsaid = [.. Unsaid(site.Value)];
        if (unsaid.Count > 0)
            yield return "Las cartas y las insignias no dicen bien quién es la entidad. Ponga en la configuración "
                + $"{string.Join(", ", unsaid)}.";
    }

    private IEnumerable<string> Unsaid(SiteOptions entity)
    {
        if (string.IsNullOrWhiteSpace(entity.Nit))
            yield return "su NIT (Site:Nit)";
        if (string.IsNullOrWhiteSpace(entity.Address))
            yield return "su dirección (Site:Address)";
        if (string.IsNullOrWhiteSpace(entity.Telephone))
            yield return "su teléfono (Site:Telephone)";
        if (!File.Exists(entity.EmblemFile) && !File.Exists(certificates.Value.EmblemFile))
            yield return "su escudo (Site:EmblemFile)";
    }
}
