using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Gatherings.Paper;
using UsmeAprende.People;
using UsmeAprende.Web.Gatherings.Paper;
using UsmeAprende.Web.People;
using UsmeAprende.Web.People.Accounts;

namespace UsmeAprende.Web.Gatherings.Attendance;

/// <summary>The page where staff tick whose documents they saw: of a gathering's people, or of an imported list's (R10).</summary>
[Authorize(Roles = nameof(PersonRole.Facilitator))]
public sealed class SeenDocumentsController(
    FacilitatedGatheringReader facilitated,
    ListImport import,
    UnseenDocumentReader reader,
    SeenDocuments documents
) : Controller
{
    private const string OfGathering = AttendancePage.Folder + "/{id:guid}" + SeenDocumentsPage.Name;
    private const string OfList = PeopleImportController.Path + "/{list:guid}" + SeenDocumentsPage.Name;

    [HttpGet(OfGathering)]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancel) => Shown(await ReadAsync(id, cancel));

    [HttpPost(OfGathering)]
    public async Task<IActionResult> Note(
        Guid id,
        [FromForm(Name = SeenDocumentsPage.Field)] List<string> seen,
        CancellationToken cancel
    ) => await NotedAsync(() => ReadAsync(id, cancel), seen, cancel);

    [HttpGet(OfList)]
    public async Task<IActionResult> ShowList(Guid list, CancellationToken cancel) => Shown(await ReadListAsync(list, cancel));

    [HttpPost(OfList)]
    public async Task<IActionResult> NoteList(
        Guid list,
        [FromForm(Name = SeenDocumentsPage.Field)] List<string> seen,
        CancellationToken cancel
    ) => await NotedAsync(() => ReadListAsync(list, cancel), seen, cancel);

    private IActionResult Shown(SeenDocumentsPage? page) =>
        page is null
            ? NotFound()
            : View(
                "SeenDocuments",
                page with
                {
                    Noted = int.TryParse(
                        Request.Query[AccountController.Done],
                        NumberStyles.None,
                        CultureInfo.InvariantCulture,
                        out var noted
                    )
                        ? noted
                        : 0,
                }
            );

    private async Task<IActionResult> NotedAsync(Func<Task<SeenDocumentsPage?>> read, List<string> seen, CancellationToken cancel)
    {
        if (await read() is not { } page)
            return NotFound();
        if (seen.Count is 0 or > SeenDocumentsPage.Most)
        {
            ModelState.AddModelError(
                SeenDocumentsPage.Field,
                seen.Count == 0
                    ? "Marque al menos a una persona cuyo documento vio."
                    : $"Marque hasta {SeenDocumentsPage.Most} personas a la vez."
            );
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("SeenDocuments", page);
        }
        var result = await documents.NoteAsync(HttpContext.Actor(), page.People, seen, cancel);
        if (result.IsComplete)
            return LocalRedirect($"{page.Path}?{AccountController.Done}={result.Noted}");
        // Names stay out of addresses: what was not noted is told on this page.
        return View("SeenDocuments", (await read())! with { Noted = result.Noted, Result = result });
    }

    private async Task<SeenDocumentsPage?> ReadAsync(Guid id, CancellationToken cancel) =>
        await facilitated.FindAsync(HttpContext.Actor(), id, cancel) is { } gathering
            ? new SeenDocumentsPage(
                AttendancePage.PathOf(id),
                gathering,
                await reader.ListForGatheringAsync(HttpContext.Actor(), id, cancel)
            )
            : null;

    private async Task<SeenDocumentsPage?> ReadListAsync(Guid list, CancellationToken cancel) =>
        await import.FindAsync(HttpContext.Actor(), list, cancel) is { GatheringId: null }
            ? new SeenDocumentsPage(
                $"{PeopleImportController.Path}/{list}",
                null,
                await reader.ListForImportAsync(HttpContext.Actor(), list, cancel)
            )
            : null;
}

/// <summary>Whose documents can be noted as seen.</summary>
/// <param name="BackPath">The page of the gathering or list, under which this one stands.</param>
/// <param name="Gathering">Null for a list without one.</param>
/// <param name="People">All of the list, also those whose document was seen before.</param>
public sealed record SeenDocumentsPage(string BackPath, Gathering? Gathering, IReadOnlyList<ListedDocument> People)
{
    public const string Name = "/documentos";
    public const string Field = "visto";

    /// <summary>Of one form.</summary>
    public const int Most = 1_000;

    public string Path => BackPath + Name;

    public IEnumerable<ListedDocument> Unseen => People.Where(d => d.CanBeNoted);

    public IEnumerable<ListedDocument> WithoutDocument => People.Where(d => d.Type is null);

    public int Seen => People.Count(d => d.IsSeen);

    /// <summary>How many were just noted.</summary>
    public int Noted { get; init; }

    /// <summary>What could not be noted, if anything.</summary>
    public SeenDocumentsResult? Result { get; init; }
}
