using UsmeAprende.Gatherings;

namespace UsmeAprende.Web.Gatherings;

/// <summary>A gathering's list, as its facilitator takes attendance.</summary>
/// <param name="Summary">Once attendance is closed.</param>
/// <param name="Done">Records just made, by which the last action is undone.</param>
/// <param name="DoneOf">Of whom.</param>
public sealed record AttendancePage(Gathering Gathering, string Venue, IReadOnlyList<Attendee> People, GatheringSummary? Summary, IReadOnlyList<Guid> Done, Attendee? DoneOf)
{
    public const string Folder = "/facilitacion/encuentros";

    public string Path => PathOf(Gathering.Id);

    public int Came => People.Count(p => p.Presence is not null);

    public int Expected => People.Count(p => p.IsExpected);

    public bool IsClosed => Gathering.ClosedAt is not null;

    public static string PathOf(Guid gathering) => $"{Folder}/{gathering}";
}
