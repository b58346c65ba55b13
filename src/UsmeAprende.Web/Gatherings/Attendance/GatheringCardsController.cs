using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.People;
using UsmeAprende.People.Cards;
using UsmeAprende.Web.People;
using UsmeAprende.Web.People.Cards;

namespace UsmeAprende.Web.Gatherings.Attendance;

/// <summary>Prints the cards of people on a gathering's list (R13).</summary>
[Authorize(Roles = nameof(PersonRole.Facilitator))]
public sealed class GatheringCardsController(
    UsmeDb db,
    FacilitatedGatheringReader facilitated,
    AttendanceListReader reader,
    CardPrinting printing
) : Controller
{
    private const string Path = AttendancePage.Folder + "/{id:guid}/carnes";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancel)
    {
        if (await facilitated.FindAsync(HttpContext.Actor(), id, cancel) is not { } gathering)
            return NotFound();
        var offered = await OfferedAsync(gathering, cancel);
        return View(
            "GatheringCards",
            new GatheringCardsPage(
                gathering,
                new CardPrintForm
                {
                    Offered = offered,
                    People = [.. offered.Where(p => !p.HasCard).Take(CardPrinting.Most).Select(p => p.Id)],
                }
            )
        );
    }

    [HttpPost(Path)]
    public async Task<IActionResult> Print(Guid id, CardPrintForm form, CancellationToken cancel)
    {
        if (await facilitated.FindAsync(HttpContext.Actor(), id, cancel) is not { } gathering)
            return NotFound();
        form.Offered = await OfferedAsync(gathering, cancel);
        var chosen = form.People.Distinct().Where(p => form.Offered.Any(o => o.Id == p)).ToList();
        var (file, problem) = await printing.PrintAsync(HttpContext.Actor(), chosen, Request, cancel);
        if (file is not null)
            return file;
        ModelState.AddModelError(nameof(form.People), problem!);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("GatheringCards", new GatheringCardsPage(gathering, form));
    }

    private async Task<IReadOnlyList<CardCandidate>> OfferedAsync(Gathering gathering, CancellationToken cancel)
    {
        var list = await reader.ListAsync(gathering, cancel);
        var ids = list.Select(a => a.Person).ToList();
        var learners = await db
            .People.Where(p => ids.Contains(p.Id) && p.ErasedAt == null && p.Role == PersonRole.Learner)
            .SelectCardCandidates(db)
            .ToDictionaryAsync(p => p.Id, cancel);
        return [.. list.Where(a => learners.ContainsKey(a.Person)).Select(a => learners[a.Person])];
    }
}

/// <summary>Whose cards to print, of a gathering's list.</summary>
public sealed record GatheringCardsPage(Gathering Gathering, CardPrintForm Form)
{
    public string ListPath => AttendancePage.PathOf(Gathering.Id);
}
