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

namespace UsmeAprende.Web.Certificates.Issuing;

/// <summary>The page where a coordinator selects candidates and issues their certificates.</summary>
[Authorize(Roles = nameof(PersonRole.Coordinator))]
public sealed class CertificateQueueController(
    UsmeDb db,
    CatalogueStore catalogue,
    CertificateQueueReader queue,
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

    private async Task<string?> ProblemAsync(CancellationToken cancel) =>
        string.IsNullOrWhiteSpace(options.Value.Signatory)
            ? CertificateMessages.ExplainFailure(CertificateFailureReason.NoSignatory, null)
            : await paper.FindProblemAsync(cancel);
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
            "todas" => !candidate.Holder.MustBeChosen,
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

    /// <summary><c>todas</c> (not who must be chosen one by one) or <c>ninguna</c>; otherwise those without a warning.</summary>
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
