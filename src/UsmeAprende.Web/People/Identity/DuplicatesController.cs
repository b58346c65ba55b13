using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.Web.People.Accounts;

namespace UsmeAprende.Web.People.Identity;

/// <summary>The pages where coordinators merge accounts of one person, decide that they are two people, and undo a merge (R14).</summary>
[Authorize(Roles = nameof(PersonRole.Coordinator))]
public sealed class DuplicatesController(DuplicateBacklog duplicates, MergeReviewReader reviews, PersonMerging merging) : Controller
{
    public const string Path = "/coordinacion/duplicados";

    private const int MostShown = 50;

    [HttpGet(Path)]
    public async Task<IActionResult> Show(CancellationToken cancel)
    {
        var waiting = await duplicates.ListWaitingAsync(MostShown, cancel);
        var decided = await duplicates.ListDecidedAsync(MostShown, cancel);
        return View(
            "Duplicates",
            new DuplicatesPage(
                waiting,
                await duplicates.CountWaitingAsync(cancel),
                decided,
                await reviews.ListSummariesAsync([.. waiting, .. decided], cancel)
            )
        );
    }

    [HttpGet(Path + "/{pair:guid}")]
    public async Task<IActionResult> Review(Guid pair, CancellationToken cancel) =>
        await reviews.FindAsync(pair, cancel) is { } review ? View("Duplicate", review) : NotFound();

    [HttpPost(Path + "/{pair:guid}/unir")]
    public async Task<IActionResult> Merge(Guid pair, PersonId? survivor, CancellationToken cancel)
    {
        if (await duplicates.FindAsync(pair, cancel) is not { } found)
            return NotFound();
        if (survivor != found.OneId && survivor != found.OtherId)
            return await AgainAsync(pair, nameof(survivor), "Elija cuál de las dos cuentas queda.", cancel);
        var other = survivor == found.OneId ? found.OtherId : found.OneId;
        return await AnswerAsync(pair, await merging.MergeAsync(HttpContext.Actor(), other, survivor.Value, cancel), "unidas", cancel);
    }

    [HttpPost(Path + "/{pair:guid}/separar")]
    public async Task<IActionResult> Unmerge(Guid pair, PersonId person, CancellationToken cancel) =>
        await AnswerAsync(pair, await merging.UnmergeAsync(HttpContext.Actor(), person, cancel), "separadas", cancel);

    [HttpPost(Path + "/{pair:guid}/distintas")]
    public async Task<IActionResult> TellApart(Guid pair, CancellationToken cancel) =>
        await duplicates.MarkAsTwoPeopleAsync(HttpContext.Actor(), pair, cancel)
            ? LocalRedirect($"{Path}?{AccountController.Done}=distintas")
            : NotFound();

    private async Task<IActionResult> AnswerAsync(Guid pair, MergeResult answer, string done, CancellationToken cancel) =>
        answer is MergeResult.Done
            ? LocalRedirect($"{Path}/{pair}?{AccountController.Done}={done}")
            : await AgainAsync(pair, "", DuplicateWords.Refusal(answer), cancel);

    private async Task<IActionResult> AgainAsync(Guid pair, string field, string problem, CancellationToken cancel)
    {
        if (await reviews.FindAsync(pair, cancel) is not { } review)
            return NotFound();
        ModelState.AddModelError(field, problem);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Duplicate", review);
    }
}

/// <summary>The pairs that wait for a coordinator, and the last ones decided.</summary>
public sealed record DuplicatesPage(
    IReadOnlyList<PossibleDuplicate> Waiting,
    int WaitingInAll,
    IReadOnlyList<PossibleDuplicate> Decided,
    IReadOnlyDictionary<PersonId, PersonSummary> People
)
{
    public string Name(PersonId person) =>
        People.TryGetValue(person, out var glimpse) ? DuplicateWords.Brief(glimpse) : "Alguien que borró sus datos";
}

/// <summary>Spanish texts about possible duplicates.</summary>
public static class DuplicateWords
{
    public static string Why(DuplicateReason why) =>
        why switch
        {
            DuplicateReason.Document => "El mismo documento",
            DuplicateReason.Email => "El mismo correo",
            DuplicateReason.Phone => "El mismo celular",
            DuplicateReason.StaffSaysSo => "Lo dice quien facilita",
            _ => "El mismo nombre y año de nacimiento",
        };

    public static string Verdict(DuplicateDecision verdict) => verdict is DuplicateDecision.OnePerson ? "Unidas" : "Son dos personas";

    /// <summary>One person of a list: <c>M.J.Ñ.G., El Destino, 4512</c>.</summary>
    public static string Brief(PersonSummary person) =>
        string.Join(", ", new[] { person.Initials, person.Place, person.LastFour }.Where(part => !string.IsNullOrEmpty(part)));

    public static string Refusal(MergeResult answer) =>
        answer switch
        {
            MergeResult.BothStaff => "Las dos cuentas son del equipo y no se unen: lo que hizo cada una debe quedar aparte.",
            MergeResult.TwoCertificates => "Las dos cuentas tienen una constancia válida de lo mismo, y una persona solo puede tener una. "
                + "Revoque primero la que sobra, en el registro de constancias.",
            MergeResult.NotAllowed => "Usted no puede unir ni separar su propia cuenta. Pídalo a otra persona que coordine.",
            MergeResult.NothingToDo => "Ya estaba hecho. Mire cómo quedó.",
            _ => "Una de las dos personas borró sus datos: ya no hay qué unir.",
        };
}
