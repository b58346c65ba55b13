using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Certificates;
using UsmeAprende.Documents.Paper;
using UsmeAprende.People;
using UsmeAprende.Typing;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Certificates;

/// <summary>One certificate's life: its document, revoking, correcting, telling its holder again.</summary>
[Authorize(Roles = nameof(Role.Coordinator))]
public sealed class EntryController(
    RegisterReader reader,
    CertificateRegister register,
    CertificateDocuments documents,
    CertificateOrders orders,
    CertificateWording wording,
    Holders holders
) : Controller
{
    private const string Path = QueueController.Path + "/{certificate:guid}";

    private const string Done = "hecho";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(Guid certificate, CancellationToken cancel)
    {
        if (await reader.OneAsync(certificate, cancel) is not { } line)
            return NotFound();
        ViewData[Done] = Request.Query[Done].ToString();
        return View("Entry", await PageAsync(line, new EntryForm(), cancel));
    }

    [HttpGet(Path + ".pdf")]
    public async Task<IActionResult> Document(Guid certificate, CancellationToken cancel) =>
        await documents.OfAsync(certificate, cancel) is { } document
            ? File(
                document.Bytes,
                PdfWriter.MediaType,
                $"constancia-{(await reader.OneAsync(certificate, cancel))!.Entry.NumberInWords}.pdf"
            )
            : NotFound();

    [HttpPost(Path + "/revocar")]
    public async Task<IActionResult> Revoke(Guid certificate, EntryForm form, CancellationToken cancel)
    {
        if (await reader.OneAsync(certificate, cancel) is not { } line)
            return NotFound();
        CheckReason(nameof(form.Reason), form.Reason);
        if (
            ModelState.IsValid
            && !await register.EndAsync(certificate, CertificateEnd.Revoked, TypedText.CleanLines(form.Reason), User.PersonId(), cancel)
        )
            ModelState.AddModelError("", "Esta constancia ya no era válida. Mire cómo quedó.");
        return ModelState.IsValid
            ? LocalRedirect($"{QueueController.Path}/{certificate}?{Done}=revocada")
            : await AgainAsync(certificate, line, form, cancel);
    }

    [HttpPost(Path + "/corregir")]
    public async Task<IActionResult> Correct(Guid certificate, EntryForm form, CancellationToken cancel)
    {
        if (
            await reader.OneAsync(certificate, cancel)
            is not { Entry: { IsValid: true, PersonId: { } person, Words: { } former } entry } line
        )
            return NotFound();
        CheckReason(nameof(form.Change), form.Change);
        var name = TypedText.CleanValue(form.HolderName) is { Length: > 0 } typed ? typed : former.HolderName;
        if (await holders.OneAsync(person, entry.Subject, cancel) is { } holder && PrintedName.ProblemIn(name, holder.Name) is { } problem)
            ModelState.AddModelError(nameof(form.HolderName), problem);
        var request = new OrderRequest(person, entry.Subject)
        {
            HolderName = name,
            ReplacesId = entry.Id,
            Reason = TypedText.CleanLines(form.Change),
        };
        if (ModelState.IsValid && await wording.OfAsync(request, [User.PersonId()], cancel) is { CanBeIssued: false } refused)
            ModelState.AddModelError("", CertificateSentences.Failure(refused.Failure, null));
        if (!ModelState.IsValid)
            return await AgainAsync(certificate, line, form, cancel);
        var placed = await orders.PlaceAsync(User.PersonId(), [request], cancel);
        // Sent twice, it has the same answer; another correction meanwhile is not told saved (R33).
        if (placed.FirstOpen is { } open && !request.IsAskedBy(open))
        {
            ModelState.AddModelError("", CertificateSentences.OrderedAlready(open));
            return await AgainAsync(certificate, line, form, cancel, StatusCodes.Status409Conflict);
        }
        return LocalRedirect(placed.ShownBatchId is { } started ? $"{QueueController.Path}/lotes/{started}" : ProposalsController.Path);
    }

    [HttpPost(Path + "/reenviar")]
    public async Task<IActionResult> Resend(Guid certificate, CancellationToken cancel) =>
        await register.ResendAsync(certificate, User.PersonId(), cancel)
            ? LocalRedirect($"{QueueController.Path}/{certificate}?{Done}=avisada")
            : NotFound();

    private void CheckReason(string field, string? reason)
    {
        if (PublicReason.ProblemIn(reason) is { } problem)
            ModelState.AddModelError(field, problem);
    }

    private async Task<IActionResult> AgainAsync(
        Guid certificate,
        RegisterLine line,
        EntryForm form,
        CancellationToken cancel,
        int status = StatusCodes.Status400BadRequest
    )
    {
        Response.StatusCode = status;
        return View("Entry", await PageAsync(await reader.OneAsync(certificate, cancel) ?? line, form, cancel));
    }

    private async Task<EntryPage> PageAsync(RegisterLine line, EntryForm form, CancellationToken cancel)
    {
        var entry = line.Entry;
        form.HolderName ??= entry.Words?.HolderName;
        var now = entry is { IsValid: true, PersonId: { } person, Words: not null }
            ? await wording.OfAsync(new OrderRequest(person, entry.Subject), [User.PersonId()], cancel)
            : null;
        return new EntryPage(
            line,
            entry.ReplacesId is { } former ? (await reader.OneAsync(former, cancel))?.Entry : null,
            await reader.SuccessorAsync(entry.Id, cancel),
            now,
            form
        );
    }
}
