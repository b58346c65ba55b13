using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Certificates;
using UsmeAprende.Certificates.Issuing;
using UsmeAprende.Gatherings;
using UsmeAprende.People;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Certificates.Issuing;

/// <summary>The page of one person who came to a gathering: the document as it would be, and how the name shall be written.</summary>
[Authorize(Roles = nameof(PersonRole.Coordinator))]
public sealed class GatheringCandidateController(GatheringCandidateReader attended, CertificateDraftReader drafts) : Controller
{
    internal const string Path = GatheringCandidatesController.Path + "/{gathering:guid}/personas/{person:guid}";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(Guid gathering, PersonId person, CancellationToken cancel)
    {
        if (
            await attended.FindGatheringAsync(gathering, cancel) is not { } found
            || await attended.FindAsync(gathering, person, cancel) is not { } candidate
        )
            return NotFound();
        var subject = CertificateSubject.ForGathering(gathering);
        var draft = await drafts.ReadAsync((PersonId)candidate.Holder.HumanId, subject, HttpContext.Actor().PersonId, cancel);
        return View("AttendedPerson", new GatheringCandidatePage(found, candidate, draft));
    }
}

/// <summary>One person who came to a gathering.</summary>
public sealed record GatheringCandidatePage(Gathering Gathering, GatheringCandidate Candidate, CertificateDraft Draft)
{
    public CandidateDraft? Preview =>
        Draft.Sheet is { } sheet
            ? new CandidateDraft(Candidate.Holder, CertificateSubject.ForGathering(Gathering.Id), sheet, Candidate.CertificateId is null)
            : null;
}
