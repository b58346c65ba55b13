using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace UsmeAprende.Web.Kit.Health;

/// <summary>Something that has to be mended, in whole Spanish sentences for the administrator.</summary>
public sealed record SiteTrouble
{
    private const string Key = "troubles";

    /// <summary>What is wrong.</summary>
    public required string Fault { get; init; }

    /// <summary>What it means for people.</summary>
    public required string Effect { get; init; }

    /// <summary>What to do.</summary>
    public required string Remedy { get; init; }

    public required TroublePage Page { get; init; }

    public override string ToString() => $"{Fault} {Effect} {Remedy}";

    /// <summary>The result of a check that found these troubles.</summary>
    /// <param name="found">None: all is well.</param>
    /// <param name="well">What is said if all is well.</param>
    /// <param name="status">How bad it is if it is not.</param>
    public static HealthCheckResult Report(
        IReadOnlyList<SiteTrouble> found,
        string? well = null,
        HealthStatus status = HealthStatus.Degraded
    ) =>
        found.Count == 0
            ? HealthCheckResult.Healthy(well)
            : new HealthCheckResult(status, string.Join(' ', found), data: new Dictionary<string, object> { [Key] = found });

    /// <summary>What a check found.</summary>
    public static IReadOnlyList<SiteTrouble> ListIn(string check, HealthReportEntry entry) =>
        (entry.Status, entry.Data.GetValueOrDefault(Key)) switch
        {
            (_, IReadOnlyList<SiteTrouble> found) => found,
            (HealthStatus.Healthy, _) => [],
            // The check itself threw.
            _ =>
            [
                new SiteTrouble
                {
                    Fault = $"No se pudo hacer la revisión «{check}».",
                    Effect = "No se sabe si eso está bien.",
                    Remedy = "El registro del servidor dice por qué.",
                    Page = TroublePage.Server,
                },
            ],
        };
}

/// <summary>Where a trouble is mended, or explained.</summary>
/// <param name="Address">The page's address.</param>
/// <param name="Title">The words of the link.</param>
public sealed record TroublePage(string Address, string Title)
{
    private const string Help = "/ayuda/administracion";

    public static TroublePage Server { get; } = new($"{Help}#servidor", "Ayuda: el servidor");

    public static TroublePage Mail { get; } = new($"{Help}#correo", "Ayuda: el correo");

    public static TroublePage Settings { get; } = new($"{Help}#preguntar", "Ayuda: los datos de la entidad");

    public static TroublePage Jobs { get; } = new("/administracion/trabajos", "Trabajos del programa");

    public static TroublePage Audit { get; } = new("/administracion/auditoria", "Auditoría");

    public static TroublePage Keys { get; } = new("/administracion/claves", "Claves de firma");

    public static TroublePage Courses { get; } = new($"{Help}#cursos", "Ayuda: los cursos");

    public static TroublePage Certificates { get; } = new($"{Help}#constancias", "Ayuda: las constancias");
}
