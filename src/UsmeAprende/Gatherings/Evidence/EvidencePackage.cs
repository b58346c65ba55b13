using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.Documents.Archives;
using UsmeAprende.Gatherings.Paper;
using UsmeAprende.People;

namespace UsmeAprende.Gatherings.Evidence;

/// <summary>All evidence of a facilitator's gatherings of a month, in one ZIP file with a manifest, streamed while it is read.</summary>
public sealed class EvidencePackage(
    UsmeDb db,
    AuditTrail audit,
    AttendanceSheetBuilder sheets,
    EvidenceStore proofs,
    MinutesPaperBuilder minutes,
    TimeProvider clock
)
{
    /// <summary>The gatherings of the month (in Bogotá's time) that were held and not cancelled, in order.</summary>
    public Task<List<Gathering>> ListGatheringsAsync(PersonId facilitator, DateOnly month, CancellationToken cancel)
    {
        var (from, until) = (
            BogotaClock.ToUtc(new DateOnly(month.Year, month.Month, 1)),
            BogotaClock.ToUtc(new DateOnly(month.Year, month.Month, 1).AddMonths(1))
        );
        var now = clock.GetUtcNow().UtcDateTime;
        return db
            .Gatherings.AsNoTracking()
            .Include(g => g.Lessons)
            .Where(g =>
                g.CancelledAt == null
                && g.Facilitators.Any(f => f.PersonId == facilitator)
                && g.StartsAt >= from
                && g.StartsAt < until
                && g.StartsAt <= now
            )
            .OrderBy(g => g.StartsAt)
            .ThenBy(g => g.Id)
            .ToListAsync(cancel);
    }

    /// <summary>Records the download in the audit (R31). To be called before the first byte is sent.</summary>
    public Task AuditDownloadAsync(PersonId staff, PersonId facilitator, DateOnly month, CancellationToken cancel) =>
        db.WriteAsync(
            () =>
                audit.AppendAsync(
                    db,
                    staff,
                    EvidenceAudit.Packed,
                    PeopleAudit.Subject(facilitator),
                    null,
                    month.ToString("yyyy-MM", CultureInfo.InvariantCulture),
                    cancel
                ),
            cancel
        );

    public async Task WriteAsync(IReadOnlyList<Gathering> gatherings, PaperHeading heading, Stream stream, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var archive = await ArchiveWriter.CreateAsync(stream, now, cancel);
        var number = 0;
        foreach (var gathering in gatherings)
            await AddAsync(
                archive,
                gathering,
                heading,
                $"{++number:00}-{BogotaClock.DayOf(gathering.FromAt):yyyy-MM-dd}",
                now.UtcDateTime,
                cancel
            );
        await archive.CompleteAsync(cancel);
    }

    private async Task AddAsync(
        ArchiveWriter archive,
        Gathering gathering,
        PaperHeading heading,
        string folder,
        DateTime now,
        CancellationToken cancel
    )
    {
        var sheet = await sheets.CreateFilledAsync(gathering, cancel);
        await archive.AddAsync(
            $"{folder}/asistencia.pdf",
            $"Listado de asistencia: {gathering.Title}",
            AttendanceSheetPdf.Print(sheet, now),
            cancel
        );
        await archive.AddAsync(
            $"{folder}/asistencia.xlsx",
            $"Listado de asistencia: {gathering.Title}",
            AttendanceSheetSpreadsheet.Write(sheet),
            cancel
        );
        if (await minutes.CreateAsync(gathering, heading, cancel) is { } written)
            await archive.AddAsync($"{folder}/acta.pdf", $"Acta: {gathering.Title}", MinutesPdf.Print(written, now), cancel);
        // A photo that may show an erased person is left out until somebody has checked it.
        foreach (var file in (await proofs.ListAsync(gathering.Id, cancel)).Where(f => f.RemovedAt is null && f.ReviewSince is null))
        {
            if (proofs.Open(file) is not { } content)
                continue;
            await using (content)
                await archive.AddAsync(
                    $"{folder}/{FileNameOf(file)}",
                    file.Kind is EvidenceKind.Photo ? "Foto" : "Planilla firmada",
                    content,
                    cancel
                );
        }
    }

    /// <summary>The file name in the package: <c>planilla-firmada-1.pdf</c>.</summary>
    public static string FileNameOf(EvidenceFile file) =>
        $"{(file.Kind is EvidenceKind.Photo ? "foto" : "planilla-firmada")}-{file.Place}{file.Extension}";
}
