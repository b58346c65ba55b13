using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Certificates;

/// <summary>
/// Forgets what coordinators wrote of a person, on their own certificates and on others', and gives up what is not yet issued (R30).
/// What is issued follows its holder's own choice (<see cref="CertificateWithdrawal"/>).
/// </summary>
public sealed class CertificateErasure(UsmeDb db, TimeProvider clock) : IPersonErasure
{
    public async Task EraseAsync(Guid person, CancellationToken cancel)
    {
        foreach (
            var order in await db
                .CertificateOrders.Where(o => o.PersonId == person && (o.State == OrderState.Proposed || o.State == OrderState.Waiting))
                .ToListAsync(cancel)
        )
            order.Fail(OrderFailure.Erased, null, clock.GetUtcNow().UtcDateTime);

        var mentions = new Mentions(await db.People.AsNoTracking().Include(p => p.Identifiers).SingleAsync(p => p.Id == person, cancel));
        foreach (
            var certificate in (
                await db.Certificates.Where(c => c.EndReason != null && c.End != CertificateEnd.Annulled).ToListAsync(cancel)
            ).Where(c => c.PersonId == person || mentions.StandIn(c.EndReason))
        )
        {
            certificate.ForgetReason();
            await AuditTrail.EraseValuesAsync(db, CertificatesAudit.Subject(certificate.Id), cancel);
        }
        foreach (
            var order in (await db.CertificateOrders.Where(o => o.Reason != null || o.Detail != null).ToListAsync(cancel)).Where(o =>
                o.PersonId == person || mentions.StandIn(o.Reason) || mentions.StandIn(o.Detail)
            )
        )
            order.ForgetReasons();
        await ForgetNamesAsync(person, cancel);
        await db.SaveChangesAsync(cancel);
    }

    private async Task ForgetNamesAsync(Guid person, CancellationToken cancel)
    {
        var subjects = (await db.Certificates.Where(c => c.PersonId == person).Select(c => c.Id).ToListAsync(cancel)).ConvertAll(
            CertificatesAudit.Subject
        );
        var named = await db
            .AuditEntries.Where(e => e.Action == CertificatesAudit.NameDiffers && subjects.Contains(e.Subject))
            .Select(e => e.Sequence)
            .ToListAsync(cancel);
        await AuditTrail.EraseValuesAsync(db, named, cancel);
    }
}
