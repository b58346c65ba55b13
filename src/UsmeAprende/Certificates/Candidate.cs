using System.Collections.Immutable;
using UsmeAprende.Learning;
using UsmeAprende.People;

namespace UsmeAprende.Certificates;

/// <summary>Somebody who has earned a course's certificate or nearly has, as the coordinator who issues it sees them.</summary>
/// <param name="PersonId">The survivor's, where several rows are one human (R14).</param>
/// <param name="Document">Verified where there is one that is; only that prints (R10).</param>
/// <param name="Concerns">What a person must look at.</param>
public sealed record Candidate(Guid PersonId, string Name, string? Place, PersonIdentifier? Document, CourseProgress Progress, ImmutableArray<Concern> Concerns)
{
    public bool HasEarnedIt => Progress.Certificate.IsEarned;

    /// <summary>Earned, and nothing stands in the way; what else is flagged is for the coordinator to judge.</summary>
    public bool CanBeIssued => HasEarnedIt && !Concerns.Contains(Concern.NoDocument) && !Concerns.Contains(Concern.DocumentNotVerified);
}
