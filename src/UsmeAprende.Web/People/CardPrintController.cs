using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using UsmeAprende.Documents.Paper;
using UsmeAprende.People;
using UsmeAprende.Web.Site;

namespace UsmeAprende.Web.People;

/// <summary>Printing the cards of people just registered, eight to a page (R13). Their codes are told this once, so printing again gives new cards.</summary>
[Authorize(Roles = nameof(Role.Facilitator))]
public sealed class CardPrintController(WalkIns walkIns, SignInCards cards, CardTexts texts, IOptions<SiteOptions> site, TimeProvider clock) : Controller
{
    public const string Path = "/facilitacion/carnes";

    // Five pages: more than a café holds.
    private const int Most = 40;

    [HttpGet(Path)]
    public async Task<IActionResult> Show(CancellationToken cancel)
    {
        var offered = await walkIns.RecentAsync(User.PersonId(), cancel);
        return View("CardPrint", new CardPrintForm { Offered = offered, People = [.. offered.Where(p => !p.HasCard).Take(Most).Select(p => p.Id)] });
    }

    // Whoever may get no card from this member of staff is left out by the rule itself, whatever was sent.
    [HttpPost(Path)]
    public async Task<IActionResult> Print(CardPrintForm form, CancellationToken cancel)
    {
        var people = form.People.Distinct().ToList();
        if (people.Count is 0 or > Most)
            return await AgainAsync(form, people.Count == 0 ? "Marque al menos a una persona." : $"Imprima {Most} carnés o menos cada vez.", cancel);
        // Asked first: a card that cannot be printed would void the one that the person has.
        if (PaperFonts.Installed.Problem is { } problem)
            return await AgainAsync(form, $"Este servidor no puede imprimir: {problem}", cancel);

        var printed = new List<CardText>();
        foreach (var person in people)
            if (await cards.IssueAsync(User.PersonId(), person, cancel) is { } card)
                printed.Add(await texts.OfAsync(card, Request, cancel));
        return printed.Count == 0
            ? await AgainAsync(form, "A ninguna de esas personas se le puede dar carné: es solo para participantes.", cancel)
            : File(CardSheet.Print(printed, site.Value.Entity, clock.GetUtcNow().UtcDateTime), PaperFile.MediaType, "carnes.pdf");
    }

    private async Task<ViewResult> AgainAsync(CardPrintForm form, string problem, CancellationToken cancel)
    {
        form.Offered = await walkIns.RecentAsync(User.PersonId(), cancel);
        ModelState.AddModelError(nameof(form.People), problem);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("CardPrint", form);
    }
}
