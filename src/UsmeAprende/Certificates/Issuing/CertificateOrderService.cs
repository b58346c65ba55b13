using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.Jobs;
using UsmeAprende.People;

namespace UsmeAprende.Certificates.Issuing;

/// <summary>
/// Stores orders for certificates and starts the batch that issues them; if two steps are configured, after a second coordinator approves
/// (R15, R24).
/// </summary>
public sealed class CertificateOrderService(
    UsmeDb db,
    AuditTrail audit,
    BatchJobQueue batches,
    IOptions<CertificateOptions> options,
    TimeProvider clock
)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>
    /// Stores the orders. A person with an open order for the same thing is left out, so that a form that is sent twice orders once.
    /// </summary>
    public Task<CertificateOrderResult> PlaceAsync(
        Actor actor,
        IReadOnlyList<CertificateOrderRequest> requests,
        CancellationToken cancel
    ) =>
        db.WriteAsync(
            async () =>
            {
                if (!(await actor.ReloadAsync(db, cancel)).IsCoordinator)
                    return new CertificateOrderResult(null, []);
                var open = await ListOpenAsync(requests, cancel);
                var orders = requests
                    .DistinctBy(r => (r.PersonId, r.Subject))
                    .Where(r => !open.Exists(r.HasSamePersonAndSubject))
                    .Select((r, position) => CertificateOrder.Create(r, position, actor.PersonId, options.Value.TwoSteps, Now))
                    .ToList();
                if (orders.Count == 0)
                    return new CertificateOrderResult(null, open);
                db.AddRange(orders);
                if (!options.Value.TwoSteps)
                    return new CertificateOrderResult(await StartAsync(orders, actor, cancel), open);
                await audit.AppendAsync(db, actor.PersonId, CertificatesAudit.Proposed, "certificados", null, JoinIds(orders), cancel);
                return new CertificateOrderResult(null, open);
            },
            cancel
        );

    /// <summary>Orders that wait for a second coordinator, oldest first.</summary>
    public Task<List<CertificateOrder>> ListProposedAsync(CancellationToken cancel) =>
        db
            .CertificateOrders.AsNoTracking()
            .Where(o => o.State == CertificateOrderState.Proposed)
            .OrderBy(o => o.CreatedAt)
            .ThenBy(o => o.Position)
            .ToListAsync(cancel);

    /// <summary>What others sent back to its author since then, latest first; not what was ordered again.</summary>
    public Task<List<CertificateOrder>> ListSentBackAsync(Actor author, DateTime since, CancellationToken cancel) =>
        db
            .CertificateOrders.AsNoTracking()
            .Where(o =>
                o.State == CertificateOrderState.Rejected
                && o.IssuedById == author.PersonId
                && o.DecidedAt >= since
                && !db.CertificateOrders.Any(later =>
                    later.PersonId == o.PersonId && later.Subject == o.Subject && later.CreatedAt > o.CreatedAt
                )
            )
            .OrderByDescending(o => o.DecidedAt)
            .ThenBy(o => o.Position)
            .Take(CertificateCandidateReader.Portion)
            .ToListAsync(cancel);

    public Task<int> CountProposedAsync(CancellationToken cancel) =>
        db.CertificateOrders.CountAsync(o => o.State == CertificateOrderState.Proposed, cancel);

    /// <summary>Approves other coordinators' proposals. One's own proposals, and those for oneself, are left out.</summary>
    /// <returns>The batch that issues them; null if there was nothing to approve.</returns>
    public Task<Guid?> ApproveAsync(Actor actor, IReadOnlyCollection<Guid> orders, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                var approved = await ListToDecideAsync(actor, orders, cancel);
                if (approved.Count == 0)
                    return (Guid?)null;
                approved.ForEach(o => o.Approve(actor.PersonId));
                await audit.AppendAsync(db, actor.PersonId, CertificatesAudit.Approved, "certificados", null, JoinIds(approved), cancel);
                return await StartAsync(approved, actor, cancel);
            },
            cancel
        );

    /// <returns>How many were rejected.</returns>
    public Task<int> RejectAsync(Actor actor, IReadOnlyCollection<Guid> orders, string reason, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                var rejected = await ListToDecideAsync(actor, orders, cancel);
                // One moment for all of them: their author is told once.
                var now = Now;
                rejected.ForEach(o => o.Reject(actor.PersonId, reason, now));
                if (rejected.Count > 0)
                    await audit.AppendAsync(
                        db,
                        actor.PersonId,
                        CertificatesAudit.Rejected,
                        "certificados",
                        null,
                        JoinIds(rejected),
                        cancel
                    );
                return rejected.Count;
            },
            cancel
        );

    public Task<List<CertificateOrder>> ListForBatchAsync(Guid batch, CancellationToken cancel) =>
        db
            .CertificateOrders.AsNoTracking()
            .Where(o => o.BatchId == batch)
            .OrderBy(o => o.CreatedAt)
            .ThenBy(o => o.Position)
            .ToListAsync(cancel);

    private async Task<Guid?> StartAsync(List<CertificateOrder> orders, Actor actor, CancellationToken cancel)
    {
        var batch = await batches.StartAsync(CertificateIssuing.Name, "", orders.Count, actor.PersonId, cancel);
        orders.ForEach(o => o.AssignToBatch(batch));
        return batch;
    }

    private async Task<List<CertificateOrder>> ListOpenAsync(IReadOnlyList<CertificateOrderRequest> requests, CancellationToken cancel)
    {
        var subjects = requests.Select(r => r.Subject).Distinct().ToList();
        var open = await db
            .CertificateOrders.AsNoTracking()
            .Where(o =>
                (o.State == CertificateOrderState.Proposed || o.State == CertificateOrderState.Waiting) && subjects.Contains(o.Subject)
            )
            .ToListAsync(cancel);
        return open.FindAll(o => requests.Any(r => r.HasSamePersonAndSubject(o)));
    }

    private async Task<List<CertificateOrder>> ListToDecideAsync(Actor actor, IReadOnlyCollection<Guid> orders, CancellationToken cancel)
    {
        var found = new List<CertificateOrder>();
        if (!(await actor.ReloadAsync(db, cancel)).IsCoordinator)
            return found;
        foreach (var portion in orders.Chunk(CertificateCandidateReader.Portion))
        {
            found.AddRange(
                await db
                    .CertificateOrders.Where(o =>
                        portion.Contains(o.Id)
                        && o.State == CertificateOrderState.Proposed
                        && o.IssuedById != actor.PersonId
                        && !db.SamePerson(actor.PersonId).Contains(o.PersonId)
                    )
                    .ToListAsync(cancel)
            );
        }
        return found;
    }

    private static string JoinIds(IEnumerable<CertificateOrder> orders) => string.Join(' ', orders.Select(o => o.Id));
}

/// <summary>Result of ordering certificates.</summary>
/// <param name="BatchId">The batch that issues them; null if they wait for approval, nothing was left to order, or they may not.</param>
/// <param name="Open">Orders for the same that were open before; they do not change.</param>
public sealed record CertificateOrderResult(Guid? BatchId, IReadOnlyList<CertificateOrder> Open)
{
    public CertificateOrder? FirstOpen => Open is [var first, ..] ? first : null;

    /// <summary>The batch whose progress is shown: the new one, or the former one if everything was ordered before.</summary>
    public Guid? ShownBatchId => BatchId ?? FirstOpen?.BatchId;
}
