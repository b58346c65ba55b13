using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Proof;

namespace UsmeAprende.Web.Gatherings;

/// <summary>The minutes of a gathering, as written or as typed.</summary>
public sealed record MinutesPage(Gathering Gathering, Minutes? Kept, string? Done, string? Commitments, bool IsSaved = false)
{
    public string ListPath => AttendancePage.PathOf(Gathering.Id);

    public bool IsFixed => Kept is not null && Gathering.ClosedAt is not null;
}
