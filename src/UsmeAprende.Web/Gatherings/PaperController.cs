using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Imports;
using UsmeAprende.Gatherings.Sheets;
using UsmeAprende.People;
using UsmeAprende.Web.Kit.Requests;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Gatherings;

/// <summary>
/// Attendance from paper: the codes of a signed sheet, or a list in CSV or XLSX. Nothing is done before it was looked at.
/// </summary>
[Authorize(Roles = nameof(PersonRole.Facilitator))]
public sealed class PaperController(
    FacilitatedGatherings facilitated,
    SheetRows rows,
    PaperImport import,
    ImportedListPages pages,
    AttendanceTaking taking
) : Controller
{
    private const string Path = AttendancePage.Folder + "/{id:guid}/papel";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancel) =>
        await facilitated.FindAsync(User.PersonId(), id, cancel) is { } gathering
            ? View("Paper", await PageAsync(gathering, null, cancel))
            : NotFound();

    [HttpPost(Path + "/codigos")]
    public async Task<IActionResult> Codes(Guid id, [FromForm(Name = "codigos")] string? typed, CancellationToken cancel)
    {
        if (await facilitated.FindAsync(User.PersonId(), id, cancel) is not { } gathering)
            return NotFound();
        if (taking.WhyNot(gathering) is not null)
            return await AgainAsync(gathering, "codigos", AttendanceWords.NotHeld(gathering), typed, cancel);
        return RowCodes.TryParse(typed, out var codes, out var problem)
            ? await ShownAsync(gathering, await import.ReadAsync(User.PersonId(), gathering, codes, cancel), "codigos", typed, cancel)
            : await AgainAsync(gathering, "codigos", problem, typed, cancel);
    }

    [HttpPost(Path + "/archivo"), UploadSizeLimit(ListUpload.MostBytes), UploadConcurrencyLimit]
    public async Task<IActionResult> Send(
        Guid id,
        [FromForm(Name = ListUpload.Field)] IFormFile? file,
        [FromForm(Name = ListUpload.AllCame)] bool allCame,
        CancellationToken cancel
    )
    {
        if (await facilitated.FindAsync(User.PersonId(), id, cancel) is not { } gathering)
            return NotFound();
        if (taking.WhyNot(gathering) is not null)
            return await AgainAsync(gathering, ListUpload.Field, AttendanceWords.NotHeld(gathering), null, cancel);
        if (ListUpload.Problem(file) is { } problem)
            return await AgainAsync(gathering, ListUpload.Field, problem, null, cancel);
        await using var content = file!.OpenReadStream();
        return await ShownAsync(
            gathering,
            await import.ReadAsync(User.PersonId(), gathering, content, ListUpload.NameOf(file), allCame, cancel),
            ListUpload.Field,
            null,
            cancel
        );
    }

    [HttpGet(Path + "/{list:guid}")]
    public async Task<IActionResult> List(Guid id, Guid list, CancellationToken cancel) =>
        await facilitated.FindAsync(User.PersonId(), id, cancel) is { } gathering
        && await import.FindAsync(User.PersonId(), list, cancel) is { } found
        && found.GatheringId == id
            ? View("ImportedList", await pages.OfAsync(found, gathering, new ListConsent(), cancel))
            : NotFound();

    [HttpPost(Path + "/{list:guid}")]
    public async Task<IActionResult> Apply(Guid id, Guid list, ListConsent form, CancellationToken cancel)
    {
        if (
            await facilitated.FindAsync(User.PersonId(), id, cancel) is not { } gathering
            || await import.FindAsync(User.PersonId(), list, cancel) is not { } found
            || found.GatheringId != id
        )
            return NotFound();
        var outcome = await import.ApplyAsync(User.PersonId(), found, form.Same, form.HaveConsent, form.Reason, cancel);
        if (form.Tell(outcome, gathering, ModelState))
            return LocalRedirect($"{AttendancePage.PathOf(id)}/papel/{list}");
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("ImportedList", await pages.OfAsync(found, gathering, form, cancel));
    }

    private async Task<IActionResult> ShownAsync(
        Gathering gathering,
        ListReading reading,
        string field,
        string? typed,
        CancellationToken cancel
    ) =>
        reading.List is { } list
            ? LocalRedirect($"{AttendancePage.PathOf(gathering.Id)}/papel/{list}")
            : await AgainAsync(gathering, field, reading.Problem!, typed, cancel);

    private async Task<ViewResult> AgainAsync(Gathering gathering, string field, string problem, string? typed, CancellationToken cancel)
    {
        ModelState.AddModelError(field, problem);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Paper", await PageAsync(gathering, typed, cancel));
    }

    private async Task<PaperPage> PageAsync(Gathering gathering, string? typed, CancellationToken cancel) =>
        new(gathering, [.. (await rows.OfAsync(gathering, cancel)).Where(p => p.Code is not null)], typed);
}
