using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Certificates;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.Typing;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Certificates;

/// <summary>The second step, where the setting asks for it: a different coordinator approves what the first proposed.</summary>
[Authorize(Roles = nameof(Role.Coordinator))]
public sealed class ProposalsController(UsmeDb db, CertificateOrders orders, CertificateWording wording, Holders holders) : Controller
{
    public const string Path = QueueController.Path + "/por-aprobar";

    private const int Shown = 300;

    [HttpGet(Path)]
    public async Task<IActionResult> Show(CancellationToken cancel) => View("Proposals", await PageAsync(null, cancel));

    [HttpPost(Path)]
    public async Task<IActionResult> Approve(List<Guid> chosen, CancellationToken cancel)
    {
        if (await orders.ApproveAsync(User.PersonId(), chosen, cancel) is { } batch)
            return LocalRedirect($"{QueueController.Path}/lotes/{batch}");
        return await AgainAsync("Marque al menos una que no haya propuesto usted.", null, cancel);
    }

    [HttpPost(Path + "/rechazar")]
    public async Task<IActionResult> Reject(List<Guid> chosen, string? reason, CancellationToken cancel)
    {
        var words = TypedText.CleanLine(reason);
        if (words.Length is 0 or > CertificateOrder.DetailLength)
            return await AgainAsync($"Escriba por qué las devuelve, en {CertificateOrder.DetailLength} letras o menos.", reason, cancel);
        if (await orders.RejectAsync(User.PersonId(), chosen, words, cancel) == 0)
            return await AgainAsync("Marque al menos una que no haya propuesto usted.", reason, cancel);
        return LocalRedirect(Path);
    }

    private async Task<IActionResult> AgainAsync(string problem, string? reason, CancellationToken cancel)
    {
        ModelState.AddModelError("", problem);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Proposals", await PageAsync(reason, cancel));
    }

    private async Task<ProposalsPage> PageAsync(string? reason, CancellationToken cancel)
    {
        var me = User.PersonId();
        var proposed = (await orders.ProposedAsync(cancel)).Take(Shown).ToList();
        var own = await db.SamePerson(me).ToListAsync(cancel);
        var firsts = proposed.Select(o => o.IssuedById).Distinct().ToList();
        var names = await db.People.AsNoTracking().Where(p => firsts.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.FullName, cancel);
        var lines = new List<Proposal>();
        foreach (var order in proposed)
        {
            var request = new OrderRequest(order.PersonId, order.Subject) { HolderName = order.HolderName };
            lines.Add(
                new Proposal(
                    order,
                    await holders.OneAsync(order.PersonId, order.Subject, cancel),
                    await wording.OfAsync(request, [order.IssuedById, me], cancel),
                    names.GetValueOrDefault(order.IssuedById),
                    order.IssuedById == me || own.Contains(order.PersonId)
                )
            );
        }
        return new ProposalsPage(lines, reason);
    }
}
