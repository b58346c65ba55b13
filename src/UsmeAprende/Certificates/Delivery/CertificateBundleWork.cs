using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsmeAprende.Certificates.Issuing;
using UsmeAprende.Certificates.Paper;
using UsmeAprende.Data;
using UsmeAprende.Documents.Archives;
using UsmeAprende.Documents.Paper;
using UsmeAprende.Jobs;

namespace UsmeAprende.Certificates.Delivery;

/// <summary>
/// Prepares a bundle: some certificates in each step, then the files from these parts. The documents are those that were issued, byte by
/// byte in the archive (R24); only a few are in memory at a time.
/// </summary>
public sealed class CertificateBundleWork(
    UsmeDb db,
    CertificateDocumentStore documents,
    CertificateBundleFolder folder,
    LowPriorityThread computing,
    IOptions<CertificateOptions> options,
    TimeProvider clock
) : IBatchWork
{
    public const string KindName = "entrega-de-constancias";

    private const int CertificatesAStep = 20;
    private const string ReceiptsName = "lista-para-firmar.pdf";

    public string Kind => KindName;

    public string Title => "Preparar constancias para entregar";

    public async Task<BatchStepResult> StepAsync(BatchJob batch, CancellationToken cancel)
    {
        var all = CertificateBundle.Parse(batch.Payload).Certificates;
        var at = batch.Cursor is { } cursor ? int.Parse(cursor, CultureInfo.InvariantCulture) : 0;
        if (at >= all.Count)
        {
            await FinishAsync(batch.Id, all, cancel);
            return BatchStepResult.Advance(batch, 0, 0, batch.Cursor, isLast: true);
        }
        var portion = all.Skip(at).Take(CertificatesAStep).ToList();
        var done = 0;
        await folder.WriteAsync(
            batch.Id,
            PartOf(at),
            async stream =>
            {
                var part = new PdfConcatenation(stream);
                foreach (var certificate in portion)
                    if (
                        await FindDocumentAsync(certificate, cancel) is { } document
                        && await PrepareAsync(document.Bytes, cancel) is { } sheet
                    )
                    {
                        await part.AddAsync(sheet, cancel);
                        done++;
                    }
                if (part.Pages > 0)
                    await part.CompleteAsync("", cancel);
            },
            cancel
        );
        return BatchStepResult.Advance(
            batch,
            done,
            portion.Count - done,
            (at + portion.Count).ToString(CultureInfo.InvariantCulture),
            isLast: false
        );
    }

    // One that was issued a moment ago may have no document yet.
    private async Task<CertificateDocument?> FindDocumentAsync(Guid certificate, CancellationToken cancel)
    {
        if (!await db.Certificates.AnyAsync(c => c.Id == certificate && c.End == null, cancel))
            return null;
        await documents.MakeAsync(certificate, cancel);
        return await documents.FindAsync(certificate, cancel);
    }

    private async Task FinishAsync(Guid bundle, IReadOnlyList<Guid> all, CancellationToken cancel)
    {
        var certificates = new List<IssuedCertificate>(all.Count);
        foreach (var portion in all.Chunk(CertificateCandidateReader.Portion))
            certificates.AddRange(
                await db
                    .Certificates.AsNoTracking()
                    .Where(c => portion.Contains(c.Id) && c.End == null && c.Words != null)
                    .OrderBy(c => c.Year)
                    .ThenBy(c => c.Number)
                    .ToListAsync(cancel)
            );
        if (certificates.Count == 0)
            return;
        var parts = Enumerable.Range(0, all.Count).Where(n => n % CertificatesAStep == 0).Select(PartOf).ToList();
        // Somebody was erased meanwhile, and all files with them: it can be asked for again.
        if (parts.Exists(part => folder.Find(bundle, part) is null))
            return;
        var receipts = ReceiptListPdf.Print(certificates, options.Value, clock.GetUtcNow().UtcDateTime);
        await folder.WriteAsync(
            bundle,
            CertificateBundleFolder.Archive,
            stream => PackAsync(stream, certificates, receipts, cancel),
            cancel
        );
        await folder.WriteAsync(
            bundle,
            CertificateBundleFolder.Printout,
            async stream =>
            {
                var printout = new PdfConcatenation(stream);
                foreach (var part in parts.Prepend(ReceiptsName))
                    if (
                        await PrepareAsync(part == ReceiptsName ? receipts : await folder.ReadAsync(bundle, part, cancel), cancel) is
                        { } sheets
                    )
                        await printout.AddAsync(sheets, cancel);
                await printout.CompleteAsync("Constancias para entregar", cancel);
            },
            cancel
        );
        parts.ForEach(part => folder.Delete(bundle, part));
    }

    private async Task PackAsync(Stream stream, List<IssuedCertificate> certificates, byte[] receipts, CancellationToken cancel)
    {
        await using var archive = await ArchiveWriter.CreateAsync(stream, clock.GetUtcNow(), cancel);
        await archive.AddAsync(ReceiptsName, "Lista para firmar al recibir", receipts, cancel);
        foreach (var certificate in certificates)
            if (await documents.FindAsync(certificate.Id, cancel) is { } document)
                await archive.AddAsync(
                    $"{certificate.FormattedNumber} {certificate.Words!.HolderName}.pdf",
                    certificate.Words.Title,
                    document.Bytes,
                    cancel
                );
        await archive.CompleteAsync(cancel);
    }

    private Task<JoinablePdf?> PrepareAsync(byte[] pdf, CancellationToken cancel) =>
        computing.RunAsync(() => PdfConcatenation.Prepare(pdf), cancel);

    private static string PartOf(int at) => string.Create(CultureInfo.InvariantCulture, $"parte-{at:0000}.pdf");
}

/// <summary>The job that deletes the files of bundles after a day: they hold personal data that nobody needs twice.</summary>
internal sealed class CertificateBundleCleaning(UsmeDb db, CertificateBundleFolder folder, TimeProvider clock) : ISiteJob
{
    public async Task RunAsync(JobReport report, CancellationToken cancel)
    {
        var since = clock.GetUtcNow().UtcDateTime - CertificateBundleService.Kept;
        var there = folder.List();
        var recent = await db
            .Batches.Where(b => b.Kind == CertificateBundleWork.KindName && b.CreatedAt > since)
            .Select(b => b.Id)
            .ToHashSetAsync(cancel);
        var old = there.Where(b => !recent.Contains(b)).ToList();
        old.ForEach(folder.Delete);
        report.Complete($"Entregas de constancias borradas: {old.Count}.");
    }
}
