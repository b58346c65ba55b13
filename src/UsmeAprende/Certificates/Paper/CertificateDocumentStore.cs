using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using UsmeAprende.Data;
using UsmeAprende.Jobs;

namespace UsmeAprende.Certificates.Paper;

/// <summary>Makes the PDF documents of registered certificates, and stores the first bytes of each (R24).</summary>
public sealed class CertificateDocumentStore(
    UsmeDb db,
    ICertificateRenderer renderer,
    TimeProvider clock,
    ILogger<CertificateDocumentStore> log
)
{
    public Task<CertificateDocument?> FindAsync(Guid certificate, CancellationToken cancel) =>
        db.CertificateDocuments.AsNoTracking().SingleOrDefaultAsync(d => d.CertificateId == certificate, cancel);

    /// <summary>Registered certificates with content and without document, the longest waiting first.</summary>
    public Task<List<Guid>> ListMissingAsync(int most, CancellationToken cancel) =>
        db
            .Certificates.Where(c => c.Words != null && !db.CertificateDocuments.Any(d => d.CertificateId == c.Id))
            .OrderBy(c => c.IssuedAt)
            .ThenBy(c => c.Number)
            .Select(c => c.Id)
            .Take(most)
            .ToListAsync(cancel);

    /// <summary>Makes the document if there is none.</summary>
    /// <returns>False if it could not be made; a job tries again later.</returns>
    public async Task<bool> MakeAsync(Guid certificate, CancellationToken cancel)
    {
        if (await ExistsAsync(certificate, cancel))
            return true;
        if (await db.Certificates.AsNoTracking().SingleOrDefaultAsync(c => c.Id == certificate && c.Words != null, cancel) is not { } entry)
            return true;
        byte[] bytes;
        try
        {
            bytes = await renderer.RenderAsync(PrintableCertificate.Create(entry, await FindNumberAsync(entry.ReplacesId, cancel)), cancel);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError(fault, "The document of certificate {Certificate} could not be made; it is tried again", certificate);
            return false;
        }

        await db.WriteAsync(
            async () =>
            {
                // Another process may have made it meanwhile, or the holder withdrew it: what was first stays.
                if (
                    !await ExistsAsync(certificate, cancel)
                    && await db.Certificates.AnyAsync(c => c.Id == certificate && c.Words != null, cancel)
                )
                    db.Add(CertificateDocument.Create(certificate, bytes, clock.GetUtcNow().UtcDateTime));
            },
            cancel
        );
        return true;
    }

    private Task<bool> ExistsAsync(Guid certificate, CancellationToken cancel) =>
        db.CertificateDocuments.AnyAsync(d => d.CertificateId == certificate, cancel);

    private async Task<string?> FindNumberAsync(Guid? entry, CancellationToken cancel) =>
        entry is { } id ? (await db.Certificates.AsNoTracking().SingleAsync(c => c.Id == id, cancel)).FormattedNumber : null;
}

/// <summary>The job that makes documents which could not be made when their certificates were issued (R24).</summary>
public sealed class CertificateDocumentJob(CertificateDocumentStore documents) : ISiteJob
{
    private const int Most = 200;

    public async Task RunAsync(JobReport report, CancellationToken cancel)
    {
        var missing = await documents.ListMissingAsync(Most, cancel);
        var made = 0;
        foreach (var certificate in missing)
            made += await documents.MakeAsync(certificate, cancel) ? 1 : 0;
        if (made < missing.Count)
            report.Fail(
                $"Faltan {missing.Count - made} documentos de constancias por hacer. Se vuelve a intentar; la causa "
                    + "está en el registro del programa."
            );
        else
            report.Complete($"Se hicieron {made} documentos de constancias que faltaban.");
    }
}
