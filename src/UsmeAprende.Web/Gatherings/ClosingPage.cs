using UsmeAprende.Gatherings;

namespace UsmeAprende.Web.Gatherings;

/// <summary>When a gathering really was, as typed.</summary>
/// <param name="IsEmpty">Nobody has been marked.</param>
public sealed record ClosingPage(Gathering Gathering, string? From, string? Until, string? Reason, bool IsEmpty)
{
    public string ListPath => AttendancePage.PathOf(Gathering.Id);

    public bool IsClosed => Gathering.ClosedAt is not null;
}
