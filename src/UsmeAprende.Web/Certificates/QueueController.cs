using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsmeAprende.Catalogue;
using UsmeAprende.Certificates;
using UsmeAprende.Data;
using UsmeAprende.Jobs;
using UsmeAprende.People;
using UsmeAprende.Typing;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Certificates;

/// <summary>Where a coordinator sees who may be issued a certificate, ticks them and has them issued.</summary>
[Authorize(Roles = nameof(Role.Coordinator))]
public sealed class QueueController(
    UsmeDb db,
    CatalogueStore catalogue,
    Candidates candidates,
    Holders holders,
    CertificateOrders orders,
    BatchJobQueue batches,
    ICertificatePaper paper,
    IOptions<CertificateOptions> options
) : Controller
{
    public const string Path = "/coordinacion/certificados";

    private const int BatchesShown = 20;

    [HttpGet(Path)]
    public async Task<IActionResult> Show(QueueFilter filter, CancellationToken cancel)
    {
        var courses = catalogue.Current.Courses.Where(c => c.HasLessons).ToList();
        filter.Course ??= courses.FirstOrDefault()?.Id;
        return View(
            "Queue",
            new QueuePage
            {
                Filter = filter,
                Courses = courses,
                Groups = await db.Groups.AsNoTracking().Where(g => g.CourseId == filter.Course).OrderBy(g => g.Name).ToListAsync(cancel),
                Candidates = filter.Course is { } course ? await candidates.OfAsync(filter.For(course), cancel) : [],
                Problem = await ProblemAsync(cancel),
                Proposed = await orders.CountProposedAsync(cancel),
                Batches = [.. (await batches.ListLatestAsync(BatchesShown, cancel)).Where(b => b.Kind == CertificateIssuing.Name).Take(5)],
            }
        );
    }

    [HttpPost(Path + "/revisar")]
    public async Task<IActionResult> Review(IssueForm form, CancellationToken cancel)
    {
        if (await TitleAsync(form.Subject, cancel) is not { } title)
            return NotFound();
        return View("Review", await ReviewAsync(form, title, cancel));
    }

    [HttpPost(Path + "/emitir")]
    public async Task<IActionResult> Issue(IssueForm form, CancellationToken cancel)
    {
        if (await TitleAsync(form.Subject, cancel) is not { } title)
            return NotFound();
        var name = form.People.Count == 1 && TypedText.CleanValue(form.HolderName) is { Length: > 0 } typed ? typed : null;
        if (form.People.Count is 0 or > IssueForm.Most)
            ModelState.AddModelError(
                nameof(form.People),
                form.People.Count == 0 ? "Marque al menos una persona." : $"Emita hasta {IssueForm.Most} a la vez."
            );
        if (
            name is not null
            && await holders.OneAsync(form.People[0], form.Subject!, cancel) is { } holder
            && PrintedName.ProblemIn(name, holder.Name) is { } problem
        )
            ModelState.AddModelError(nameof(form.HolderName), problem);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("Review", await ReviewAsync(form, title, cancel));
        }

        var requests = form.People.ConvertAll(p => new OrderRequest(p, form.Subject!) { HolderName = name });
        var placed = await orders.PlaceAsync(User.PersonId(), requests, cancel);
        // One whose order is open with other words is not told saved (R33).
        if (name is not null && placed.FirstOpen is { } open && !requests[0].IsAskedBy(open))
        {
            ModelState.AddModelError(nameof(form.HolderName), CertificateSentences.OrderedAlready(open));
            Response.StatusCode = StatusCodes.Status409Conflict;
            return View("Review", await ReviewAsync(form, title, cancel));
        }
        return LocalRedirect(
            placed.ShownBatchId is { } started ? $"{Path}/lotes/{started}"
            : options.Value.TwoSteps ? $"{Path}/por-aprobar"
            : BackFrom(form.Subject!)
        );
    }

    // In the order of the queue, in which numbers are given.
    private async Task<ReviewPage> ReviewAsync(IssueForm form, string title, CancellationToken cancel) =>
        new(
            form,
            title,
            [.. (await holders.OfAsync(form.People, form.Subject!, cancel)).OrderBy(h => form.People.IndexOf(h.PersonId))],
            BackFrom(form.Subject!),
            options.Value.TwoSteps
        );

    private async Task<string?> ProblemAsync(CancellationToken cancel) =>
        string.IsNullOrWhiteSpace(options.Value.Signatory)
            ? CertificateSentences.Failure(OrderFailure.NoSignatory, null)
            : await paper.ProblemAsync(cancel);

    private async Task<string?> TitleAsync(string? subject, CancellationToken cancel) =>
        subject is null ? null
        : CertificateSubject.TryGathering(subject, out var gathering)
            ? await db.Gatherings.Where(g => g.Id == gathering).Select(g => g.Title).SingleOrDefaultAsync(cancel)
        : catalogue.Current.CoursesById.GetValueOrDefault(subject)?.Title;

    private static string BackFrom(string subject) =>
        CertificateSubject.TryGathering(subject, out var gathering)
            ? $"{Path}/encuentros/{gathering}"
            : $"{Path}?curso={Uri.EscapeDataString(subject)}";
}
