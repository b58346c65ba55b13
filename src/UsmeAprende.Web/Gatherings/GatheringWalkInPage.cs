using UsmeAprende.Gatherings;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Gatherings;

/// <summary>Registering somebody at a gathering.</summary>
/// <param name="Reason">Why they are added after closing.</param>
public sealed record GatheringWalkInPage(Gathering Gathering, WalkInForm Form, string? Reason)
{
    public string ListPath => AttendancePage.PathOf(Gathering.Id);

    public bool IsClosed => Gathering.ClosedAt is not null;
}
