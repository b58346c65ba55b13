using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Certificates;
using UsmeAprende.Certificates.Issuing;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.Typing;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Certificates.Issuing;

/// <summary>The second step, if it is configured: another coordinator approves what the first one proposed.</summary>
[Authorize(Roles = nameof(PersonRole.Coordinator))]
public sealed class CertificateProposalsController(
    UsmeDb db,
    CertificateOrderService orders,
    CertificatePreparation wording,
    CertificateHolderReader holders,
    CertificateSubjectTitles titles,
    TimeProvider clock
) : Controller
{
    public const string Path = CertificateQueueController.Path + "/por-aprobar";

    private const int Shown = 300;

    // Longer ago, nobody looks for it here: the person's own page still tells it.
    private const int SentBackDays = 30;

    [HttpGet(Path)]
    public async Task<IActionResult> Show(CancellationToken cancel) => View("Proposals", await PageAsync(null, cancel));

    [HttpPost(Path)]
    public async Task<IActionResult> Approve(List<Guid> chosen, CancellationToken cancel)
    {
        if (await orders.ApproveAsync(HttpContext.Actor(), chosen, cancel) is { } batch)
            return LocalRedirect($"{CertificateQueueController.Path}/lotes/{batch}");
        return await AgainAsync("Marque al menos una que no haya propuesto usted.", null, cancel);
    }

    [HttpPost(Path + "/rechazar")]
    public async Task<IActionResult> Reject(List<Guid> chosen, string? reason, CancellationToken cancel)
    {
        var words = TypedText.CleanLine(reason);
        if (words.Length is 0 or > CertificateOrder.DetailLength)
            return await AgainAsync($"Escriba por qué las devuelve, en {CertificateOrder.DetailLength} letras o menos.", reason, cancel);
        if (await orders.RejectAsync(HttpContext.Actor(), chosen, words, cancel) == 0)
            return await AgainAsync("Marque al menos una que no haya propuesto usted.", reason, cancel);
        return LocalRedirect(Path);
    }

    private async Task<IActionResult> AgainAsync(string problem, string? reason, CancellationToken cancel)
    {
        ModelState.AddModelError("", problem);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Proposals", await PageAsync(reason, cancel));
    }

    private async Task<CertificateProposalsPage> PageAsync(string? reason, CancellationToken cancel)
    {
        var me = HttpContext.Actor().PersonId;
        var proposed = (await orders.ListProposedAsync(cancel)).Take(Shown).ToList();
        var own = await db.SamePerson(me).ToListAsync(cancel);
        var firsts = proposed.Select(o => o.IssuedById).Distinct().ToList();
        var names = await db.People.AsNoTracking().Where(p => firsts.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.FullName, cancel);
        var lines = new List<CertificateProposal>();
        foreach (var order in proposed)
        {
            var request = new CertificateOrderRequest(order.PersonId, order.Subject) { HolderName = order.HolderName };
            lines.Add(
                new CertificateProposal(
                    order,
                    await holders.FindAsync(order.PersonId, order.Subject, cancel),
                    await wording.PrepareAsync(request, [order.IssuedById, me], cancel),
                    names.GetValueOrDefault(order.IssuedById),
                    order.IssuedById == me || own.Contains(order.PersonId)
                )
            );
        }
        return new CertificateProposalsPage(lines, await ListSentBackAsync(cancel), reason);
    }

    private async Task<IReadOnlyList<SentBackProposal>> ListSentBackAsync(CancellationToken cancel)
    {
        var since = clock.GetUtcNow().UtcDateTime.AddDays(-SentBackDays);
        var sentBack = await orders.ListSentBackAsync(HttpContext.Actor(), since, cancel);
        var people = sentBack.SelectMany(o => new[] { o.PersonId, o.ApprovedById }).OfType<PersonId>().Distinct().ToList();
        var names = await db
            .People.AsNoTracking()
            .Where(p => people.Contains(p.Id) && p.ErasedAt == null)
            .ToDictionaryAsync(p => p.Id, p => p.FullName, cancel);
        var subjects = await titles.ReadAsync(sentBack.ConvertAll(o => o.Subject), cancel);
        return
        [
            .. from order in sentBack
            where names.ContainsKey(order.PersonId)
            select new SentBackProposal(
                order,
                names[order.PersonId],
                subjects.GetValueOrDefault(order.Subject) ?? "",
                order.ApprovedById is { } second ? names.GetValueOrDefault(second) : null
            ),
        ];
    }
}

/// <summary>What waits for a second coordinator.</summary>
/// <param name="SentBack">What others sent back to the viewer.</param>
public sealed record CertificateProposalsPage(
    IReadOnlyList<CertificateProposal> Proposals,
    IReadOnlyList<SentBackProposal> SentBack,
    string? Reason
);

/// <summary>A proposal that its author reads again, with the reason.</summary>
/// <param name="By">Who sent it back.</param>
public sealed record SentBackProposal(CertificateOrder Order, string Name, string Title, string? By)
{
    public string Path => CandidatePaths.PathOf(Order.PersonId, Order.Subject);
}

/// <summary>One proposal as the second coordinator sees it.</summary>
/// <param name="Preparation">The content of the certificate, or why it cannot be issued.</param>
/// <param name="ProposedBy">The first coordinator's name.</param>
/// <param name="IsMine">Whether the viewer proposed it, or is the holder: then another coordinator must decide (R15).</param>
public sealed record CertificateProposal(
    CertificateOrder Order,
    CertificateHolder? Holder,
    CertificatePreparationResult Preparation,
    string? ProposedBy,
    bool IsMine
)
{
    /// <summary>The person's name on the site, if it differs from the certificate's.</summary>
    public string? AccountName =>
        Holder is { } holder && Preparation.Words is { } words && words.HolderName != holder.Name ? holder.Name : null;

    /// <summary>A name that cannot be printed is no worry any more where another spelling is proposed.</summary>
    public IEnumerable<IssueWarning> Warnings =>
        Holder?.Warnings.Where(w => w is not IssueWarning.UnprintableName || AccountName is null) ?? [];

    /// <summary>Ticked beforehand only without warnings.</summary>
    public bool IsTicked => Preparation.CanBeIssued && AccountName is null && Holder is { Warnings.IsEmpty: true };
}
