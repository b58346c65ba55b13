using UsmeAprende.Certificates;
using UsmeAprende.Gatherings;

namespace UsmeAprende.Web.Certificates;

/// <summary>Who came to a gathering, for certificates of that one.</summary>
public sealed record AttendedPage(Gathering Gathering, IReadOnlyList<Attended> People)
{
    public IEnumerable<Attended> Ready => People.Where(p => p.CanBeIssued);

    public IEnumerable<Attended> Others => People.Where(p => !p.CanBeIssued);
}
