using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.Jobs;
using UsmeAprende.People;

namespace UsmeAprende.Certificates;

/// <summary>
/// Takes orders for certificates and has them issued by a batch; with two steps, after a second coordinator approves (R15, R24).
/// </summary>
public sealed class CertificateOrders(
    UsmeDb db,
    AuditTrail audit,
    BatchJobQueue batches,
    IOptions<CertificateOptions> options,
    TimeProvider clock
)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Puts the orders down; whoever has one open for the same thing is left out, so that a form sent twice asks once.</summary>
    public Task<PlacedOrders> PlaceAsync(Guid coordinator, IReadOnlyList<OrderRequest> requests, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                var open = await OpenAsync(requests, cancel);
                var orders = requests
                    .DistinctBy(r => (r.PersonId, r.Subject))
                    .Where(r => !open.Exists(r.IsForTheSame))
                    .Select((r, position) => CertificateOrder.Of(r, position, coordinator, options.Value.TwoSteps, Now))
                    .ToList();
                if (orders.Count == 0)
                    return new PlacedOrders(null, open);
                db.AddRange(orders);
                if (!options.Value.TwoSteps)
                    return new PlacedOrders(await StartAsync(orders, coordinator, cancel), open);
                await audit.AppendAsync(db, coordinator, CertificatesAudit.Proposed, "certificados", null, Ids(orders), cancel);
                return new PlacedOrders(null, open);
            },
            cancel
        );

    /// <summary>What waits for a second coordinator, oldest first.</summary>
    public Task<List<CertificateOrder>> ProposedAsync(CancellationToken cancel) =>
        db
            .CertificateOrders.AsNoTracking()
            .Where(o => o.State == OrderState.Proposed)
            .OrderBy(o => o.CreatedAt)
            .ThenBy(o => o.Position)
            .ToListAsync(cancel);

    public Task<int> CountProposedAsync(CancellationToken cancel) =>
        db.CertificateOrders.CountAsync(o => o.State == OrderState.Proposed, cancel);

    /// <summary>Approves what others proposed; one's own proposals, and those for oneself, stay as they are.</summary>
    /// <returns>The batch that issues them, or null where nothing was there to approve.</returns>
    public Task<Guid?> ApproveAsync(Guid coordinator, IReadOnlyCollection<Guid> orders, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                var approved = await ToDecideAsync(coordinator, orders, cancel);
                if (approved.Count == 0)
                    return (Guid?)null;
                approved.ForEach(o => o.Approve(coordinator));
                await audit.AppendAsync(db, coordinator, CertificatesAudit.Approved, "certificados", null, Ids(approved), cancel);
                return await StartAsync(approved, coordinator, cancel);
            },
            cancel
        );

    /// <returns>How many were rejected.</returns>
    public Task<int> RejectAsync(Guid coordinator, IReadOnlyCollection<Guid> orders, string reason, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                var rejected = await ToDecideAsync(coordinator, orders, cancel);
                rejected.ForEach(o => o.Reject(coordinator, reason, Now));
                if (rejected.Count > 0)
                    await audit.AppendAsync(db, coordinator, CertificatesAudit.Rejected, "certificados", null, Ids(rejected), cancel);
                return rejected.Count;
            },
            cancel
        );

    public Task<List<CertificateOrder>> OfBatchAsync(Guid batch, CancellationToken cancel) =>
        db
            .CertificateOrders.AsNoTracking()
            .Where(o => o.BatchId == batch)
            .OrderBy(o => o.CreatedAt)
            .ThenBy(o => o.Position)
            .ToListAsync(cancel);

    private async Task<Guid?> StartAsync(List<CertificateOrder> orders, Guid coordinator, CancellationToken cancel)
    {
        var batch = await batches.StartAsync(CertificateIssuing.Name, "", orders.Count, coordinator, cancel);
        orders.ForEach(o => o.Wait(batch));
        return batch;
    }

    private async Task<List<CertificateOrder>> OpenAsync(IReadOnlyList<OrderRequest> requests, CancellationToken cancel)
    {
        var subjects = requests.Select(r => r.Subject).Distinct().ToList();
        var open = await db
            .CertificateOrders.AsNoTracking()
            .Where(o => (o.State == OrderState.Proposed || o.State == OrderState.Waiting) && subjects.Contains(o.Subject))
            .ToListAsync(cancel);
        return open.FindAll(o => requests.Any(r => r.IsForTheSame(o)));
    }

    private async Task<List<CertificateOrder>> ToDecideAsync(Guid coordinator, IReadOnlyCollection<Guid> orders, CancellationToken cancel)
    {
        var found = new List<CertificateOrder>();
        foreach (var portion in orders.Chunk(Candidates.Portion))
        {
            found.AddRange(
                await db
                    .CertificateOrders.Where(o =>
                        portion.Contains(o.Id)
                        && o.State == OrderState.Proposed
                        && o.IssuedById != coordinator
                        && !db.SamePerson(coordinator).Contains(o.PersonId)
                    )
                    .ToListAsync(cancel)
            );
        }
        return found;
    }

    private static string Ids(IEnumerable<CertificateOrder> orders) => string.Join(' ', orders.Select(o => o.Id));
}

/// <summary>What came of asking for certificates.</summary>
/// <param name="BatchId">The long work that issues them; null where they wait for approval, or nothing was left to order.</param>
/// <param name="Open">Orders for the same that were open before: they stay as they are.</param>
public sealed record PlacedOrders(Guid? BatchId, IReadOnlyList<CertificateOrder> Open)
{
    public CertificateOrder? FirstOpen => Open is [var first, ..] ? first : null;

    /// <summary>Where it is told how it goes: the new work or, where all was ordered before, that one.</summary>
    public Guid? ShownBatchId => BatchId ?? FirstOpen?.BatchId;
}
