using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Certificates;
using UsmeAprende.People;

namespace UsmeAprende.Web.Certificates;

/// <summary>Attendance certificates of single gatherings, from the list of who came.</summary>
[Authorize(Roles = nameof(Role.Coordinator))]
public sealed class AttendedController(AttendedCandidates attended) : Controller
{
    public const string Path = QueueController.Path + "/encuentros";

    private const int Shown = 60;

    [HttpGet(Path)]
    public async Task<IActionResult> List(CancellationToken cancel) => View("Gatherings", await attended.GatheringsAsync(Shown, cancel));

    [HttpGet(Path + "/{gathering:guid}")]
    public async Task<IActionResult> Show(Guid gathering, CancellationToken cancel) =>
        await attended.GatheringAsync(gathering, cancel) is { } found
            ? View("Attended", new AttendedPage(found, await attended.OfAsync(gathering, cancel)))
            : NotFound();
}
