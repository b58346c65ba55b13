using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Certificates.Issuing;
using UsmeAprende.Gatherings;
using UsmeAprende.People;

namespace UsmeAprende.Web.Certificates.Issuing;

/// <summary>The pages for issuing certificates of single gatherings.</summary>
[Authorize(Roles = nameof(PersonRole.Coordinator))]
public sealed class GatheringCandidatesController(GatheringCandidateReader attended) : Controller
{
    public const string Path = CertificateQueueController.Path + "/encuentros";

    private const int Shown = 60;

    [HttpGet(Path)]
    public async Task<IActionResult> List(CancellationToken cancel) =>
        View("Gatherings", await attended.ListGatheringsAsync(Shown, cancel));

    [HttpGet(Path + "/{gathering:guid}")]
    public async Task<IActionResult> Show(Guid gathering, CancellationToken cancel) =>
        await attended.FindGatheringAsync(gathering, cancel) is { } found
            ? View("Attended", new GatheringCandidatesPage(found, await attended.ListForGatheringAsync(gathering, cancel)))
            : NotFound();
}

/// <summary>The people who came to a gathering.</summary>
public sealed record GatheringCandidatesPage(Gathering Gathering, IReadOnlyList<GatheringCandidate> People)
{
    public IEnumerable<GatheringCandidate> Ready => People.Where(p => p.CanBeIssued);

    public IEnumerable<GatheringCandidate> Others => People.Where(p => !p.CanBeIssued);
}
