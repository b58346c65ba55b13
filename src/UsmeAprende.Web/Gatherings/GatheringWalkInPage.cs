using UsmeAprende.Gatherings;
using UsmeAprende.Web.People.Identity;

namespace UsmeAprende.Web.Gatherings;

/// <summary>Registering somebody at a gathering.</summary>
/// <param name="Reason">Why they are added after closing.</param>
public sealed record GatheringWalkInPage(Gathering Gathering, WalkInForm Form, string? Reason)
{
    public string ListPath => AttendancePage.PathOf(Gathering.Id);

    /// <summary>Why nobody can have come; null where they can.</summary>
    public string? NotHeld { get; init; }

    public bool IsClosed => Gathering.ClosedAt is not null;
}
