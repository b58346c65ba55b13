using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using UsmeAprende.Data;

namespace UsmeAprende.Certificates;

/// <summary>Makes the documents of what stands in the register, after it stands there, and keeps the first bytes of each (R24).</summary>
public sealed class CertificateDocuments(UsmeDb db, ICertificatePaper paper, TimeProvider clock, ILogger<CertificateDocuments> log)
{
    public Task<CertificateDocument?> OfAsync(Guid certificate, CancellationToken cancel) =>
        db.CertificateDocuments.AsNoTracking().SingleOrDefaultAsync(d => d.CertificateId == certificate, cancel);

    /// <summary>Entries that have something to say and no document yet, the longest waiting first.</summary>
    public Task<List<Guid>> MissingAsync(int most, CancellationToken cancel) =>
        db
            .Certificates.Where(c => c.Words != null && !db.CertificateDocuments.Any(d => d.CertificateId == c.Id))
            .OrderBy(c => c.IssuedAt)
            .ThenBy(c => c.Number)
            .Select(c => c.Id)
            .Take(most)
            .ToListAsync(cancel);

    /// <summary>Makes a document unless there is one.</summary>
    /// <returns>False where it could not be made; it is tried again later.</returns>
    public async Task<bool> MakeAsync(Guid certificate, CancellationToken cancel)
    {
        if (await HasOneAsync(certificate, cancel))
            return true;
        if (await db.Certificates.AsNoTracking().SingleOrDefaultAsync(c => c.Id == certificate && c.Words != null, cancel) is not { } entry)
            return true;
        byte[] bytes;
        try
        {
            bytes = await paper.RenderAsync(CertificateSheet.Of(entry, await NumberAsync(entry.ReplacesId, cancel)), cancel);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError(fault, "The document of certificate {Certificate} could not be made; it is tried again", certificate);
            return false;
        }

        await db.WriteAsync(
            async () =>
            {
                // Another process may have made it meanwhile, or its holder withdrawn it: what was first stays.
                if (
                    !await HasOneAsync(certificate, cancel)
                    && await db.Certificates.AnyAsync(c => c.Id == certificate && c.Words != null, cancel)
                )
                    db.Add(CertificateDocument.Of(certificate, bytes, clock.GetUtcNow().UtcDateTime));
            },
            cancel
        );
        return true;
    }

    private Task<bool> HasOneAsync(Guid certificate, CancellationToken cancel) =>
        db.CertificateDocuments.AnyAsync(d => d.CertificateId == certificate, cancel);

    private async Task<string?> NumberAsync(Guid? entry, CancellationToken cancel) =>
        entry is { } id ? (await db.Certificates.AsNoTracking().SingleAsync(c => c.Id == id, cancel)).NumberInWords : null;
}
