using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Certificates;
using UsmeAprende.Certificates.Issuing;
using UsmeAprende.Certificates.Register;
using UsmeAprende.Data;
using UsmeAprende.Jobs;
using UsmeAprende.People;
using UsmeAprende.Web.Jobs;

namespace UsmeAprende.Web.Certificates.Issuing;

/// <summary>The page with the progress of an issuing. It can be left and opened again, also after a restart of the server.</summary>
[Authorize(Roles = nameof(PersonRole.Coordinator))]
public sealed class CertificateBatchController(
    UsmeDb db,
    BatchJobQueue batches,
    CertificateOrderService orders,
    ICertificateNotices notices
) : Controller
{
    private const string Path = CertificateQueueController.Path + "/lotes/{batch:guid}";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(Guid batch, CancellationToken cancel)
    {
        if (await batches.FindAsync(batch, cancel) is not { Kind: CertificateIssuing.Name } found)
            return NotFound();
        var own = await orders.ListForBatchAsync(batch, cancel);
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
                c.Words,
            })
            .ToListAsync(cancel);
        var documented = await db.CertificateDocuments.CountAsync(d => inBatch.Any(o => o.Id == d.CertificateId), cancel);
        return View(
            "Issuing",
            new CertificateBatchPage(
                BatchProgress.Of(found, batches.TitleOf(found.Kind), Request.Path),
                own,
                names,
                numbers.ToDictionary(c => c.Id, c => IssuedCertificate.FormatNumber(c.Year, c.Number)),
                numbers.Count - documented
            )
            {
                Unreached =
                    found.State is BatchState.Open
                        ? new HashSet<PersonId>()
                        : await notices.ListUnreachedAsync(
                            [.. own.Where(o => o.State is CertificateOrderState.Issued).Select(o => o.PersonId).Distinct()],
                            cancel
                        ),
                Printed = numbers.Where(c => c.Words is not null).ToDictionary(c => c.Id, c => c.Words!.HolderName),
            }
        );
    }
}

/// <summary>Progress of issuing some certificates.</summary>
/// <param name="Names">Names of the holders who still exist.</param>
/// <param name="Numbers">Numbers of the certificates issued so far.</param>
/// <param name="Waiting">Certificates that are issued but have no document yet.</param>
public sealed record CertificateBatchPage(
    BatchProgress Progress,
    IReadOnlyList<CertificateOrder> Orders,
    IReadOnlyDictionary<PersonId, string> Names,
    IReadOnlyDictionary<Guid, string> Numbers,
    int Waiting
)
{
    /// <summary>Holders whom nothing tells that it is ready.</summary>
    public IReadOnlySet<PersonId> Unreached { get; init; } = new HashSet<PersonId>();

    public IEnumerable<CertificateOrder> Issued => Orders.Where(o => o.State is CertificateOrderState.Issued);

    public IEnumerable<CertificateOrder> Failed => Orders.Where(o => o.State is CertificateOrderState.Failed);

    /// <summary>The names on the certificates issued so far, which may differ from those of the accounts.</summary>
    public IReadOnlyDictionary<Guid, string> Printed { get; init; } = new Dictionary<Guid, string>();

    public string NameOf(CertificateOrder order) =>
        Names.GetValueOrDefault(order.PersonId) is { } account
            ? Printed.GetValueOrDefault(order.Id) ?? account
            : "Alguien que borró sus datos";
}
