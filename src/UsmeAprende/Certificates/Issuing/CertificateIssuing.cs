using Microsoft.EntityFrameworkCore;
using UsmeAprende.Certificates.Paper;
using UsmeAprende.Certificates.Register;
using UsmeAprende.Data;
using UsmeAprende.Jobs;

namespace UsmeAprende.Certificates.Issuing;

/// <summary>
/// Issues the orders of a batch, a few in each step. First the document is rendered on trial; then one transaction takes the next number,
/// inserts the entry and completes the order; then the document is made. If the process is killed, the next one sees in the order's state
/// what is left to do, and by its id what is entered already (R24).
/// </summary>
public sealed class CertificateIssuing(
    UsmeDb db,
    CertificateRegister register,
    CertificatePreparation preparation,
    CertificateDocumentStore documents,
    ICertificateRenderer renderer,
    TimeProvider clock
) : IBatchWork
{
    public const string Name = "certificados";

    private const int OrdersAStep = 10;

    public string Kind => Name;

    public string Title => "Emitir constancias";

    public async Task<BatchStepResult> StepAsync(BatchJob batch, CancellationToken cancel)
    {
        // Without fonts or address none can be printed: the batch waits instead of failing every order.
        if (await renderer.FindProblemAsync(cancel) is { } problem)
            throw new InvalidOperationException(problem);
        await register.OpenYearAsync(cancel);
        var due = await db
            .CertificateOrders.Where(o => o.BatchId == batch.Id && o.State == CertificateOrderState.Waiting)
            .OrderBy(o => o.CreatedAt)
            .ThenBy(o => o.Position)
            .Take(OrdersAStep)
            .ToListAsync(cancel);
        foreach (var order in due)
        {
            cancel.ThrowIfCancellationRequested();
            await IssueAsync(order, cancel);
        }
        foreach (var certificate in await ListWithoutDocumentAsync(batch.Id, cancel))
            await documents.MakeAsync(certificate, cancel);
        return await CountAsync(batch.Id, cancel);
    }

    private async Task IssueAsync(CertificateOrder order, CancellationToken cancel)
    {
        var request = new CertificateOrderRequest(order.PersonId, order.Subject)
        {
            HolderName = order.HolderName,
            ReplacesId = order.ReplacesId,
            Reason = order.Reason,
        };
        var prepared = await preparation.PrepareAsync(
            request,
            order.ApprovedById is { } second ? [order.IssuedById, second] : [order.IssuedById],
            cancel
        );
        if (!prepared.CanBeIssued)
        {
            await FailAsync(order, prepared.Failure.Value, null, cancel);
            return;
        }
        try
        {
            await renderer.RenderAsync(
                PrintableCertificate.CreateDraft(prepared.Words, order.Subject, clock.GetUtcNow().UtcDateTime),
                cancel
            );
        }
        catch (CertificateRenderingException fault)
        {
            await FailAsync(order, CertificateFailureReason.Unprintable, fault.Message, cancel);
            return;
        }
        await EnterAsync(order, prepared.Words, cancel);
    }

    private Task EnterAsync(CertificateOrder order, CertificateContent content, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                var result = await register.EnterAsync(
                    new NewCertificate
                    {
                        Id = order.Id,
                        PersonId = order.PersonId,
                        Subject = order.Subject,
                        Words = content,
                        IssuedById = order.IssuedById,
                        ApprovedById = order.ApprovedById,
                        ReplacesId = order.ReplacesId,
                        Reason = order.Reason,
                    },
                    cancel
                );
                var now = clock.GetUtcNow().UtcDateTime;
                if (result is CertificateRegistrationResult.Registered)
                    order.Issue(now);
                else
                    order.Fail(FailureOf(result), null, now);
            },
            cancel
        );

    private Task FailAsync(CertificateOrder order, CertificateFailureReason failure, string? detail, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                // Another process, taken for dead, may have issued it meanwhile.
                if (await db.Certificates.AnyAsync(c => c.Id == order.Id, cancel))
                    order.Issue(clock.GetUtcNow().UtcDateTime);
                else
                    order.Fail(failure, detail, clock.GetUtcNow().UtcDateTime);
            },
            cancel
        );

    private Task<List<Guid>> ListWithoutDocumentAsync(Guid batch, CancellationToken cancel) =>
        db
            .CertificateOrders.Where(o =>
                o.BatchId == batch && o.State == CertificateOrderState.Issued && !db.CertificateDocuments.Any(d => d.CertificateId == o.Id)
            )
            .OrderBy(o => o.CreatedAt)
            .ThenBy(o => o.Position)
            .Select(o => o.Id)
            .Take(2 * OrdersAStep)
            .ToListAsync(cancel);

    private async Task<BatchStepResult> CountAsync(Guid batch, CancellationToken cancel)
    {
        var counts = await db
            .CertificateOrders.Where(o => o.BatchId == batch)
            .GroupBy(o => o.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return new BatchStepResult
        {
            Done = counts.GetValueOrDefault(CertificateOrderState.Issued),
            Failed = counts.GetValueOrDefault(CertificateOrderState.Failed),
            Total = counts.Values.Sum(),
            IsLast = !counts.ContainsKey(CertificateOrderState.Waiting),
        };
    }

    private static CertificateFailureReason FailureOf(CertificateRegistrationResult result) =>
        result switch
        {
            CertificateRegistrationResult.HasOne => CertificateFailureReason.HasOne,
            CertificateRegistrationResult.Erased => CertificateFailureReason.Erased,
            _ => CertificateFailureReason.NothingToReplace,
        };
}
