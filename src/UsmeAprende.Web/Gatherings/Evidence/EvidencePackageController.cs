using System.Net.Mime;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsmeAprende.Data;
using UsmeAprende.Documents.Archives;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Evidence;
using UsmeAprende.People;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Kit.Forms;

namespace UsmeAprende.Web.Gatherings.Evidence;

/// <summary>
/// The download of a month's evidence: a facilitator's own, anybody's for coordinators. By POST, since it is recorded in the audit (R31).
/// </summary>
[Authorize(Roles = nameof(PersonRole.Facilitator))]
public sealed class EvidencePackageController(UsmeDb db, EvidencePackage package, IOptions<SiteOptions> site, TimeProvider clock)
    : Controller
{
    public const string Path = "/facilitacion/evidencias";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(
        [FromQuery(Name = "mes")] string? month,
        [FromQuery(Name = "persona")] PersonId? person,
        CancellationToken cancel
    ) => View("Evidence", await PageAsync(month, person, cancel));

    [HttpPost(Path)]
    public async Task<IActionResult> Send(
        [FromForm(Name = "mes")] string? month,
        [FromForm(Name = "persona")] PersonId? person,
        CancellationToken cancel
    )
    {
        var page = await PageAsync(month, person, cancel);
        if (page.Gatherings.Count == 0)
        {
            ModelState.AddModelError("", "Ese mes no tiene encuentros: no hay nada que descargar.");
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("Evidence", page);
        }

        await package.AuditDownloadAsync(User.PersonId(), page.Person, page.Chosen.Month, cancel);
        Response.ContentType = ArchiveWriter.MediaType;
        Response.Headers.ContentDisposition = new ContentDisposition { FileName = $"evidencias-{page.Chosen.Name}.zip" }.ToString();
        await package.WriteAsync(page.Gatherings, site.Value.Heading(), Response.Body, cancel);
        return new EmptyResult();
    }

    private async Task<EvidencePackagePage> PageAsync(string? month, PersonId? person, CancellationToken cancel)
    {
        var chosen = MonthChoice.Parse(month, BogotaClock.DayOf(clock.GetUtcNow().UtcDateTime));
        var staff = User.IsInRole(nameof(PersonRole.Coordinator)) ? await FacilitatorsAsync(cancel) : [];
        // A person who may not choose another facilitator gets their own, whatever was sent.
        var whose = person is { } id && staff.Exists(s => s.Value == $"{id}") ? id : User.PersonId();
        return new EvidencePackagePage(chosen, whose, staff, await package.ListGatheringsAsync(whose, chosen.Month, cancel));
    }

    private async Task<List<FormChoice>> FacilitatorsAsync(CancellationToken cancel) =>
        [
            .. (
                await db
                    .People.Where(p => db.GatheringFacilitators.Any(f => f.PersonId == p.Id))
                    .OrderBy(p => p.NameKey)
                    .Select(p => new { p.Id, Name = (p.GivenNames + " " + p.Surnames).Trim() })
                    .ToListAsync(cancel)
            ).Select(p => new FormChoice($"{p.Id}", p.Name.Trim().Length > 0 ? p.Name : "Sin nombre")),
        ];
}

/// <summary>The page for choosing a month and a facilitator.</summary>
/// <param name="Facilitators">The facilitators to choose from, for coordinators; otherwise empty.</param>
public sealed record EvidencePackagePage(
    MonthChoice Chosen,
    PersonId Person,
    IReadOnlyList<FormChoice> Facilitators,
    IReadOnlyList<Gathering> Gatherings
);
