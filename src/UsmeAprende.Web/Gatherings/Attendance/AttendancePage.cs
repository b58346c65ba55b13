using UsmeAprende.Catalogue;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Attendance;

namespace UsmeAprende.Web.Gatherings.Attendance;

/// <summary>A gathering's list, as its facilitator takes attendance.</summary>
/// <param name="Summary">Once attendance is closed.</param>
/// <param name="Done">Records just made, by which the last action is undone.</param>
/// <param name="DoneOf">Of whom.</param>
public sealed record AttendancePage(
    Gathering Gathering,
    string Venue,
    IReadOnlyList<AttendanceListEntry> People,
    AttendanceSummary? Summary,
    IReadOnlyList<Guid> Done,
    AttendanceListEntry? DoneOf
)
{
    public const string Folder = "/facilitacion/encuentros";

    /// <summary>A line to make others of, for a card that is scanned of somebody who was not expected.</summary>
    public static readonly AttendanceListEntry Nobody = new(Guid.Empty, " ", "", null, false, null, false, new HashSet<string>());

    public string Path => PathOf(Gathering.Id);

    public int Came => People.Count(p => p.Presence is not null);

    public int Expected => People.Count(p => p.IsExpected);

    /// <summary>Who was just taken off the list.</summary>
    public AttendanceListEntry? Removed { get; init; }

    /// <summary>A page of it at least was kept as proof.</summary>
    public bool HasSignedList { get; init; }

    /// <summary>Why nobody can have come; null where they can.</summary>
    public string? NotHeld { get; init; }

    public bool IsClosed => Gathering.ClosedAt is not null;

    public static string PathOf(Guid gathering) => $"{Folder}/{gathering}";
}

/// <summary>One person at a gathering: what the list has no room for.</summary>
/// <param name="Tasks">Modules that the gathering covers and whose guide has a task to watch.</param>
public sealed record AttendeePage(Gathering Gathering, AttendanceListEntry Who, IReadOnlyList<CourseModule> Tasks)
{
    public string ListPath => AttendancePage.PathOf(Gathering.Id);

    public string Path => $"{ListPath}/personas/{Who.Person}";

    /// <summary>Why nobody can have come; null where they can.</summary>
    public string? NotHeld { get; init; }

    public bool IsClosed => Gathering.ClosedAt is not null;

    /// <summary>What was typed and could not be stored.</summary>
    public string? Reason { get; init; }

    public bool IsDone { get; init; }
}
