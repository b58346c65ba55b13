using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Documents.Tables;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Gatherings.Paper;
using UsmeAprende.People;
using UsmeAprende.Web.Gatherings.Attendance;
using UsmeAprende.Web.Kit.Requests;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Gatherings.Paper;

/// <summary>
/// Attendance from paper: the codes of a signed sheet, or a list in CSV, XLSX or ODS. Nothing is done before it was looked at.
/// </summary>
[Authorize(Roles = nameof(PersonRole.Facilitator))]
public sealed class PaperController(
    FacilitatedGatheringReader facilitated,
    SheetNumbering rows,
    ListImport import,
    ImportedListPageReader pages,
    AttendanceTaking taking
) : Controller
{
    private const string Path = AttendancePage.Folder + "/{id:guid}/papel";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancel) =>
        await facilitated.FindAsync(HttpContext.Actor(), id, cancel) is { } gathering
            ? View("Paper", await PageAsync(gathering, null, cancel))
            : NotFound();

    [HttpPost(Path + "/codigos")]
    public async Task<IActionResult> Codes(Guid id, [FromForm(Name = "codigos")] string? typed, CancellationToken cancel)
    {
        if (await facilitated.FindAsync(HttpContext.Actor(), id, cancel) is not { } gathering)
            return NotFound();
        if (taking.FindObstacle(gathering) is not null)
            return await AgainAsync(gathering, "codigos", AttendanceWords.NotHeld(gathering), typed, cancel);
        return SheetRowCodes.TryParse(typed, out var codes, out var problem)
            ? await ShownAsync(gathering, await import.ReadAsync(HttpContext.Actor(), gathering, codes, cancel), "codigos", typed, cancel)
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
        if (await facilitated.FindAsync(HttpContext.Actor(), id, cancel) is not { } gathering)
            return NotFound();
        if (taking.FindObstacle(gathering) is not null)
            return await AgainAsync(gathering, ListUpload.Field, AttendanceWords.NotHeld(gathering), null, cancel);
        if (ListUpload.FindProblem(file) is { } problem)
            return await AgainAsync(gathering, ListUpload.Field, problem, null, cancel);
        await using var content = file!.OpenReadStream();
        return await ShownAsync(
            gathering,
            await import.ReadAsync(HttpContext.Actor(), gathering, content, ListUpload.FileNameOf(file), allCame, cancel),
            ListUpload.Field,
            null,
            cancel
        );
    }

    [HttpGet(Path + "/{list:guid}")]
    public async Task<IActionResult> List(Guid id, Guid list, CancellationToken cancel) =>
        await facilitated.FindAsync(HttpContext.Actor(), id, cancel) is { } gathering
        && await import.FindAsync(HttpContext.Actor(), list, cancel) is { } found
        && found.GatheringId == id
            ? View("ImportedList", await pages.ReadAsync(HttpContext.Actor(), found, gathering, new ListConsent(), cancel))
            : NotFound();

    [HttpPost(Path + "/{list:guid}")]
    public async Task<IActionResult> Apply(Guid id, Guid list, ListConsent form, CancellationToken cancel)
    {
        if (
            await facilitated.FindAsync(HttpContext.Actor(), id, cancel) is not { } gathering
            || await import.FindAsync(HttpContext.Actor(), list, cancel) is not { } found
            || found.GatheringId != id
        )
            return NotFound();
        var outcome = await import.ApplyAsync(HttpContext.Actor(), found, form.Read(), cancel);
        if (form.AddErrors(outcome, gathering, ModelState))
            return LocalRedirect($"{AttendancePage.PathOf(id)}/papel/{list}");
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("ImportedList", await pages.ReadAsync(HttpContext.Actor(), found, gathering, form, cancel));
    }

    private async Task<IActionResult> ShownAsync(
        Gathering gathering,
        ListReadResult reading,
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
        new(gathering, [.. (await rows.ListAsync(gathering, cancel)).Where(p => p.Code is not null)], typed);
}

/// <summary>From paper: print a sheet, type its codes, or send a list.</summary>
/// <param name="Coded">Those to whom a sheet gave a code.</param>
/// <param name="Codes">As typed.</param>
public sealed record PaperPage(Gathering Gathering, IReadOnlyList<SheetPerson> Coded, string? Codes = null)
{
    public string ListPath => AttendancePage.PathOf(Gathering.Id);

    public string Path => $"{ListPath}/papel";
}

/// <summary>A list as a file that staff send.</summary>
public static class ListUpload
{
    public const string Field = "archivo";

    /// <summary>Staff say of everybody on the list that they came.</summary>
    public const string AllCame = "vinieron";

    /// <summary>A little more than a table may have, so that a sentence answers it and not a closed connection.</summary>
    public const long MostBytes = TableFile.MostBytes + (2 * 1024 * 1024);

    private const int LongestName = 80;

    public static string? FindProblem(IFormFile? file) =>
        file is null || file.Length == 0 ? "Escoja el archivo de la lista: Excel (.xlsx), LibreOffice (.ods) o CSV." : null;

    /// <summary>Only to speak of it.</summary>
    public static string FileNameOf(IFormFile file)
    {
        var name = Path.GetFileName(file.FileName.Replace('\\', '/'));
        return name.Length > LongestName ? name[..LongestName] : name;
    }
}
