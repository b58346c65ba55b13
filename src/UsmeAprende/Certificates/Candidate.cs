using System.Collections.Immutable;
using UsmeAprende.Learning;

namespace UsmeAprende.Certificates;

/// <summary>Somebody who has earned a course's certificate or nearly has, as the coordinator who issues it sees them.</summary>
/// <param name="Concerns">What a person must look at.</param>
public sealed record Candidate(Holder Holder, CourseProgress Progress, ImmutableArray<Concern> Concerns)
{
    public Guid PersonId => Holder.PersonId;

    public bool HasEarnedIt => Progress.CertificateProgress.IsEarned;

    /// <summary>How many single things are still missing.</summary>
    public int Missing => MissingOf(Progress);

    /// <summary>Earned, and nothing stands in the way; what else is flagged is for the coordinator to judge.</summary>
    public bool CanBeIssued => HasEarnedIt && Holder.HasVerifiedDocument;

    internal static int MissingOf(CourseProgress progress) => progress.CertificateProgress.Missing;
}
