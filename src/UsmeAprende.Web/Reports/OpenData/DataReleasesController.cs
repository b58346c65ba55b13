using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using UsmeAprende.Credentials;
using UsmeAprende.People;
using UsmeAprende.Reports.OpenData;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Reports.OpenData;

/// <summary>Where a coordinator signs the open data of a semester.</summary>
[Authorize(Roles = nameof(PersonRole.Coordinator))]
public sealed class DataReleasesController(DataReleases releases, IOptions<SiteOptions> site) : Controller
{
    public const string Path = "/coordinacion/datos-abiertos";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(CancellationToken cancel) => View("DataReleases", await ReadAsync(cancel));

    [HttpPost(Path)]
    public async Task<IActionResult> Sign([FromForm(Name = "semestre")] string? semester, CancellationToken cancel)
    {
        try
        {
            var result = Semester.TryParse(semester, out var asked)
                ? await releases.SignAsync(HttpContext.Actor(), asked, site.Value.Entity, cancel)
                : DataReleaseResult.NotDue;
            if (result is DataReleaseResult.Published)
                return LocalRedirect($"{Path}?hecho=firmado");
            if (result is DataReleaseResult.NotAllowed)
                return Forbid();
            ModelState.AddModelError("semestre", "Ese semestre todavía no se puede firmar: falta publicar sus meses.");
        }
        catch (CredentialsUnavailableException fault)
        {
            ModelState.AddModelError("semestre", CredentialsUnavailableException.Explain(fault.Readiness));
        }
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("DataReleases", await ReadAsync(cancel));
    }

    private async Task<DataReleasesPage> ReadAsync(CancellationToken cancel) =>
        new(await releases.FindDueAsync(cancel), await releases.ListAsync(cancel));
}

/// <param name="Due">To be signed now; null if there is none.</param>
/// <param name="Done">Newest first.</param>
public sealed record DataReleasesPage(Semester? Due, IReadOnlyList<DataRelease> Done);
