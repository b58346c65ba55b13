using System.Collections.Immutable;

namespace UsmeAprende.Gatherings;

/// <summary>A person's time at a gathering, in whole minutes, with the lessons it covered.</summary>
/// <param name="From">When it began, or they came.</param>
/// <param name="Until">When it ended, or they left.</param>
/// <param name="GroupCourse">The course of the gathering's group.</param>
/// <param name="Lessons">Planned minutes of each lesson it covered, by the lesson's id.</param>
public sealed record AttendedGathering(
    Guid Id,
    DateTime From,
    DateTime Until,
    string? GroupCourse,
    ImmutableSortedDictionary<string, int> Lessons
)
{
    public int Minutes => (int)(Until - From).TotalMinutes;

    /// <summary>The one course in whose hours its time counts: its group's, else the one it covered most of.</summary>
    public string? Course =>
        GroupCourse
        ?? Lessons
            .GroupBy(l => CourseOf(l.Key), l => l.Value)
            .OrderByDescending(c => c.Sum())
            .ThenBy(c => c.Key, StringComparer.Ordinal)
            .FirstOrDefault()
            ?.Key;

    /// <summary>Cuts a gathering's time to what the person was there for.</summary>
    public static AttendedGathering Clip(DateTime from, DateTime until, Presence presence)
    {
        var start = WholeMinute(from);
        var end = until > from ? WholeMinute(until) : start;
        var arrived = presence.ArrivedAt is { } a && a > start ? Earlier(a, end) : start;
        var left = presence.LeftAt is { } l && l < end ? (l < arrived ? arrived : l) : end;
        return new AttendedGathering(default, arrived, left < arrived ? arrived : left, null, ImmutableSortedDictionary<string, int>.Empty);
    }

    internal static string CourseOf(string lesson) => lesson[..lesson.IndexOf('/', StringComparison.Ordinal)];

    private static DateTime Earlier(DateTime one, DateTime other) => one < other ? one : other;

    private static DateTime WholeMinute(DateTime at) => new(at.Ticks - (at.Ticks % TimeSpan.TicksPerMinute), DateTimeKind.Utc);
}
