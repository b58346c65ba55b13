using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.Documents.Paper;
using UsmeAprende.Documents.Pictures;
using UsmeAprende.People;

namespace UsmeAprende.Reports.Plan;

/// <summary>Stores, lists and withdraws what is reported of the action plan. Every change is audited (R31).</summary>
public sealed class PlanReporting(
    UsmeDb db,
    FormIdempotency forms,
    AuditTrail audit,
    StoredFiles files,
    PublicStamps stamps,
    TimeProvider clock
)
{
    /// <summary>The area of the stamps for public pages that show the plan.</summary>
    public const string Area = "plan";

    public const int MostFileBytes = 8 * 1024 * 1024;

    /// <summary>All reports of a year, newest month first; withdrawn ones too.</summary>
    public Task<List<PlanReport>> ListAsync(int year, CancellationToken cancel) =>
        db
            .PlanReports.AsNoTracking()
            .Where(r => r.Year == year)
            .OrderByDescending(r => r.Month)
            .ThenByDescending(r => r.Id)
            .ToListAsync(cancel);

    public Task<PlanReport?> FindAsync(Guid id, CancellationToken cancel) =>
        db.PlanReports.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancel);

    /// <summary>The file of a report that stands; null if there is none.</summary>
    public Stream? Open(PlanReport report) => report is { Stands: true, Extension: not null } ? files.Open(report.FilePath) : null;

    /// <summary>What is wrong with a file, in one sentence; null if nothing is.</summary>
    public static string? FindProblem(byte[] file, out PlanEvidence evidence)
    {
        evidence = new(file, ".pdf");
        if (file.Length > MostFileBytes)
            return $"El archivo pesa más de {MostFileBytes / (1024 * 1024)} MB. Súbalo con menos calidad, o ponga un enlace.";
        if (file.AsSpan().StartsWith("%PDF"u8))
            return PdfUploadCheck.FindProblem(file);
        if (!CleanJpeg.TryRead(file, out var jpeg, out _))
            return "El archivo debe ser un PDF o una foto (JPG).";
        evidence = new(jpeg.Bytes, ".jpg");
        return null;
    }

    public async Task<PlanReportResult> AddAsync(Actor actor, PlanReportDetails details, PlanEvidence? evidence, CancellationToken cancel)
    {
        var sent = (details, File: evidence is null ? null : Convert.ToHexString(SHA256.HashData(evidence.Bytes)));
        PlanReport? written = null;
        try
        {
            return await db.WriteAsync(
                async () =>
                {
                    if (!(await actor.ReloadAsync(db, cancel)).IsCoordinator)
                        return PlanReportResult.NotAllowed;
                    var history = await forms.ReadAsync([details.Id], cancel);
                    if (history.IsKnown(details.Id) || await db.PlanReports.AnyAsync(r => r.Id == details.Id, cancel))
                        return history.IsRepeated(details.Id, sent.ToString()) ? PlanReportResult.Stored : PlanReportResult.OtherContent;
                    history.Store(details.Id, sent.ToString());
                    db.AfterCommit(() => stamps.MarkChanged(Area));
                    written = details.ToReport(actor.PersonId, evidence, clock.GetUtcNow().UtcDateTime);
                    if (evidence is not null)
                        await files.WriteAsync(written.FilePath, evidence.Bytes, cancel);
                    db.Add(written);
                    await audit.AppendAsync(
                        db,
                        actor.PersonId,
                        PlanAudit.Reported,
                        PlanAudit.Subject(details.Year, details.Result),
                        null,
                        PlanAudit.Describe(written),
                        cancel
                    );
                    return PlanReportResult.Stored;
                },
                cancel
            );
        }
        catch
        {
            // The transaction failed: a file without its row would stay for ever.
            if (written is { Extension: not null })
                files.Delete(written.FilePath);
            throw;
        }
    }

    /// <summary>Takes a report back. Its file is deleted; what it said stays in the history, with the reason.</summary>
    /// <returns>False if there is none that stands, or they may not.</returns>
    public async Task<bool> WithdrawAsync(Actor actor, Guid id, string reason, CancellationToken cancel)
    {
        var withdrawn = await db.WriteAsync(
            async () =>
            {
                if (
                    !(await actor.ReloadAsync(db, cancel)).IsCoordinator
                    || await db.PlanReports.SingleOrDefaultAsync(r => r.Id == id && r.WithdrawnAt == null, cancel) is not { } report
                )
                    return null;
                db.AfterCommit(() => stamps.MarkChanged(Area));
                report.Withdraw(actor.PersonId, reason, clock.GetUtcNow().UtcDateTime);
                await audit.AppendAsync(
                    db,
                    actor.PersonId,
                    PlanAudit.Withdrawn,
                    PlanAudit.Subject(report.Year, report.Result),
                    PlanAudit.Describe(report),
                    reason,
                    cancel
                );
                return report;
            },
            cancel
        );
        if (withdrawn is { Extension: not null })
            files.Delete(withdrawn.FilePath);
        return withdrawn is not null;
    }
}

/// <summary>A report as typed and checked.</summary>
/// <param name="Id">Of the form: sent twice, it is stored once (R33).</param>
public sealed record PlanReportDetails(Guid Id, int Year, string Result, DateOnly Month, int Amount, string Words, string? Link)
{
    internal PlanReport ToReport(PersonId staff, PlanEvidence? evidence, DateTime now) =>
        new()
        {
            Id = Id,
            Year = Year,
            Result = Result,
            Month = Month,
            Amount = Amount,
            Words = Words,
            Link = Link,
            Extension = evidence?.Extension,
            Length = evidence?.Bytes.Length ?? 0,
            ReportedById = staff,
            ReportedAt = now,
        };
}

/// <summary>A file that proves it, already checked and without hidden data.</summary>
public sealed record PlanEvidence(byte[] Bytes, string Extension);

public enum PlanReportResult
{
    /// <summary>Now, or before by the same form.</summary>
    Stored,

    /// <summary>Another report was stored with this form (R33).</summary>
    OtherContent,

    NotAllowed,
}
