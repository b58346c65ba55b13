using UsmeAprende.Catalogue;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.People.Accounts;

namespace UsmeAprende.Web.Gatherings.Attendance;

/// <summary>A list on which somebody is marked with one tap.</summary>
public interface IAttendanceTaking
{
    /// <summary>Empty where a script fills it in.</summary>
    string GatheringId { get; }

    /// <summary>The beginning of the addresses of its forms and pages.</summary>
    string Path { get; }

    string SignInPath { get; }

    IReadOnlyList<AttendanceListEntry> People { get; }

    int Came { get; }

    bool IsClosed { get; }

    /// <summary>Whether the site can be asked whose card has a number.</summary>
    bool CanAskForCards { get; }
}

/// <summary>The page of a gathering's list.</summary>
/// <param name="Summary">The summary, if attendance is closed.</param>
/// <param name="Done">The records of the last action, to undo it.</param>
/// <param name="DoneOf">The person of the last action.</param>
public sealed record AttendancePage(
    Gathering Gathering,
    string Venue,
    IReadOnlyList<AttendanceListEntry> People,
    AttendanceSummary? Summary,
    IReadOnlyList<Guid> Done,
    AttendanceListEntry? DoneOf
) : IAttendanceTaking
{
    public const string Folder = "/facilitacion/encuentros";

    /// <summary>An empty row, copied by a script for an unexpected person whose card is scanned.</summary>
    public static readonly AttendanceListEntry Nobody = new(PersonId.Empty, " ", "", null, false, null, false, new HashSet<string>());

    public string GatheringId => Gathering.Id.ToString("D");

    public string Path => PathOf(Gathering.Id);

    public string SignInPath => $"/entrar?volver={TakingPathOf(Gathering.Id)}";

    public bool CanAskForCards => true;

    public int Came => People.Count(p => p.Presence is not null);

    public int Expected => People.Count(p => p.IsExpected);

    /// <summary>The person who was just removed from the list.</summary>
    public AttendanceListEntry? Removed { get; init; }

    /// <summary>Whether at least one page of the signed list was uploaded.</summary>
    public bool HasSignedList { get; init; }

    /// <summary>Why nobody can have come; null where they can.</summary>
    public string? NotHeld { get; init; }

    public bool IsClosed => Gathering.ClosedAt is not null;

    /// <summary>The page of the gathering's day, under which its other pages stand.</summary>
    public static string PathOf(Guid gathering) => $"{Folder}/{gathering}";

    /// <summary>The list on which people are marked.</summary>
    public static string TakingPathOf(Guid gathering) => $"{PathOf(gathering)}/asistencia";
}

/// <summary>The page of one person at a gathering, with more actions than the list.</summary>
/// <param name="Tasks">Modules that the gathering covers and whose guide has a task to watch.</param>
public sealed record AttendeePage(Gathering Gathering, AttendanceListEntry Who, IReadOnlyList<CourseModule> Tasks)
{
    public string ListPath => AttendancePage.PathOf(Gathering.Id);

    public string Path => $"{ListPath}/personas/{Who.Person}";

    /// <summary>Why nobody can have come; null where they can.</summary>
    public string? NotHeld { get; init; }

    /// <summary>How their phones are doing.</summary>
    public IReadOnlyList<PhoneState> Phones { get; init; } = [];

    public bool IsClosed => Gathering.ClosedAt is not null;

    /// <summary>The typed reason, if the form came back with errors.</summary>
    public string? Reason { get; init; }

    /// <summary>What was just done; null if nothing was.</summary>
    public string? Done { get; init; }

    /// <summary>Whether staff may correct their data: they have no password to do it themselves.</summary>
    public bool MayCorrect { get; init; }
}
