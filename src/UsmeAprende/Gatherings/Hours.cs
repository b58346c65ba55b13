namespace UsmeAprende.Gatherings;

/// <summary>
/// The time a person gave to learning (R22), in minutes: planned ones of each lesson once, learnt alone or covered at a gathering, and
/// those of gatherings beyond the lessons they covered. No minute counts twice, neither of two gatherings at one time nor in two courses.
/// </summary>
/// <param name="Minutes">In all, gatherings of no course included.</param>
/// <param name="ByCourse">Never more, together, than in all.</param>
public sealed record Hours(int Minutes, IReadOnlyDictionary<string, int> ByCourse)
{
    public static readonly Hours None = new(0, new Dictionary<string, int>());

    /// <param name="learnt">Planned minutes of each lesson finished, by the lesson's id.</param>
    /// <param name="attended">Gatherings, each once.</param>
    public static Hours Compute(IReadOnlyDictionary<string, int> learnt, IEnumerable<AttendedGathering> attended)
    {
        var gatherings = attended.OrderBy(g => g.From).ThenBy(g => g.Id).ToList();
        var lessons = new Dictionary<string, int>(learnt, StringComparer.Ordinal);
        foreach (var (lesson, minutes) in gatherings.SelectMany(g => g.Lessons))
            lessons.TryAdd(lesson, minutes);

        var all = lessons.Values.Sum();
        var byCourse = lessons
            .GroupBy(l => AttendedGathering.CourseOf(l.Key), l => l.Value)
            .ToDictionary(c => c.Key, c => c.Sum(), StringComparer.Ordinal);
        foreach (var (gathering, beyond) in Beyond(gatherings))
        {
            all += beyond;
            if (gathering.Course is { } course)
                byCourse[course] = byCourse.GetValueOrDefault(course) + beyond;
        }
        return new Hours(all, byCourse);
    }

    /// <summary>
    /// Minutes of each gathering that its lessons do not take up. Time is walked from event to event; in each stretch the lessons of the
    /// gathering that ends first go first, which leaves the fewest minutes over: who was at two gatherings at once is not credited twice.
    /// </summary>
    private static IEnumerable<(AttendedGathering Gathering, int Minutes)> Beyond(IReadOnlyList<AttendedGathering> gatherings)
    {
        var toTeach = Lessons(gatherings);
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
    private static Dictionary<Guid, int> Lessons(IReadOnlyList<AttendedGathering> gatherings)
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
