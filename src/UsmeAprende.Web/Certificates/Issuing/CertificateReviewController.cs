using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using UsmeAprende.Certificates;
using UsmeAprende.Certificates.Issuing;
using UsmeAprende.Certificates.Register;
using UsmeAprende.People;
using UsmeAprende.Typing;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Certificates.Issuing;

/// <summary>The review of the people whom a coordinator ticked, and the order to issue their certificates.</summary>
[Authorize(Roles = nameof(PersonRole.Coordinator))]
public sealed class CertificateReviewController(
    CertificateHolderReader holders,
    CertificateSubjectTitles titles,
    CertificateOrderService orders,
    IOptions<CertificateOptions> options
) : Controller
{
    private const string Path = CertificateQueueController.Path;

    [HttpPost(Path + "/revisar")]
    public async Task<IActionResult> Review(CertificateIssueForm form, CancellationToken cancel)
    {
        if (await TitleAsync(form.Subject, cancel) is not { } title)
            return NotFound();
        return View("Review", await ReviewAsync(form, title, cancel));
    }

    [HttpPost(Path + "/emitir")]
    public async Task<IActionResult> Issue(CertificateIssueForm form, CancellationToken cancel)
    {
        if (await TitleAsync(form.Subject, cancel) is not { } title)
            return NotFound();
        if (form.People.Count is 0 or > CertificateIssueForm.Most)
            ModelState.AddModelError(
                nameof(form.People),
                form.People.Count == 0 ? "Marque al menos una persona." : $"Emita hasta {CertificateIssueForm.Most} a la vez."
            );
        var printed = form.People.Count == 1 ? await CheckNameAsync(form, cancel) : null;
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("Review", await ReviewAsync(form, title, cancel));
        }

        var requests = form.People.ConvertAll(p => new CertificateOrderRequest(p, form.Subject!)
        {
            HolderName = printed,
            Reason = printed is null ? null : TypedText.CleanLine(form.NameReason),
        });
        var placed = await orders.PlaceAsync(HttpContext.Actor(), requests, cancel);
        // If an order with other content is open, the page must not say that this one was saved (R33).
        if (form.HolderName is not null && requests is [var only] && placed.FirstOpen is { } open && !only.IsAskedBy(open))
        {
            ModelState.AddModelError(nameof(form.HolderName), CertificateMessages.ExplainOpenOrder(open));
            Response.StatusCode = StatusCodes.Status409Conflict;
            return View("Review", await ReviewAsync(form, title, cancel));
        }
        return LocalRedirect(
            placed.ShownBatchId is { } started ? $"{Path}/lotes/{started}"
            : options.Value.TwoSteps ? $"{Path}/por-aprobar"
            : BackFrom(form.Subject!)
        );
    }

    /// <returns>The name to print, if it is not written as in the account.</returns>
    private async Task<string?> CheckNameAsync(CertificateIssueForm form, CancellationToken cancel)
    {
        if (await holders.FindAsync(form.People[0], form.Subject!, cancel) is not { } holder)
            return null;
        var name = TypedText.CleanValue(form.HolderName) is { Length: > 0 } typed ? typed : holder.Name;
        if (name == holder.Name && holder.UnprintableSign is null)
            return null;
        if (PrintedName.FindProblem(name, holder.Name) is { } problem)
            ModelState.AddModelError(nameof(form.HolderName), problem);
        if (name != holder.Name && TypedText.CleanLine(form.NameReason).Length is < PublicReason.Least or > IssuedCertificate.ReasonLength)
            ModelState.AddModelError(
                nameof(form.NameReason),
                $"Explique en una frase por qué sale distinto: en la cuenta dice {holder.Name}."
            );
        return name;
    }

    // In the order of the page, in which numbers are given.
    private async Task<CertificateReviewPage> ReviewAsync(CertificateIssueForm form, string title, CancellationToken cancel) =>
        new(
            form,
            title,
            [
                .. (await holders.ListAsync(form.People.ConvertAll(p => (HumanId)p), form.Subject!, cancel)).OrderBy(h =>
                    form.People.IndexOf((PersonId)h.HumanId)
                ),
            ],
            BackFrom(form.Subject!),
            options.Value.TwoSteps,
            !ModelState.IsValid
        );

    private async Task<string?> TitleAsync(string? subject, CancellationToken cancel) =>
        subject is null ? null : (await titles.ReadAsync([subject], cancel)).GetValueOrDefault(subject);

    private static string BackFrom(string subject) =>
        CertificateSubject.TryParseGathering(subject, out var gathering)
            ? $"{Path}/encuentros/{gathering}"
            : $"{Path}?curso={Uri.EscapeDataString(subject)}";
}

/// <summary>The people whom a coordinator ticked.</summary>
public sealed class CertificateIssueForm
{
    /// <summary>Most people of one form, since a form has a limit of values.</summary>
    public const int Most = 1_000;

    /// <summary>A course's id, or <c>encuentro/{id}</c>.</summary>
    public string? Subject { get; set; }

    public List<PersonId> People { get; set; } = [];

    /// <summary>The name to print; for one person only.</summary>
    public string? HolderName { get; set; }

    /// <summary>Why it is not printed as in the account: for whoever approves, and for the audit.</summary>
    public string? NameReason { get; set; }
}

/// <summary>The review before issuing, since a number cannot be taken back.</summary>
/// <param name="IsRefused">They were ticked on this page already, and something else must be mended.</param>
public sealed record CertificateReviewPage(
    CertificateIssueForm Form,
    string Title,
    IReadOnlyList<CertificateHolder> Holders,
    string Back,
    bool TwoSteps,
    bool IsRefused
);
