using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Certificates;
using UsmeAprende.Data;
using UsmeAprende.Jobs;
using UsmeAprende.People;
using UsmeAprende.Web.Jobs;

namespace UsmeAprende.Web.Certificates;

/// <summary>How an issuing goes: whoever leaves the page finds it again here, also after the server was started anew.</summary>
[Authorize(Roles = nameof(Role.Coordinator))]
public sealed class IssuingController(UsmeDb db, BatchJobQueue batches, CertificateOrders orders) : Controller
{
    private const string Path = QueueController.Path + "/lotes/{batch:guid}";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(Guid batch, CancellationToken cancel)
    {
        if (await batches.FindAsync(batch, cancel) is not { Kind: CertificateIssuing.Name } found)
            return NotFound();
        var own = await orders.OfBatchAsync(batch, cancel);
        var inBatch = db.CertificateOrders.Where(o => o.BatchId == batch);
        var names = await db
            .People.AsNoTracking()
            .Where(p => p.ErasedAt == null && inBatch.Any(o => o.PersonId == p.Id))
            .ToDictionaryAsync(p => p.Id, p => p.FullName, cancel);
        var numbers = await db
            .Certificates.AsNoTracking()
            .Where(c => inBatch.Any(o => o.Id == c.Id))
            .Select(c => new
            {
                c.Id,
                c.Year,
                c.Number,
            })
            .ToListAsync(cancel);
        var documented = await db.CertificateDocuments.CountAsync(d => inBatch.Any(o => o.Id == d.CertificateId), cancel);
        return View(
            "Issuing",
            new IssuingPage(
                BatchProgress.Of(found, batches.TitleOf(found.Kind), Request.Path),
                own,
                names,
                numbers.ToDictionary(c => c.Id, c => Certificate.NumberOf(c.Year, c.Number)),
                numbers.Count - documented
            )
        );
    }
}
