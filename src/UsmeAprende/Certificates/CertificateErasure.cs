using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Certificates;

/// <summary>
/// Forgets the names that orders hold, and gives up those not yet issued (R30). What is issued follows its holder's own choice (<see cref="CertificateWithdrawal"/>).
/// </summary>
public sealed class CertificateErasure(UsmeDb db, TimeProvider clock) : IPersonErasure
{
    public async Task EraseAsync(Guid person, CancellationToken cancel)
    {
        foreach (var order in await db.Set<CertificateOrder>().Where(o => o.PersonId == person && (o.State == OrderState.Proposed || o.State == OrderState.Waiting)).ToListAsync(cancel))
            order.Fail(OrderFailure.Erased, null, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancel);

        // Reasons and details are a coordinator's free words, and may speak of the person.
        await db.Set<CertificateOrder>().Where(o => o.PersonId == person)
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.Reason, (string?)null).SetProperty(o => o.Detail, (string?)null), cancel);
    }
}
