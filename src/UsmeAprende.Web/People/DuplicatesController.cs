using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.People;

namespace UsmeAprende.Web.People;

/// <summary>Where coordinators unite accounts that are one person's, tell two people apart, and undo it (R14).</summary>
[Authorize(Roles = nameof(Role.Coordinator))]
public sealed class DuplicatesController(PossibleDuplicates duplicates, MergeReviews reviews, Merging merging) : Controller
{
    public const string Path = "/coordinacion/duplicados";

    private const int MostShown = 50;

    [HttpGet(Path)]
    public async Task<IActionResult> Show(CancellationToken cancel)
    {
        var waiting = await duplicates.WaitingAsync(MostShown, cancel);
        var decided = await duplicates.DecidedAsync(MostShown, cancel);
        return View(
            "Duplicates",
            new DuplicatesPage(
                waiting,
                await duplicates.CountWaitingAsync(cancel),
                decided,
                await reviews.GlimpsesAsync([.. waiting, .. decided], cancel)
            )
        );
    }

    [HttpGet(Path + "/{pair:guid}")]
    public async Task<IActionResult> Review(Guid pair, CancellationToken cancel) =>
        await reviews.OfAsync(pair, cancel) is { } review ? View("Duplicate", review) : NotFound();

    [HttpPost(Path + "/{pair:guid}/unir")]
    public async Task<IActionResult> Merge(Guid pair, Guid? survivor, CancellationToken cancel)
    {
        if (await duplicates.OfAsync(pair, cancel) is not { } found)
            return NotFound();
        if (survivor != found.OneId && survivor != found.OtherId)
            return await AgainAsync(pair, nameof(survivor), "Elija cuál de las dos cuentas queda.", cancel);
        var other = survivor == found.OneId ? found.OtherId : found.OneId;
        return await AnswerAsync(pair, await merging.MergeAsync(User.PersonId(), other, survivor.Value, cancel), "unidas", cancel);
    }

    [HttpPost(Path + "/{pair:guid}/separar")]
    public async Task<IActionResult> Unmerge(Guid pair, Guid person, CancellationToken cancel) =>
        await AnswerAsync(pair, await merging.UnmergeAsync(User.PersonId(), person, cancel), "separadas", cancel);

    [HttpPost(Path + "/{pair:guid}/distintas")]
    public async Task<IActionResult> TellApart(Guid pair, CancellationToken cancel) =>
        await duplicates.TellApartAsync(User.PersonId(), pair, cancel)
            ? LocalRedirect($"{Path}?{AccountController.Done}=distintas")
            : NotFound();

    private async Task<IActionResult> AnswerAsync(Guid pair, MergeAnswer answer, string done, CancellationToken cancel) =>
        answer is MergeAnswer.Done
            ? LocalRedirect($"{Path}/{pair}?{AccountController.Done}={done}")
            : await AgainAsync(pair, "", DuplicateWords.Refusal(answer), cancel);

    private async Task<IActionResult> AgainAsync(Guid pair, string field, string problem, CancellationToken cancel)
    {
        if (await reviews.OfAsync(pair, cancel) is not { } review)
            return NotFound();
        ModelState.AddModelError(field, problem);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Duplicate", review);
    }
}
