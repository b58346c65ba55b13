using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Data;
using UsmeAprende.Documents.Tables;
using UsmeAprende.Jobs;
using UsmeAprende.People;
using UsmeAprende.Reports.AuditLog;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Reports.AuditLog;

/// <summary>The audit for coordinators, and for auditors without personal data (R15, R31).</summary>
[Authorize(Roles = $"{nameof(PersonRole.Coordinator)},{nameof(PersonRole.Auditor)}")]
public sealed class AuditLogController(
    AuditLogReader log,
    AuditLogExport export,
    IAuditActionWords words,
    JobRunStore runs,
    TimeProvider clock
) : Controller
{
    public const string Path = "/coordinacion/auditoria";

    [HttpGet(Path)]
    public async Task<IActionResult> Show([FromQuery] AuditLogForm form, CancellationToken cancel) =>
        View(
            "AuditLog",
            new AuditLogView(
                form,
                await log.ReadAsync(form.ToFilter(), HttpContext.Actor(), form.Antes, cancel),
                await log.ListActorsAsync(cancel),
                runs.Read(UsmeAprendeJobs.AuditCheckName).Last,
                HttpContext.Actor().IsCoordinator
            )
        );

    // An export is recorded, so it is a POST.
    [HttpPost(Path + "/exportar")]
    public async Task<IActionResult> Export([FromForm] AuditLogForm form, CancellationToken cancel)
    {
        var today = BogotaClock.DayOf(clock.GetUtcNow().UtcDateTime).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return await export.ExportAsync(HttpContext.Actor(), form.ToFilter(), words.Describe, cancel) is { } bytes
            ? File(bytes, CsvWriter.MediaType, $"auditoria-{today}.csv")
            : Forbid();
    }
}

/// <summary>The audit with its filters.</summary>
/// <param name="LastCheck">The latest check of the chain; null if there was none yet.</param>
/// <param name="SeesPeople">Whether the reader may open people's pages.</param>
public sealed record AuditLogView(
    AuditLogForm Form,
    AuditLogPage Log,
    IReadOnlyList<AuditActor> Actors,
    JobRun? LastCheck,
    bool SeesPeople
);

/// <summary>The filters as the address carries them: ids, days and actions. What is not understood does not limit.</summary>
public sealed class AuditLogForm
{
    private const string Day = "yyyy-MM-dd";

    public string? Accion { get; set; }

    public string? Quien { get; set; }

    public string? Persona { get; set; }

    public string? Desde { get; set; }

    public string? Hasta { get; set; }

    public long? Antes { get; set; }

    /// <summary>What the next page and the file carry again.</summary>
    public IEnumerable<(string Name, string Value)> Kept =>
        new (string Name, string? Value)[]
        {
            (nameof(Accion), Accion),
            (nameof(Quien), Quien),
            (nameof(Persona), Persona),
            (nameof(Desde), Desde),
            (nameof(Hasta), Hasta),
        }
            .Where(kept => !string.IsNullOrEmpty(kept.Value))
            .Select(kept => (kept.Name, kept.Value!));

    public string AddressBefore(long entry) =>
        AuditLogController.Path
        + QueryString.Create([
            .. Kept.Select(kept => new KeyValuePair<string, string?>(kept.Name, kept.Value)),
            new(nameof(Antes), entry.ToString(CultureInfo.InvariantCulture)),
        ]);

    public AuditLogFilter ToFilter() =>
        new()
        {
            Action = string.IsNullOrEmpty(Accion) ? null : Accion,
            Actor = PersonId.TryParse(Quien, out var who) ? who : null,
            Person = PersonId.TryParse(Persona, out var whom) ? whom : null,
            From = ParseDay(Desde),
            Until = ParseDay(Hasta),
        };

    private static DateOnly? ParseDay(string? text) =>
        DateOnly.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
