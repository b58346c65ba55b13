using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Documents.Paper;
using UsmeAprende.Documents.Pictures;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Gatherings.Evidence;
using UsmeAprende.People;
using UsmeAprende.Typing;
using UsmeAprende.Web.Gatherings.Attendance;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Kit.Requests;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Gatherings.Evidence;

/// <summary>
/// Scans of the signed list and photos of a gathering: for its facilitators and coordinators, handed out as downloads only.
/// </summary>
[Authorize(Roles = nameof(PersonRole.Facilitator))]
public sealed class EvidenceFilesController(FacilitatedGatheringReader facilitated, EvidenceStore proofs, ImageConsentReader consents)
    : Controller
{
    private const string Path = AttendancePage.Folder + "/{id:guid}/soportes";
    private const string Field = "archivos";

    // What one form may bring: five photos, or a few pages; more come in several times.
    private const long MostBytes = 26 * 1024 * 1024;

    [HttpGet(Path)]
    public async Task<IActionResult> Show(Guid id, [FromQuery(Name = "hecho")] string? done, CancellationToken cancel) =>
        await facilitated.FindAsync(HttpContext.Actor(), id, cancel) is { } gathering
            ? View("Proof", await PageAsync(gathering, done, cancel))
            : NotFound();

    [HttpPost(Path + "/planilla"), UploadSizeLimit(MostBytes), UploadConcurrencyLimit]
    public async Task<IActionResult> AddList(Guid id, [FromForm(Name = Field)] List<IFormFile>? files, CancellationToken cancel) =>
        await facilitated.FindAsync(HttpContext.Actor(), id, cancel) is { } gathering
            ? await AddAsync(gathering, EvidenceKind.SignedList, files ?? [], Field, cancel)
            : NotFound();

    [HttpPost(Path + "/fotos"), UploadSizeLimit(MostBytes), UploadConcurrencyLimit]
    public async Task<IActionResult> AddPhotos(
        Guid id,
        [FromForm(Name = "fotos")] List<IFormFile>? files,
        [FromForm(Name = "permiso")] bool allowed,
        CancellationToken cancel
    )
    {
        if (await facilitated.FindAsync(HttpContext.Actor(), id, cancel) is not { } gathering)
            return NotFound();
        return allowed
            ? await AddAsync(gathering, EvidenceKind.Photo, files ?? [], "fotos", cancel)
            : await AgainAsync(
                gathering,
                "permiso",
                "Guarde solo fotos en las que todas las personas dieron permiso. Márquelo si es así.",
                cancel
            );
    }

    [HttpGet(Path + "/{file:guid}")]
    public async Task<IActionResult> Send(Guid id, Guid file, CancellationToken cancel)
    {
        if (
            await facilitated.FindAsync(HttpContext.Actor(), id, cancel) is null
            || await proofs.FindAsync(id, file, cancel) is not { } found
            || proofs.Open(found) is not { } content
        )
            return NotFound();
        // Whatever was hidden in it, it runs nothing here.
        Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return File(content, found.IsPdf ? PdfWriter.MediaType : CleanJpeg.MediaType, EvidencePackage.FileNameOf(found));
    }

    [HttpPost(Path + "/{file:guid}/quitar")]
    public async Task<IActionResult> Remove(Guid id, Guid file, CancellationToken cancel)
    {
        // Each file has a form of its own on one page, and so a field of its own.
        var reason = Request.HasFormContentType ? Request.Form[$"motivo-{file}"].ToString() : "";
        if (
            await facilitated.FindAsync(HttpContext.Actor(), id, cancel) is not { } gathering
            || await proofs.FindAsync(id, file, cancel) is null
        )
            return NotFound();
        if (TypedText.CleanLine(reason).Length == 0)
            return await AgainAsync(gathering, $"motivo-{file}", "Escriba por qué lo quita.", cancel);
        await proofs.RemoveAsync(User.PersonId(), id, file, reason, cancel);
        return LocalRedirect($"{AttendancePage.PathOf(id)}/soportes?hecho=quitado");
    }

    [HttpPost(Path + "/{file:guid}/revisada")]
    public async Task<IActionResult> Clear(Guid id, Guid file, CancellationToken cancel)
    {
        if (
            await facilitated.FindAsync(HttpContext.Actor(), id, cancel) is null
            || !await proofs.MarkReviewedAsync(User.PersonId(), id, file, cancel)
        )
            return NotFound();
        return LocalRedirect($"{AttendancePage.PathOf(id)}/soportes?hecho=revisada");
    }

    private async Task<IActionResult> AddAsync(
        Gathering gathering,
        EvidenceKind kind,
        List<IFormFile> files,
        string field,
        CancellationToken cancel
    )
    {
        var contents = new List<UploadedFile>();
        foreach (var file in files.Where(f => f.Length > 0))
            contents.Add(new UploadedFile(file.FileName, await file.ReadAllAsync(cancel)));
        var answer = await proofs.AddAsync(User.PersonId(), gathering.Id, kind, contents, cancel);
        return answer.Problem is { } problem
            ? await AgainAsync(gathering, field, problem, cancel)
            : LocalRedirect($"{AttendancePage.PathOf(gathering.Id)}/soportes?hecho=guardado");
    }

    private async Task<ViewResult> AgainAsync(Gathering gathering, string field, string problem, CancellationToken cancel)
    {
        ModelState.AddModelError(field, problem);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Proof", await PageAsync(gathering, null, cancel));
    }

    private async Task<EvidenceFilesPage> PageAsync(Gathering gathering, string? done, CancellationToken cancel) =>
        new(
            gathering,
            await proofs.ListAsync(gathering.Id, cancel),
            await consents.ListAsync(gathering, cancel),
            done switch
            {
                "guardado" => "Quedó guardado.",
                "quitado" => "Quedó quitado, con su motivo.",
                "revisada" => "La foto quedó revisada.",
                _ => null,
            }
        );
}

/// <summary>The proofs of a gathering: its signed list and its photos.</summary>
public sealed record EvidenceFilesPage(
    Gathering Gathering,
    IReadOnlyList<EvidenceFile> Files,
    IReadOnlyList<ImageConsent> Consents,
    string? Done = null
)
{
    public string ListPath => AttendancePage.PathOf(Gathering.Id);

    public string Path => $"{ListPath}/soportes";

    public IEnumerable<EvidenceFile> Lists => Files.Where(f => f is { Kind: EvidenceKind.SignedList, RemovedAt: null });

    public IReadOnlyList<EvidenceFile> Photos => [.. Files.Where(f => f is { Kind: EvidenceKind.Photo, RemovedAt: null })];

    public IReadOnlyList<EvidenceFile> Removed => [.. Files.Where(f => f.RemovedAt is not null)];

    public IReadOnlyList<ImageConsent> MayNotBeShown => [.. Consents.Where(c => !c.MayBeShown)];
}
