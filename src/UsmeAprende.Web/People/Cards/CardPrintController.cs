using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.People;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Web.People.Cards;

/// <summary>The page for printing the cards of people just registered, eight to a page (R13).</summary>
[Authorize(Roles = nameof(PersonRole.Facilitator))]
public sealed class CardPrintController(WalkInRegistration walkIns, CardPrinting printing) : Controller
{
    public const string Path = "/facilitacion/carnes";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(CancellationToken cancel)
    {
        var offered = await walkIns.ListRecentAsync(HttpContext.Actor(), cancel);
        return View(
            "CardPrint",
            new CardPrintForm { Offered = offered, People = [.. offered.Where(p => !p.HasCard).Take(CardPrinting.Most).Select(p => p.Id)] }
        );
    }

    [HttpPost(Path)]
    public async Task<IActionResult> Print(CardPrintForm form, CancellationToken cancel)
    {
        var (file, problem) = await printing.PrintAsync(HttpContext.Actor(), [.. form.People.Distinct()], Request, cancel);
        if (file is not null)
            return file;
        form.Offered = await walkIns.ListRecentAsync(HttpContext.Actor(), cancel);
        ModelState.AddModelError(nameof(form.People), problem!);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("CardPrint", form);
    }
}
