using UsmeAprende.Gatherings;

namespace UsmeAprende.Web.Gatherings;

/// <summary>A gathering's list, as its facilitator takes attendance.</summary>
/// <param name="Summary">Once attendance is closed.</param>
/// <param name="Done">Records just made, by which the last action is undone.</param>
/// <param name="DoneOf">Of whom.</param>
public sealed record AttendancePage(
    Gathering Gathering,
    string Venue,
    IReadOnlyList<Attendee> People,
    GatheringSummary? Summary,
    IReadOnlyList<Guid> Done,
    Attendee? DoneOf
)
{
    public const string Folder = "/facilitacion/encuentros";

    /// <summary>A line to make others of, for a card that is scanned of somebody who was not expected.</summary>
    public static readonly Attendee Nobody = new(Guid.Empty, " ", "", null, false, null, false, new HashSet<string>());

    public string Path => PathOf(Gathering.Id);

    public int Came => People.Count(p => p.Presence is not null);

    public int Expected => People.Count(p => p.IsExpected);

    /// <summary>Who was just taken off the list.</summary>
    public Attendee? Removed { get; init; }

    /// <summary>A page of it at least was kept as proof.</summary>
    public bool HasSignedList { get; init; }

    /// <summary>Why nobody can have come; null where they can.</summary>
    public string? NotHeld { get; init; }

    public bool IsClosed => Gathering.ClosedAt is not null;

    public static string PathOf(Guid gathering) => $"{Folder}/{gathering}";
}
