using System.Collections.Immutable;
using UsmeAprende.Catalogue;
using UsmeAprende.Learning;

namespace UsmeAprende.Gatherings.Attendance;

/// <summary>
/// The time a person gave to learning (R22), in minutes: planned ones of each lesson once, learnt alone or covered at a gathering, and
/// those of gatherings beyond the lessons they covered. No minute counts twice, neither of two gatherings at one time nor in two courses.
/// </summary>
/// <param name="Minutes">In all, gatherings of no course included.</param>
/// <param name="ByCourse">Never more, together, than in all.</param>
public sealed record LearningHours(int Minutes, IReadOnlyDictionary<string, int> ByCourse)
{
    public static readonly LearningHours None = new(0, new Dictionary<string, int>());

    /// <param name="progress">By the activities' ids of today.</param>
    /// <param name="attended">Gatherings, each once.</param>
    /// <param name="catalogue">Tells the planned minutes.</param>
    /// <param name="now">Until when gatherings count (R34).</param>
    public static LearningHours Compute(
        IReadOnlyDictionary<string, ActivityProgress> progress,
        IEnumerable<AttendedGathering> attended,
        CourseCatalogue catalogue,
        DateTime now
    )
    {
        var learnt = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (activity, done) in progress)
        {
            if (done.FinishedAt is not null && catalogue.LessonsById.TryGetValue(activity, out var lesson))
                learnt.Add(activity, lesson.Minutes);
        }
        return Compute(learnt, attended.Select(g => g.ComputeCredit(catalogue, now)));
    }

    /// <param name="learnt">Planned minutes of each lesson finished, by the lesson's id.</param>
    /// <param name="attended">Gatherings, each once.</param>
    public static LearningHours Compute(IReadOnlyDictionary<string, int> learnt, IEnumerable<CreditedTime> attended)
    {
        var gatherings = attended.OrderBy(g => g.From).ThenBy(g => g.Id).ToList();
        var lessons = new Dictionary<string, int>(learnt, StringComparer.Ordinal);
        foreach (var (lesson, minutes) in gatherings.SelectMany(g => g.Lessons))
            lessons.TryAdd(lesson, minutes);

        var all = lessons.Values.Sum();
        var byCourse = lessons
            .GroupBy(l => CreditedTime.CourseOf(l.Key), l => l.Value)
            .ToDictionary(c => c.Key, c => c.Sum(), StringComparer.Ordinal);
        foreach (var (gathering, beyond) in ComputeExtraMinutes(gatherings))
        {
            all += beyond;
            if (gathering.Course is { } course)
                byCourse[course] = byCourse.GetValueOrDefault(course) + beyond;
        }
        return new LearningHours(all, byCourse);
    }

    /// <summary>
    /// Minutes of each gathering that its lessons do not take up. Time is walked from event to event; in each stretch the lessons of the
    /// gathering that ends first go first, which leaves the fewest minutes over: who was at two gatherings at once is not credited twice.
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

    /// <summary>Minutes of lessons that each gathering has to teach; of gatherings that overlap, a lesson is taught at the first.</summary>
    private static Dictionary<Guid, int> ComputeLessonMinutes(IReadOnlyList<CreditedTime> gatherings)
    {
        var toTeach = new Dictionary<Guid, int>();
        var taught = new HashSet<string>(StringComparer.Ordinal);
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

/// <summary>
/// Counts a person's hours (R22) from what they finished and where they were, over all the rows that are one human (R14).
/// </summary>
public sealed class LearningHoursReader(
    PersonProgressReader progress,
    AttendedGatheringReader gatherings,
    CatalogueStore catalogue,
    TimeProvider clock
)
{
    public async Task<LearningHours> ComputeAsync(Guid person, CancellationToken cancel) =>
        LearningHours.Compute(
            await progress.ReadActivityProgressAsync(person, cancel),
            await gatherings.ListForPersonAsync(person, cancel),
            catalogue.Current,
            clock.GetUtcNow().UtcDateTime
        );
}

/// <summary>A person's time at a gathering, in whole minutes, with the lessons it covered.</summary>
/// <param name="From">When it began, or they came.</param>
/// <param name="Until">When it ended, or they left.</param>
/// <param name="GroupCourse">The course of the gathering's group.</param>
/// <param name="Lessons">Planned minutes of each lesson it covered, by the lesson's id.</param>
public sealed record CreditedTime(
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
    public static CreditedTime Clip(DateTime from, DateTime until, AttendanceFacts presence)
    {
        var start = WholeMinute(from);
        var end = until > from ? WholeMinute(until) : start;
        var arrived = presence.ArrivedAt is { } a && a > start ? Earlier(a, end) : start;
        var left = presence.LeftAt is { } l && l < end ? (l < arrived ? arrived : l) : end;
        return new CreditedTime(default, arrived, left < arrived ? arrived : left, null, ImmutableSortedDictionary<string, int>.Empty);
    }

    internal static string CourseOf(string lesson) => lesson[..lesson.IndexOf('/', StringComparison.Ordinal)];

    private static DateTime Earlier(DateTime one, DateTime other) => one < other ? one : other;

    private static DateTime WholeMinute(DateTime at) => new(at.Ticks - (at.Ticks % TimeSpan.TicksPerMinute), DateTimeKind.Utc);
}
