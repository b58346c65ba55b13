using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsmeAprende.Catalogue;
using UsmeAprende.Certificates;
using UsmeAprende.Certificates.Issuing;
using UsmeAprende.Certificates.Paper;
using UsmeAprende.Data;
using UsmeAprende.Gatherings.Groups;
using UsmeAprende.Jobs;
using UsmeAprende.People;
using UsmeAprende.Typing;
using UsmeAprende.Web.Learning;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Certificates.Issuing;

/// <summary>The page where a coordinator selects candidates and issues their certificates.</summary>
[Authorize(Roles = nameof(PersonRole.Coordinator))]
public sealed class CertificateQueueController(
    UsmeDb db,
    CatalogueStore catalogue,
    CertificateQueueReader queue,
    CertificateHolderReader holders,
    CertificateOrderService orders,
    BatchJobQueue batches,
    ICertificateRenderer paper,
    IOptions<CertificateOptions> options
) : Controller
{
    public const string Path = "/coordinacion/certificados";

    private const int BatchesShown = 20;

    [HttpGet(Path)]
    public async Task<IActionResult> Show(CertificateQueueFilter filter, CancellationToken cancel)
    {
        var courses = catalogue.Current.Courses.Where(c => c.HasLessons).ToList();
        filter.Course ??= courses.FirstOrDefault()?.Id;
        return View(
            "Queue",
            new CertificateQueuePage
            {
                Filter = filter,
                Courses = courses,
                Groups = await db.Groups.AsNoTracking().Where(g => g.CourseId == filter.Course).OrderBy(g => g.Name).ToListAsync(cancel),
                Queue = filter.Course is { } course
                    ? await queue.ReadAsync(filter.ToCandidateFilter(course), filter.ToRange(), cancel)
                    : CertificateQueue.Empty,
                Problem = await ProblemAsync(cancel),
                Proposed = await orders.CountProposedAsync(cancel),
                Batches = [.. (await batches.ListLatestAsync(BatchesShown, cancel)).Where(b => b.Kind == CertificateIssuing.Name).Take(5)],
            }
        );
    }

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
        var name = form.People.Count == 1 && TypedText.CleanValue(form.HolderName) is { Length: > 0 } typed ? typed : null;
        if (form.People.Count is 0 or > CertificateIssueForm.Most)
            ModelState.AddModelError(
                nameof(form.People),
                form.People.Count == 0 ? "Marque al menos una persona." : $"Emita hasta {CertificateIssueForm.Most} a la vez."
            );
        if (
            name is not null
            && await holders.FindAsync(form.People[0], form.Subject!, cancel) is { } holder
            && PrintedName.FindProblem(name, holder.Name) is { } problem
        )
            ModelState.AddModelError(nameof(form.HolderName), problem);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("Review", await ReviewAsync(form, title, cancel));
        }

        var requests = form.People.ConvertAll(p => new CertificateOrderRequest(p, form.Subject!) { HolderName = name });
        var placed = await orders.PlaceAsync(HttpContext.Actor(), requests, cancel);
        // If an order with other content is open, the page must not say that this one was saved (R33).
        if (name is not null && placed.FirstOpen is { } open && !requests[0].IsAskedBy(open))
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
            options.Value.TwoSteps
        );

    private async Task<string?> ProblemAsync(CancellationToken cancel) =>
        string.IsNullOrWhiteSpace(options.Value.Signatory)
            ? CertificateMessages.ExplainFailure(CertificateFailureReason.NoSignatory, null)
            : await paper.FindProblemAsync(cancel);

    private async Task<string?> TitleAsync(string? subject, CancellationToken cancel) =>
        subject is null ? null
        : CertificateSubject.TryParseGathering(subject, out var gathering)
            ? await db.Gatherings.Where(g => g.Id == gathering).Select(g => g.Title).SingleOrDefaultAsync(cancel)
        : catalogue.Current.CoursesById.GetValueOrDefault(subject)?.Title;

    private static string BackFrom(string subject) =>
        CertificateSubject.TryParseGathering(subject, out var gathering)
            ? $"{Path}/encuentros/{gathering}"
            : $"{Path}?curso={Uri.EscapeDataString(subject)}";
}

/// <summary>The candidates for a course's certificate.</summary>
public sealed record CertificateQueuePage
{
    public required CertificateQueueFilter Filter { get; init; }

    public required IReadOnlyList<Course> Courses { get; init; }

    public required IReadOnlyList<StudyGroup> Groups { get; init; }

    /// <summary>Null while it is being counted anew.</summary>
    public required CertificateQueue? Queue { get; init; }

    /// <summary>Why nothing can be issued now.</summary>
    public required string? Problem { get; init; }

    public required int Proposed { get; init; }

    public required IReadOnlyList<BatchJob> Batches { get; init; }

    public IEnumerable<CertificateCandidate> Ready => Shown.Where(c => c.CanBeIssued);

    public IEnumerable<CertificateCandidate> Stopped => Shown.Where(c => c.HasEarnedIt && !c.CanBeIssued);

    public IEnumerable<CertificateCandidate> Near => Shown.Where(c => !c.HasEarnedIt);

    /// <summary>Whether there are more who nearly have it than those before and on this page.</summary>
    public bool HasMoreNear => Queue is { } queue && queue.Near > (Filter.NearPage + 1) * CertificateQueueFilter.PageSize;

    private IEnumerable<CertificateCandidate> Shown => Queue?.Shown ?? [];

    public bool IsTicked(CertificateCandidate candidate) =>
        Filter.Mark switch
        {
            "todas" => true,
            "ninguna" => false,
            _ => candidate.Warnings.IsEmpty,
        };

    public static IEnumerable<string> ListMissing(CertificateCandidate candidate) =>
        CertificateGapText.List(candidate.Gap, candidate.Course.Rule);
}

/// <summary>The filter in the page's address.</summary>
public sealed class CertificateQueueFilter
{
    /// <summary>Of those who cannot be ticked.</summary>
    public const int PageSize = 50;

    private const int LastPage = 10_000;

    [FromQuery(Name = "curso")]
    public string? Course { get; set; }

    [FromQuery(Name = "lugar")]
    public string? Place { get; set; }

    [FromQuery(Name = "grupo")]
    public Guid? Group { get; set; }

    /// <summary><c>todas</c> or <c>ninguna</c>; otherwise those without a warning are ticked.</summary>
    [FromQuery(Name = "marcar")]
    public string? Mark { get; set; }

    /// <summary>Which page of those who nearly have it, from 0.</summary>
    [FromQuery(Name = "hoja")]
    public int NearPage
    {
        get;
        set => field = Math.Clamp(value, 0, LastPage);
    }

    public CertificateCandidateFilter ToCandidateFilter(string course) =>
        new(course, TypedText.CleanValue(Place) is { Length: > 0 } place ? place : null, Group);

    public CertificateQueueRange ToRange() => new(CertificateIssueForm.Most, PageSize, NearPage * PageSize);

    public string Address(string? mark, int page = 0) =>
        CertificateQueueController.Path
        + Microsoft.AspNetCore.Http.QueryString.Create(
            new Dictionary<string, string?>
            {
                ["curso"] = Course,
                ["lugar"] = Place,
                ["grupo"] = Group?.ToString(),
                ["marcar"] = mark,
                ["hoja"] = page == 0 ? null : page.ToString(CultureInfo.InvariantCulture),
            }.Where(p => !string.IsNullOrEmpty(p.Value))
        );
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
}

/// <summary>The review before issuing, since a number cannot be taken back.</summary>
public sealed record CertificateReviewPage(
    CertificateIssueForm Form,
    string Title,
    IReadOnlyList<CertificateHolder> Holders,
    string Back,
    bool TwoSteps
);
