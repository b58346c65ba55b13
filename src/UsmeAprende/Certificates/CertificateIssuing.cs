using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Jobs;

namespace UsmeAprende.Certificates;

/// <summary>
/// Issues the orders of a batch, a few at each step. Each is rendered on trial first; then one transaction gives it the next number, enters
/// it and ticks its order off; then its document is made. Killed anywhere, the next process finds by the order's state what is left to do,
/// and by its id what is entered already (R24).
/// </summary>
public sealed class CertificateIssuing(
    UsmeDb db,
    CertificateRegister register,
    CertificateWording wording,
    CertificateDocuments documents,
    ICertificatePaper paper,
    TimeProvider clock
) : IBatchWork
{
    public const string Name = "certificados";

    private const int OrdersAStep = 10;

    public string Kind => Name;

    public string Title => "Emitir constancias";

    public async Task<BatchStepResult> StepAsync(BatchJob batch, CancellationToken cancel)
    {
        // Without letters or address none can be printed: the batch waits, rather than failing them all.
        if (await paper.ProblemAsync(cancel) is { } problem)
            throw new InvalidOperationException(problem);
        await register.OpenYearAsync(cancel);
        var due = await db
            .CertificateOrders.Where(o => o.BatchId == batch.Id && o.State == OrderState.Waiting)
            .OrderBy(o => o.CreatedAt)
            .ThenBy(o => o.Position)
            .Take(OrdersAStep)
            .ToListAsync(cancel);
        foreach (var order in due)
        {
            cancel.ThrowIfCancellationRequested();
            await IssueAsync(order, cancel);
        }
        foreach (var certificate in await UndocumentedAsync(batch.Id, cancel))
            await documents.MakeAsync(certificate, cancel);
        return await StandAsync(batch.Id, cancel);
    }

    private async Task IssueAsync(CertificateOrder order, CancellationToken cancel)
    {
        var request = new OrderRequest(order.PersonId, order.Subject)
        {
            HolderName = order.HolderName,
            ReplacesId = order.ReplacesId,
            Reason = order.Reason,
        };
        var worded = await wording.OfAsync(
            request,
            order.ApprovedById is { } second ? [order.IssuedById, second] : [order.IssuedById],
            cancel
        );
        if (!worded.CanBeIssued)
        {
            await FailAsync(order, worded.Failure.Value, null, cancel);
            return;
        }
        try
        {
            await paper.RenderAsync(CertificateSheet.Draft(worded.Words, order.Subject, clock.GetUtcNow().UtcDateTime), cancel);
        }
        catch (CertificatePaperException fault)
        {
            await FailAsync(order, OrderFailure.Unprintable, fault.Message, cancel);
            return;
        }
        await EnterAsync(order, worded.Words, cancel);
    }

    private Task EnterAsync(CertificateOrder order, CertificateWords words, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                var outcome = await register.EnterAsync(
                    new NewCertificate
                    {
                        Id = order.Id,
                        PersonId = order.PersonId,
                        Subject = order.Subject,
                        Words = words,
                        IssuedById = order.IssuedById,
                        ApprovedById = order.ApprovedById,
                        ReplacesId = order.ReplacesId,
                        Reason = order.Reason,
                    },
                    cancel
                );
                var now = clock.GetUtcNow().UtcDateTime;
                if (outcome is IssueOutcome.Registered)
                    order.Issue(now);
                else
                    order.Fail(FailureOf(outcome), null, now);
            },
            cancel
        );

    private Task FailAsync(CertificateOrder order, OrderFailure failure, string? detail, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                // A step that was taken for dead may have been issuing it just now.
                if (await db.Certificates.AnyAsync(c => c.Id == order.Id, cancel))
                    order.Issue(clock.GetUtcNow().UtcDateTime);
                else
                    order.Fail(failure, detail, clock.GetUtcNow().UtcDateTime);
            },
            cancel
        );

    private Task<List<Guid>> UndocumentedAsync(Guid batch, CancellationToken cancel) =>
        db
            .CertificateOrders.Where(o =>
                o.BatchId == batch && o.State == OrderState.Issued && !db.CertificateDocuments.Any(d => d.CertificateId == o.Id)
            )
            .OrderBy(o => o.CreatedAt)
            .ThenBy(o => o.Position)
            .Select(o => o.Id)
            .Take(2 * OrdersAStep)
            .ToListAsync(cancel);

    private async Task<BatchStepResult> StandAsync(Guid batch, CancellationToken cancel)
    {
        var counts = await db
            .CertificateOrders.Where(o => o.BatchId == batch)
            .GroupBy(o => o.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return new BatchStepResult
        {
            Done = counts.GetValueOrDefault(OrderState.Issued),
            Failed = counts.GetValueOrDefault(OrderState.Failed),
            Total = counts.Values.Sum(),
            IsLast = !counts.ContainsKey(OrderState.Waiting),
        };
    }

    private static OrderFailure FailureOf(IssueOutcome outcome) =>
        outcome switch
        {
            IssueOutcome.HasOne => OrderFailure.HasOne,
            IssueOutcome.Erased => OrderFailure.Erased,
            _ => OrderFailure.NothingToReplace,
        };
}
