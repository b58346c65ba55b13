using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Certificates;
using UsmeAprende.Data;
using UsmeAprende.Documents.Paper;
using UsmeAprende.People;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Certificates;

/// <summary>One person who has earned a certificate or nearly has: the records behind it, and the document as it will be.</summary>
[Authorize(Roles = nameof(Role.Coordinator))]
public sealed class CandidateController(
    UsmeDb db,
    Candidates candidates,
    CandidateRecords records,
    CertificateWording wording,
    ICertificatePaper paper,
    TimeProvider clock
) : Controller
{
    private const string Path = QueueController.Path + "/personas/{person:guid}/{course}";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(Guid person, string course, CancellationToken cancel)
    {
        if (await candidates.OneAsync(person, course, cancel) is not { } candidate)
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
            new CandidatePage(
                candidate,
                worded,
                DraftOf(worded, course),
                await records.OfAsync(candidate.PersonId, candidate.Progress.Course, cancel),
                holds
            )
        );
    }

    [HttpGet(Path + "/borrador.pdf")]
    public async Task<IActionResult> Draft(Guid person, string course, CancellationToken cancel)
    {
        if (await candidates.OneAsync(person, course, cancel) is not { } candidate)
            return NotFound();
        if (DraftOf(await WordsAsync(candidate, course, cancel), course) is not { } draft)
            return NotFound();
        try
        {
            return File(await paper.RenderAsync(draft, cancel), PdfWriter.MediaType);
        }
        catch (CertificatePaperException fault)
        {
            return new ContentResult
            {
                StatusCode = StatusCodes.Status400BadRequest,
                Content = fault.Message,
                ContentType = "text/plain; charset=utf-8",
            };
        }
    }

    private CertificateSheet? DraftOf(Wording worded, string course) =>
        worded.CanBeIssued ? CertificateSheet.Draft(worded.Words, course, clock.GetUtcNow().UtcDateTime) : null;

    private Task<Wording> WordsAsync(Candidate candidate, string course, CancellationToken cancel) =>
        wording.OfAsync(new OrderRequest(candidate.PersonId, course), [User.PersonId()], cancel);
}
