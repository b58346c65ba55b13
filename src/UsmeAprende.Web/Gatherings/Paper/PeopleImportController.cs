using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Gatherings.Paper;
using UsmeAprende.People;
using UsmeAprende.Web.Kit.Requests;
using UsmeAprende.Web.People;
using UsmeAprende.Web.People.Identity;

namespace UsmeAprende.Web.Gatherings.Paper;

/// <summary>Registers the people of a list, outside any gathering, by the same two steps.</summary>
[Authorize(Roles = nameof(PersonRole.Facilitator))]
public sealed class PeopleImportController(ListImport import, ImportedListPageReader pages) : Controller
{
    public const string Path = StaffSearchController.Path + "/importar";

    [HttpGet(Path)]
    public IActionResult Show() => View("PeopleImport");

    [HttpPost(Path), UploadSizeLimit(ListUpload.MostBytes), UploadConcurrencyLimit]
    public async Task<IActionResult> Send([FromForm(Name = ListUpload.Field)] IFormFile? file, CancellationToken cancel)
    {
        if (ListUpload.FindProblem(file) is { } missing)
            return Again(missing);
        await using var content = file!.OpenReadStream();
        var reading = await import.ReadAsync(HttpContext.Actor(), null, content, ListUpload.FileNameOf(file), allCame: false, cancel);
        return reading.List is { } list ? LocalRedirect($"{Path}/{list}") : Again(reading.Problem!);
    }

    [HttpGet(Path + "/{list:guid}")]
    public async Task<IActionResult> List(Guid list, CancellationToken cancel) =>
        await import.FindAsync(HttpContext.Actor(), list, cancel) is { GatheringId: null } found
            ? View("ImportedList", await pages.ReadAsync(HttpContext.Actor(), found, null, new ListConsent(), cancel))
            : NotFound();

    [HttpPost(Path + "/{list:guid}")]
    public async Task<IActionResult> Apply(Guid list, ListConsent form, CancellationToken cancel)
    {
        if (await import.FindAsync(HttpContext.Actor(), list, cancel) is not { GatheringId: null } found)
            return NotFound();
        if (form.AddErrors(await import.ApplyAsync(HttpContext.Actor(), found, form.Read(), cancel), null, ModelState))
            return LocalRedirect($"{Path}/{list}");
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("ImportedList", await pages.ReadAsync(HttpContext.Actor(), found, null, form, cancel));
    }

    private ViewResult Again(string problem)
    {
        ModelState.AddModelError(ListUpload.Field, problem);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("PeopleImport");
    }
}
