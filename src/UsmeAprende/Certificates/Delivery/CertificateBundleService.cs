using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Certificates.Issuing;
using UsmeAprende.Data;
using UsmeAprende.Jobs;
using UsmeAprende.People;

namespace UsmeAprende.Certificates.Delivery;

/// <summary>
/// Has certificates prepared to be handed out together: one PDF to print with a list to sign, and an archive. It is long work, with an
/// entry in the audit.
/// </summary>
public sealed class CertificateBundleService(
    UsmeDb db,
    AuditTrail audit,
    BatchJobQueue batches,
    CertificateBundleFolder folder,
    TimeProvider clock
)
{
    /// <summary>The files are deleted after it.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    // Within it, the same form sent again gets the same answer (R33).
    private static readonly TimeSpan Repeated = TimeSpan.FromHours(1);

    /// <returns>The batch that prepares them; null if there is nothing to prepare, or they may not.</returns>
    public Task<Guid?> OrderAsync(Actor actor, CertificateBundle bundle, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                if (bundle.Certificates.Count is 0 or > CertificateBundle.Most || !(await actor.ReloadAsync(db, cancel)).IsFacilitator)
                    return (Guid?)null;
                var payload = bundle.ToString();
                var since = clock.GetUtcNow().UtcDateTime - Repeated;
                var same = await db
                    .Batches.Where(b =>
                        b.Kind == CertificateBundleWork.KindName
                        && b.StartedById == actor.PersonId
                        && b.CreatedAt > since
                        && b.State != BatchState.Stopped
                        && b.Payload == payload
                    )
                    .OrderByDescending(b => b.CreatedAt)
                    .Select(b => new { b.Id, b.State })
                    .FirstOrDefaultAsync(cancel);
                if (
                    same is not null
                    && (same.State is BatchState.Open || folder.Find(same.Id, CertificateBundleFolder.Printout) is not null)
                )
                    return same.Id;
                await audit.AppendAsync(
                    db,
                    actor.PersonId,
                    CertificatesAudit.Bundled,
                    "certificados",
                    null,
                    $"{bundle.Source} {bundle.Certificates.Count}",
                    cancel
                );
                return await batches.StartAsync(CertificateBundleWork.KindName, payload, bundle.Certificates.Count, actor.PersonId, cancel);
            },
            cancel
        );

    /// <summary>Null if there is no such bundle.</summary>
    public async Task<CertificateBundleState?> FindAsync(Guid id, CancellationToken cancel)
    {
        if (await batches.FindAsync(id, cancel) is not { Kind: CertificateBundleWork.KindName } batch)
            return null;
        var bundle = CertificateBundle.Parse(batch.Payload);
        var isCurrent = await AreAllValidAsync(bundle, cancel);
        return new CertificateBundleState(
            batch,
            bundle,
            isCurrent && batch.State is BatchState.Finished ? folder.Find(id, CertificateBundleFolder.Printout) : null,
            isCurrent && batch.State is BatchState.Finished ? folder.Find(id, CertificateBundleFolder.Archive) : null
        );
    }

    // One that was revoked, replaced or withdrawn since must not be handed out.
    private async Task<bool> AreAllValidAsync(CertificateBundle bundle, CancellationToken cancel)
    {
        foreach (var portion in bundle.Certificates.Chunk(CertificateCandidateReader.Portion))
            if (await db.Certificates.CountAsync(c => portion.Contains(c.Id) && c.End == null, cancel) < portion.Length)
                return false;
        return true;
    }
}

/// <summary>How far a bundle is.</summary>
/// <param name="Printout">Null while it is not ready, after it was deleted, and if one of its certificates ended since.</param>
public sealed record CertificateBundleState(BatchJob Batch, CertificateBundle Bundle, FileInfo? Printout, FileInfo? Archive);
