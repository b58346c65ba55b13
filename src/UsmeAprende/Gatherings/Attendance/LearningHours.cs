using System.Collections.Immutable;
using UsmeAprende.Catalogue;
using UsmeAprende.Learning;

namespace UsmeAprende.Gatherings.Attendance;

/// <summary>
/// A person's learning time (R22), in minutes. It is the planned minutes of each lesson, counted once whether it was learnt alone or at a
/// gathering, and the minutes of gatherings beyond the lessons that they covered. No minute counts twice: not for two gatherings at the
/// same time, and not in two courses.
/// </summary>
/// <param name="Minutes">The total, with gatherings of no course.</param>
/// <param name="ByCourse">Minutes by course. Their sum is never more than the total.</param>
public sealed record LearningHours(int Minutes, IReadOnlyDictionary<string, int> ByCourse)
{
    public static readonly LearningHours None = new(0, new Dictionary<string, int>());

    /// <param name="progress">Progress by the activities' ids of today.</param>
    /// <param name="attended">Gatherings, each once.</param>
    /// <param name="catalogue">Has the planned minutes.</param>
    /// <param name="now">The moment until which gatherings count (R34).</param>
    public static LearningHours Compute(
        IReadOnlyDictionary<ActivityId, ActivityProgress> progress,
        IEnumerable<AttendedGathering> attended,
        CourseCatalogue catalogue,
        DateTime now
    )
    {
        var learnt = new Dictionary<ActivityId, int>();
        foreach (var (activity, done) in progress)
        {
            if (done.FinishedAt is not null && catalogue.LessonsById.TryGetValue(activity, out var lesson))
                learnt.Add(activity, lesson.Minutes);
        }
        return Compute(learnt, attended.Select(g => g.ComputeCredit(catalogue, now)));
    }

    /// <param name="learnt">Planned minutes of each lesson finished, by the lesson's id.</param>
    /// <param name="attended">Gatherings, each once.</param>
    public static LearningHours Compute(IReadOnlyDictionary<ActivityId, int> learnt, IEnumerable<CreditedTime> attended)
    {
        var gatherings = attended.OrderBy(g => g.From).ThenBy(g => g.Id).ToList();
        var lessons = new Dictionary<ActivityId, int>(learnt);
        foreach (var (lesson, minutes) in gatherings.SelectMany(g => g.Lessons))
            lessons.TryAdd(lesson, minutes);

        var all = lessons.Values.Sum();
        var byCourse = lessons.GroupBy(l => l.Key.CourseId, l => l.Value).ToDictionary(c => c.Key, c => c.Sum(), StringComparer.Ordinal);
        foreach (var (gathering, beyond) in ComputeExtraMinutes(gatherings))
        {
            all += beyond;
            if (gathering.Course is { } course)
                byCourse[course] = byCourse.GetValueOrDefault(course) + beyond;
        }
        return new LearningHours(all, byCourse);
    }

    /// <summary>
    /// Computes the minutes of each gathering that its lessons do not use. It goes through time from event to event. In each stretch, the
    /// lessons of the gathering that ends first are counted first, which leaves the fewest minutes over. So a person who was at two
    /// gatherings at the same time is not credited twice.
    /// </summary>
    private static IEnumerable<(CreditedTime Gathering, int Minutes)> ComputeExtraMinutes(IReadOnlyList<CreditedTime> gatherings)
    {
        var toTeach = ComputeLessonMinutes(gatherings);
        var events = gatherings.SelectMany(g => new[] { g.From, g.Until }).Distinct().Order().ToList();
        foreach (var (from, until) in events.Zip(events.Skip(1)))
        {
            var running = gatherings.Where(g => g.From <= from && g.Until >= until).ToList();
            if (running.Count == 0)
                continue;
            var left = (int)(until - from).TotalMinutes;
            foreach (var gathering in running.OrderBy(g => g.Until).ThenBy(g => g.Id))
            {
                var taught = Math.Min(left, toTeach[gathering.Id]);
                toTeach[gathering.Id] -= taught;
                left -= taught;
            }
            if (left > 0)
                yield return (running[0], left);
        }
    }

    /// <summary>
    /// Computes the lesson minutes of each gathering. If two gatherings overlap, a lesson of both counts at the first one.
    /// </summary>
    private static Dictionary<Guid, int> ComputeLessonMinutes(IReadOnlyList<CreditedTime> gatherings)
    {
        var toTeach = new Dictionary<Guid, int>();
        var taught = new HashSet<ActivityId>();
        var end = DateTime.MinValue;
        foreach (var gathering in gatherings)
        {
            if (gathering.From >= end)
                taught.Clear();
            end = gathering.Until > end ? gathering.Until : end;
            toTeach[gathering.Id] = gathering.Lessons.Where(l => taught.Add(l.Key)).Sum(l => l.Value);
        }
        return toTeach;
    }
}

/// <summary>Computes a person's hours (R22) from what they finished and attended, over all rows of the human (R14).</summary>
public sealed class LearningHoursReader(
    PersonProgressReader progress,
    AttendedGatheringReader gatherings,
    CatalogueStore catalogue,
    TimeProvider clock
)
{
    public async Task<LearningHours> ComputeAsync(PersonId person, CancellationToken cancel) =>
        LearningHours.Compute(
            await progress.ReadActivityProgressAsync(person, cancel),
            await gatherings.ListForPersonAsync(person, cancel),
            catalogue.Current,
            clock.GetUtcNow().UtcDateTime
        );
}

/// <summary>A person's time at a gathering, in whole minutes, with the lessons it covered.</summary>
/// <param name="From">When it began, or when they came if later.</param>
/// <param name="Until">When it ended, or when they left if earlier.</param>
/// <param name="GroupCourse">The course of the gathering's group.</param>
/// <param name="Lessons">Planned minutes of each lesson it covered, by the lesson's id.</param>
public sealed record CreditedTime(
    Guid Id,
    DateTime From,
    DateTime Until,
    string? GroupCourse,
    ImmutableSortedDictionary<ActivityId, int> Lessons
)
{
    public int Minutes => (int)(Until - From).TotalMinutes;

    /// <summary>The course whose hours include its time: the course of its group, else the course with most of its lessons.</summary>
    public string? Course =>
        GroupCourse
        ?? Lessons
            .GroupBy(l => l.Key.CourseId, l => l.Value)
            .OrderByDescending(c => c.Sum())
            .ThenBy(c => c.Key, StringComparer.Ordinal)
            .FirstOrDefault()
            ?.Key;

    /// <summary>Limits a gathering's time to the time that the person was there.</summary>
    public static CreditedTime Clip(DateTime from, DateTime until, AttendanceFacts presence)
    {
        var start = WholeMinute(from);
        var end = until > from ? WholeMinute(until) : start;
        var arrived = presence.ArrivedAt is { } a && a > start ? Earlier(a, end) : start;
        var left = presence.LeftAt is { } l && l < end ? (l < arrived ? arrived : l) : end;
        return new CreditedTime(default, arrived, left < arrived ? arrived : left, null, ImmutableSortedDictionary<ActivityId, int>.Empty);
    }

    private static DateTime Earlier(DateTime one, DateTime other) => one < other ? one : other;

    private static DateTime WholeMinute(DateTime at) => new(at.Ticks - (at.Ticks % TimeSpan.TicksPerMinute), DateTimeKind.Utc);
}
