using Microsoft.Extensions.Diagnostics.HealthChecks;
using UsmeAprende.Operations;
using UsmeAprende.Web.Kit.Health;

namespace UsmeAprende.Web.Operations;

/// <summary>
/// The results of all health checks, as sentences for the administrator. The public gets one word only, at <c>/salud/listo</c>.
/// </summary>
public sealed record SiteHealthSummary(HealthReport Health, DateTime SeenAt)
{
    private const string Unseen = "unseen";

    public IReadOnlyList<SiteTrouble> Problems => [.. Health.Entries.SelectMany(e => SiteTrouble.ListIn(e.Key, e.Value))];

    /// <summary>Checks without problems.</summary>
    public IReadOnlyList<string> Sound =>
        [
            .. Health
                .Entries.Where(e => e.Value.Status is HealthStatus.Healthy && !IsUnseen(e.Value))
                .Select(e => e.Value.Description ?? $"«{e.Key}» está bien."),
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

/// <summary>Runs all checks, for the administrator's page and for the letter to administrators.</summary>
public sealed class SiteHealthReader(HealthCheckService health, TimeProvider clock) : ISiteTroubleSource
{
    public async Task<SiteHealthSummary> ReadAsync(CancellationToken cancel) =>
        new(await health.CheckHealthAsync(cancel), clock.GetUtcNow().UtcDateTime);

    public async Task<IReadOnlyList<string>> ListTroublesAsync(CancellationToken cancel) =>
        [.. (await ReadAsync(cancel)).Problems.Select(problem => problem.ToString())];
}
