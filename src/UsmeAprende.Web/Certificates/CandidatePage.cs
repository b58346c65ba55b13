using UsmeAprende.Certificates;
using UsmeAprende.Web.Learning;

namespace UsmeAprende.Web.Certificates;

/// <summary>
/// One candidate: how the document would be (<paramref name="Draft"/>, where it can be issued), what is missing, and the records behind it.
/// </summary>
public sealed record CandidatePage(
    Candidate Candidate,
    Wording Wording,
    CertificateSheet? Draft,
    IReadOnlyList<CandidateRecord> Records,
    Guid? Holds
)
{
    public IEnumerable<string> Missing => new OwnCourseView(Candidate.Progress).Missing;

    public string Path => $"{QueueController.Path}/personas/{Candidate.PersonId}/{Candidate.Progress.Course.Id}";

    public string StaffPath => $"/facilitacion/personas/{Candidate.PersonId}";
}
