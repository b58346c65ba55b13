using UsmeAprende.Catalogue;
using UsmeAprende.Certificates;
using UsmeAprende.Gatherings;
using UsmeAprende.Jobs;
using UsmeAprende.Web.Learning;

namespace UsmeAprende.Web.Certificates;

/// <summary>Who may be issued a course's certificate, and who nearly.</summary>
public sealed record QueuePage
{
    public required QueueFilter Filter { get; init; }

    public required IReadOnlyList<Course> Courses { get; init; }

    public required IReadOnlyList<Group> Groups { get; init; }

    public required IReadOnlyList<Candidate> Candidates { get; init; }

    /// <summary>Why nothing can be issued now.</summary>
    public required string? Problem { get; init; }

    public required int Proposed { get; init; }

    public required IReadOnlyList<BatchJob> Batches { get; init; }

    public IEnumerable<Candidate> Ready => Candidates.Where(c => c.CanBeIssued);

    public IEnumerable<Candidate> Stopped => Candidates.Where(c => c.HasEarnedIt && !c.CanBeIssued);

    public IEnumerable<Candidate> Near => Candidates.Where(c => !c.HasEarnedIt);

    public bool IsTicked(Candidate candidate) =>
        Filter.Mark switch
        {
            "todas" => true,
            "ninguna" => false,
            _ => candidate.Concerns.IsEmpty,
        };

    public static IEnumerable<string> MissingOf(Candidate candidate) => new OwnCourseView(candidate.Progress).Missing;
}
