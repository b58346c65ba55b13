using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Certificates.Issuing;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.Web.Learning;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Certificates.Issuing;

/// <summary>The page of one candidate: the records behind the certificate, and a preview of the document.</summary>
[Authorize(Roles = nameof(PersonRole.Coordinator))]
public sealed class CertificateCandidateController(
    UsmeDb db,
    CertificateCandidateReader candidates,
    CertificateEvidenceReader records,
    CertificateDraftReader drafts
) : Controller
{
    internal const string Path = CertificateQueueController.Path + "/personas/{person:guid}/{course}";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(PersonId person, string course, CancellationToken cancel)
    {
        if (await candidates.FindAsync(person, course, cancel) is not { } candidate)
            return NotFound();
        var holds = await db
            .Certificates.Where(c =>
                c.Subject == course && c.End == null && c.PersonId != null && db.SamePerson(person).Contains(c.PersonId.Value)
            )
            .Select(c => (Guid?)c.Id)
            .FirstOrDefaultAsync(cancel);
        var draft = await drafts.ReadAsync(candidate.PersonId, course, HttpContext.Actor().PersonId, cancel);
        return View(
            "Candidate",
            new CertificateCandidatePage(
                candidate,
                draft,
                await records.ListAsync((HumanId)candidate.PersonId, candidate.Course, cancel),
                holds
            )
        );
    }
}

/// <summary>
/// One candidate: the document as it would be, what is missing, and the records behind it.
/// </summary>
public sealed record CertificateCandidatePage(
    CertificateCandidate Candidate,
    CertificateDraft Draft,
    IReadOnlyList<CertificateEvidenceRow> Records,
    Guid? Holds
)
{
    public IEnumerable<string> Missing => CertificateGapText.List(Candidate.Gap, Candidate.Course.Rule);

    public CandidateDraft? Preview =>
        Draft.Sheet is { } sheet ? new CandidateDraft(Candidate.Holder, Candidate.Course.Id, sheet, Holds is null) : null;
}
