using UsmeAprende.Gatherings;

namespace UsmeAprende.Web.Gatherings;

/// <summary>When a gathering really was, as typed.</summary>
/// <param name="IsEmpty">Nobody has been marked.</param>
/// <param name="WithoutTime">Who came and would be credited nothing, by the times that are noted of them.</param>
public sealed record ClosingPage(
    Gathering Gathering,
    string? From,
    string? Until,
    string? Reason,
    bool IsEmpty,
    IReadOnlyList<Attendee> WithoutTime
)
{
    public string ListPath => AttendancePage.PathOf(Gathering.Id);

    public bool IsClosed => Gathering.ClosedAt is not null;
}
