using UsmeAprende.Catalogue;
using UsmeAprende.Gatherings;

namespace UsmeAprende.Web.Gatherings;

/// <summary>One person at a gathering: what the list has no room for.</summary>
/// <param name="Tasks">Modules that the gathering covers and whose guide has a task to watch.</param>
public sealed record AttendeePage(Gathering Gathering, Attendee Who, IReadOnlyList<CourseModule> Tasks)
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
