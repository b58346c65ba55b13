using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Certificates.Issuing;
using UsmeAprende.Certificates.Paper;
using UsmeAprende.Data;
using UsmeAprende.Documents.Paper;
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
    CertificatePreparation wording,
    ICertificateRenderer paper,
    TimeProvider clock
) : Controller
{
    private const string Path = CertificateQueueController.Path + "/personas/{person:guid}/{course}";

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
        var worded = await WordsAsync(candidate, course, cancel);
        return View(
            "Candidate",
            new CertificateCandidatePage(
                candidate,
                worded,
                DraftOf(worded, course),
                await records.ListAsync((HumanId)candidate.PersonId, candidate.Course, cancel),
                holds
            )
        );
    }

    [HttpGet(Path + "/borrador.pdf")]
    public async Task<IActionResult> Draft(PersonId person, string course, CancellationToken cancel)
    {
        if (await candidates.FindAsync(person, course, cancel) is not { } candidate)
            return NotFound();
        if (DraftOf(await WordsAsync(candidate, course, cancel), course) is not { } draft)
            return NotFound();
        try
        {
            return File(await paper.RenderAsync(draft, cancel), PdfWriter.MediaType);
        }
        catch (CertificateRenderingException fault)
        {
            return new ContentResult
            {
                StatusCode = StatusCodes.Status400BadRequest,
                Content = fault.Message,
                ContentType = "text/plain; charset=utf-8",
            };
        }
    }

    private PrintableCertificate? DraftOf(CertificatePreparationResult worded, string course) =>
        worded.CanBeIssued ? PrintableCertificate.CreateDraft(worded.Words, course, clock.GetUtcNow().UtcDateTime) : null;

    private Task<CertificatePreparationResult> WordsAsync(CertificateCandidate candidate, string course, CancellationToken cancel) =>
        wording.PrepareAsync(new CertificateOrderRequest(candidate.PersonId, course), [HttpContext.Actor().PersonId], cancel);
}

/// <summary>
/// One candidate: a preview of the document (<paramref name="Draft"/>, if it can be issued), what is missing, and the records behind it.
/// </summary>
public sealed record CertificateCandidatePage(
    CertificateCandidate Candidate,
    CertificatePreparationResult Preparation,
    PrintableCertificate? Draft,
    IReadOnlyList<CertificateEvidenceRow> Records,
    Guid? Holds
)
{
    public IEnumerable<string> Missing => CertificateGapText.List(Candidate.Gap, Candidate.Course.Rule);

    public string Path => $"{CertificateQueueController.Path}/personas/{Candidate.PersonId}/{Candidate.Course.Id}";

    public string StaffPath => $"/facilitacion/personas/{Candidate.PersonId}";
}
