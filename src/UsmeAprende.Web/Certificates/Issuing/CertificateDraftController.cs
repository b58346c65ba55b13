using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Certificates;
using UsmeAprende.Certificates.Issuing;
using UsmeAprende.Certificates.Paper;
using UsmeAprende.Documents.Paper;
using UsmeAprende.People;
using UsmeAprende.Web.People;
using UsmeAprende.Web.People.Identity;

namespace UsmeAprende.Web.Certificates.Issuing;

/// <summary>The document of a candidate as it would be issued, as a PDF.</summary>
[Authorize(Roles = nameof(PersonRole.Coordinator))]
public sealed class CertificateDraftController(CertificateDraftReader drafts) : Controller
{
    private const string Name = "/borrador.pdf";

    [HttpGet(CertificateCandidateController.Path + Name)]
    public Task<IActionResult> OfCourse(PersonId person, string course, CancellationToken cancel) => PrintAsync(person, course, cancel);

    [HttpGet(GatheringCandidateController.Path + Name)]
    public Task<IActionResult> OfGathering(Guid gathering, PersonId person, CancellationToken cancel) =>
        PrintAsync(person, CertificateSubject.ForGathering(gathering), cancel);

    private async Task<IActionResult> PrintAsync(PersonId person, string subject, CancellationToken cancel)
    {
        if ((await drafts.ReadAsync(person, subject, HttpContext.Actor().PersonId, cancel)).Sheet is not { } sheet)
            return NotFound();
        var (pdf, problem) = await drafts.PrintAsync(sheet, cancel);
        return pdf is not null
            ? new FileContentResult(pdf, PdfWriter.MediaType)
            : new ContentResult
            {
                StatusCode = StatusCodes.Status400BadRequest,
                Content = problem,
                ContentType = "text/plain; charset=utf-8",
            };
    }
}

/// <summary>The part of a candidate's page with the document as it would be, and the form to write the name otherwise.</summary>
/// <param name="Subject">A course's id, or <c>encuentro/{id}</c>.</param>
/// <param name="IsOpen">Whether it can be issued: they have none.</param>
public sealed record CandidateDraft(CertificateHolder Holder, string Subject, PrintableCertificate Sheet, bool IsOpen)
{
    public string Path => CandidatePaths.PathOf(Holder, Subject);
}

/// <summary>The addresses of candidates' pages.</summary>
public static class CandidatePaths
{
    /// <summary>Where one person's certificate is looked at before it is issued.</summary>
    /// <param name="subject">A course's id, or <c>encuentro/{id}</c>.</param>
    public static string PathOf(PersonId person, string subject) =>
        CertificateSubject.TryParseGathering(subject, out var gathering)
            ? $"{GatheringCandidatesController.Path}/{gathering}/personas/{person}"
            : $"{CertificateQueueController.Path}/personas/{person}/{subject}";

    /// <inheritdoc cref="PathOf(PersonId, string)"/>
    public static string PathOf(CertificateHolder holder, string subject) => PathOf((PersonId)holder.HumanId, subject);

    /// <summary>Where staff note that they saw the document: at the row that claims it.</summary>
    public static string PathToSeeDocument(CertificateHolder holder) =>
        $"{StaffSearchController.Path}/{holder.Document?.PersonId ?? (PersonId)holder.HumanId}";
}
