using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Certificates;
using UsmeAprende.Certificates.Issuing;
using UsmeAprende.Certificates.Paper;
using UsmeAprende.Certificates.Register;
using UsmeAprende.Documents.Paper;
using UsmeAprende.People;
using UsmeAprende.Typing;
using UsmeAprende.Web.Certificates.Issuing;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Certificates.Register;

/// <summary>The page of one entry of the register: document, revoking, correcting, notifying the holder again.</summary>
[Authorize(Roles = nameof(PersonRole.Coordinator))]
public sealed class CertificateEntryController(
    CertificateRegisterReader reader,
    CertificateRegister register,
    CertificateDocumentStore documents,
    CertificateOrderService orders,
    CertificatePreparation wording,
    CertificateHolderReader holders,
    ICertificateNotices notices
) : Controller
{
    private const string Path = CertificateQueueController.Path + "/{certificate:guid}";

    private const string Done = "hecho";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(Guid certificate, CancellationToken cancel)
    {
        if (await reader.FindAsync(certificate, cancel) is not { } line)
            return NotFound();
        ViewData[Done] = Request.Query[Done].ToString();
        return View("Entry", await PageAsync(line, new CertificateEntryForm(), cancel));
    }

    [HttpGet(Path + ".pdf")]
    public async Task<IActionResult> Document(Guid certificate, CancellationToken cancel) =>
        await documents.FindAsync(certificate, cancel) is { } document
            ? File(
                document.Bytes,
                PdfWriter.MediaType,
                $"constancia-{(await reader.FindAsync(certificate, cancel))!.Entry.FormattedNumber}.pdf"
            )
            : NotFound();

    [HttpPost(Path + "/revocar")]
    public async Task<IActionResult> Revoke(Guid certificate, CertificateEntryForm form, CancellationToken cancel)
    {
        if (await reader.FindAsync(certificate, cancel) is not { } line)
            return NotFound();
        CheckReason(nameof(form.Reason), form.Reason);
        if (
            ModelState.IsValid
            && !await register.EndAsync(certificate, CertificateEnd.Revoked, TypedText.CleanLines(form.Reason), HttpContext.Actor(), cancel)
        )
            ModelState.AddModelError("", "Esta constancia ya no era válida. Mire cómo quedó.");
        return ModelState.IsValid
            ? LocalRedirect($"{CertificateQueueController.Path}/{certificate}?{Done}=revocada")
            : await AgainAsync(certificate, line, form, cancel);
    }

    [HttpPost(Path + "/corregir")]
    public async Task<IActionResult> Correct(Guid certificate, CertificateEntryForm form, CancellationToken cancel)
    {
        if (await reader.FindAsync(certificate, cancel) is not { } line)
            return NotFound();
        if (line.Entry is not { IsValid: true, PersonId: { } person, Words: { } former } entry)
        {
            ModelState.AddModelError("", "Alguien la corrigió o la revocó antes que usted: ya no es válida. Mire cómo quedó.");
            return await AgainAsync(certificate, line, form, cancel, StatusCodes.Status409Conflict);
        }
        CheckReason(nameof(form.Change), form.Change);
        var name = TypedText.CleanValue(form.HolderName) is { Length: > 0 } typed ? typed : former.HolderName;
        if (
            await holders.FindAsync(person, entry.Subject, cancel) is { } holder
            && PrintedName.FindProblem(name, holder.Name) is { } problem
        )
            ModelState.AddModelError(nameof(form.HolderName), problem);
        var request = new CertificateOrderRequest(person, entry.Subject)
        {
            HolderName = name,
            ReplacesId = entry.Id,
            Reason = TypedText.CleanLines(form.Change),
        };
        if (
            ModelState.IsValid
            && await wording.PrepareAsync(request, [HttpContext.Actor().PersonId], cancel) is { CanBeIssued: false } refused
        )
            ModelState.AddModelError("", CertificateMessages.ExplainFailure(refused.Failure, null));
        if (!ModelState.IsValid)
            return await AgainAsync(certificate, line, form, cancel);
        var placed = await orders.PlaceAsync(HttpContext.Actor(), [request], cancel);
        // Sent twice, it gets the same answer. If another correction was stored meanwhile, the page does not say that this one was saved
        // (R33).
        if (placed.FirstOpen is { } open && !request.IsAskedBy(open))
        {
            ModelState.AddModelError("", CertificateMessages.ExplainOpenOrder(open));
            return await AgainAsync(certificate, line, form, cancel, StatusCodes.Status409Conflict);
        }
        return LocalRedirect(
            placed.ShownBatchId is { } started ? $"{CertificateQueueController.Path}/lotes/{started}" : CertificateProposalsController.Path
        );
    }

    // Who cannot be reached is not told: the page says so, and what to do instead.
    [HttpPost(Path + "/reenviar")]
    public async Task<IActionResult> Resend(Guid certificate, CancellationToken cancel) =>
        await reader.FindAsync(certificate, cancel) is { Entry: { IsValid: true, PersonId: { } holder } }
        && (
            !(await notices.FindReachAsync(holder, cancel)).IsReached
            || await register.ResendAsync(certificate, HttpContext.Actor(), cancel)
        )
            ? LocalRedirect($"{CertificateQueueController.Path}/{certificate}?{Done}=avisada")
            : NotFound();

    private void CheckReason(string field, string? reason)
    {
        if (PublicReason.FindProblem(reason) is { } problem)
            ModelState.AddModelError(field, problem);
    }

    private async Task<IActionResult> AgainAsync(
        Guid certificate,
        CertificateRegisterRow line,
        CertificateEntryForm form,
        CancellationToken cancel,
        int status = StatusCodes.Status400BadRequest
    )
    {
        Response.StatusCode = status;
        return View("Entry", await PageAsync(await reader.FindAsync(certificate, cancel) ?? line, form, cancel));
    }

    private async Task<CertificateEntryPage> PageAsync(CertificateRegisterRow line, CertificateEntryForm form, CancellationToken cancel)
    {
        var entry = line.Entry;
        form.HolderName ??= entry.Words?.HolderName;
        var now = entry is { IsValid: true, PersonId: { } person, Words: not null }
            ? await wording.PrepareAsync(new CertificateOrderRequest(person, entry.Subject), [HttpContext.Actor().PersonId], cancel)
            : null;
        return new CertificateEntryPage(
            line,
            entry.ReplacesId is { } former ? (await reader.FindAsync(former, cancel))?.Entry : null,
            await reader.FindSuccessorAsync(entry.Id, cancel),
            now,
            form
        )
        {
            Reach = entry is { IsValid: true, PersonId: { } holder } ? await notices.FindReachAsync(holder, cancel) : null,
        };
    }
}

/// <summary>One entry of the register, for coordinators.</summary>
/// <param name="Now">The current data, for a correction.</param>
public sealed record CertificateEntryPage(
    CertificateRegisterRow Line,
    IssuedCertificate? Former,
    IssuedCertificate? Successor,
    CertificatePreparationResult? Now,
    CertificateEntryForm Form
)
{
    public IssuedCertificate Entry => Line.Entry;

    /// <summary>How its holder can be told; null if it is not valid any more.</summary>
    public HolderReach? Reach { get; init; }

    public string Path => $"{CertificateQueueController.Path}/{Entry.Id}";
}

/// <summary>The form to revoke or correct a certificate.</summary>
public sealed class CertificateEntryForm
{
    /// <summary>Why it is revoked; shown to everyone who verifies it.</summary>
    public string? Reason { get; set; }

    /// <summary>Why it is corrected.</summary>
    public string? Change { get; set; }

    public string? HolderName { get; set; }
}
