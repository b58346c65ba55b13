using System.Collections.Frozen;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using UsmeAprende.Jobs;
using UsmeAprende.People;

namespace UsmeAprende.Web.Operations;

/// <summary>The administrator's first page: current problems of the site, and links.</summary>
[Authorize(Roles = nameof(PersonRole.Administrator))]
public sealed class AdministrationController(HealthCheckService health, JobStatusReader jobs, TimeProvider clock) : Controller
{
    [HttpGet("/administracion")]
    public async Task<IActionResult> Home(CancellationToken cancel) =>
        View(
            "Administration",
            new SiteHealthSummary(await health.CheckHealthAsync(cancel), jobs.ListStatuses(), clock.GetUtcNow().UtcDateTime)
        );
}

/// <summary>
/// The results of all health checks, as sentences for the administrator. The public gets one word only, at <c>/salud/listo</c>.
/// </summary>
public sealed record SiteHealthSummary(HealthReport Health, IReadOnlyList<JobStatus> Jobs, DateTime SeenAt)
{
    private const string Unseen = "unseen";

    // Sentences for checks that have none of their own if all is well.
    private static readonly FrozenDictionary<string, string> Well = new Dictionary<string, string>
    {
        [HealthEndpoints.Courses] = "Los cursos se leyeron sin faltas.",
        [HealthEndpoints.Badges] = "Las insignias se leyeron sin faltas.",
        [HealthEndpoints.Credentials] = "Se pueden firmar insignias y constancias.",
        [HealthEndpoints.Documents] = "Las imágenes de las constancias se pueden leer.",
        [HealthEndpoints.Numbers] = "No se espera el último número de constancia de una copia devuelta.",
        [HealthEndpoints.Settings] =
            "Están puestos los datos que solo usted puede poner: quién firma y a quién escribir por los datos personales.",
    }.ToFrozenDictionary();

    public IReadOnlyList<string> Problems =>
        [
            .. Health
                .Entries.Where(e => e.Value.Status is not HealthStatus.Healthy)
                .Select(e => e.Value.Description ?? $"Falla «{e.Key}». El registro del servidor dice por qué."),
            // The nightly checks are left out here: they are listed above with their results.
            .. Jobs.Where(j =>
                    j.Last?.HasFailed is true && j.Job.Name is not (UsmeAprendeJobs.DatabaseCheckName or UsmeAprendeJobs.AuditCheckName)
                )
                .Select(j => $"Un trabajo falló la última vez: {j.Job.Sentence}"),
        ];

    /// <summary>Checks without problems.</summary>
    public IReadOnlyList<string> Sound =>
        [
            .. Health
                .Entries.Where(e => e.Value.Status is HealthStatus.Healthy && !IsUnseen(e.Value))
                .Select(e => e.Value.Description ?? Well.GetValueOrDefault(e.Key, $"«{e.Key}» está bien.")),
            $"De {Jobs.Count} trabajos, {Jobs.Count(j => j.Last?.HasFailed is false)} salieron bien la última "
                + $"vez y {Jobs.Count(j => j.Last is null)} no se han ejecutado.",
        ];

    /// <summary>What is not known: not checked yet, or not checked at all.</summary>
    public IReadOnlyList<string> NotLookedAt =>
        [
            .. Health.Entries.Where(e => IsUnseen(e.Value)).Select(e => e.Value.Description!),
            "Si las copias de seguridad sirven: pruebe una en otra carpeta.",
            "Si el sitio se ve desde afuera, y si el servidor tiene actualizaciones pendientes.",
        ];

    /// <summary>The result of a check that could not run: no known problem.</summary>
    public static HealthCheckResult NotChecked(string sentence) =>
        HealthCheckResult.Healthy(sentence, new Dictionary<string, object> { [Unseen] = true });

    private static bool IsUnseen(HealthReportEntry entry) => entry.Data.ContainsKey(Unseen);
}
