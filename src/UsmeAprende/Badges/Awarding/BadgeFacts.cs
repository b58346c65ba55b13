using UsmeAprende.Catalogue;
using UsmeAprende.Learning;

namespace UsmeAprende.Badges.Awarding;

/// <summary>
/// The facts that rules count: for each kind of fact its distinct keys, each with the first moment. A criterion holds from the moment of
/// its nth key, a badge from the moment of its last criterion. So the order, the split and the repetition of records change neither the
/// badges nor their dates (R5, R6).
/// </summary>
public sealed class BadgeFacts
{
    private readonly Dictionary<BadgeFactKind, List<(string Key, DateTime At)>> _keys = Enum.GetValues<BadgeFactKind>()
        .ToDictionary(f => f, _ => new List<(string, DateTime)>());
    private readonly List<(string Module, int Score, int? Pass, DateTime At)> _attempts = [];

    private BadgeFacts() { }

    public static BadgeFacts Compute(BadgeHistory history, CourseCatalogue catalogue)
    {
        var facts = new BadgeFacts();
        foreach (var (activity, progress) in history.Outcomes)
            facts.Add(activity, progress, catalogue);
        facts.AddCompletedModulesAndCourses(history.Outcomes, catalogue);
        foreach (var attempt in history.Attempts)
            facts._attempts.Add(
                (attempt.Test.ModuleId, attempt.Score, catalogue.TestsById.GetValueOrDefault(attempt.Test)?.Pass, attempt.At)
            );

        // The current week matters only for the current streak, not for past ones.
        var reached = WeeklyStreak.Compute(history.Weeks, history.Weeks.Keys.DefaultIfEmpty().Max()).ReachedAt;
        for (var week = 0; week < reached.Length; week++)
            facts.Add(BadgeFactKind.Week, $"{week + 1}", reached[week]);
        foreach (
            var goal in history.Goals.Where(goal => facts._keys[BadgeFactKind.Lesson].Exists(l => l.At >= goal.From && l.At < goal.Until))
        )
            facts.Add(BadgeFactKind.Goal, $"{goal.Id}", goal.At);
        return facts;
    }

    /// <summary>When a badge was earned; null if it is not earned yet.</summary>
    public DateTime? EarnedAt(BadgeDefinition badge)
    {
        DateTime? earned = null;
        foreach (var criterion in badge.Rule)
        {
            if (FindHeldFrom(criterion) is not { } from)
                return null;
            earned = earned > from ? earned : from;
        }
        return earned;
    }

    /// <summary>How many keys of a criterion there are, at most as many as it asks for: for showing progress.</summary>
    public int CountTowards(BadgeCriterion criterion) => Math.Min(criterion.Count, ListMoments(criterion).Count);

    private DateTime? FindHeldFrom(BadgeCriterion criterion)
    {
        var moments = ListMoments(criterion);
        if (moments.Count < criterion.Count)
            return null;
        moments.Sort();
        return moments[criterion.Count - 1];
    }

    private List<DateTime> ListMoments(BadgeCriterion criterion) =>
        criterion.Fact is BadgeFactKind.Test
            ?
            [
                .. _attempts
                    .Where(a => criterion.Covers(a.Module) && a.Score >= (criterion.Score ?? a.Pass))
                    .GroupBy(a => a.Module)
                    .Select(tried => tried.Min(a => a.At)),
            ]
            : [.. _keys[criterion.Fact].Where(k => criterion.Covers(k.Key)).Select(k => k.At)];

    private void Add(BadgeFactKind fact, string key, DateTime at) => _keys[fact].Add((key, at));

    private void Add(ActivityId activity, ActivityProgress progress, CourseCatalogue catalogue)
    {
        if (progress is { FirstRightAt: { } right, FirstWrongAt: { } wrong })
            Add(BadgeFactKind.Retry, activity.Value, right > wrong ? right : wrong);
        if (progress.FinishedAt is { } finished && FactOf(activity, catalogue) is var (fact, key))
            Add(fact, key, finished);
    }

    private static (BadgeFactKind Fact, string Key)? FactOf(ActivityId activity, CourseCatalogue catalogue)
    {
        if (activity.IsGame)
            return (BadgeFactKind.Game, activity.Value);
        if (activity.TryParseGathering(out var gathering))
        {
            return activity.IsThanks ? (BadgeFactKind.Thanks, activity.Value)
                // A note that somebody came late or left early is not another attendance.
                : activity == ActivityId.AttendanceOf(gathering) ? (BadgeFactKind.Gathering, activity.Value)
                : null;
        }
        if (activity.IsAboutGathering)
            return null;
        if (activity.TryParseTask(out var module))
            return (BadgeFactKind.Task, module);
        if (activity.IsLesson)
            return (BadgeFactKind.Lesson, activity.Value);
        return IsPractice(activity, catalogue) ? (BadgeFactKind.Practice, activity.Value) : null;
    }

    private static bool IsPractice(ActivityId activity, CourseCatalogue catalogue) =>
        catalogue.LessonsById.TryGetValue(activity.Parent, out var lesson)
        && lesson.Parts.Any(p => p is LessonPracticePart practice && practice.Id == activity);

    // A module or course is finished with the last of the lessons that it has today.
    private void AddCompletedModulesAndCourses(
        IReadOnlyDictionary<ActivityId, ActivityProgress> progressByActivity,
        CourseCatalogue catalogue
    )
    {
        foreach (var course in catalogue.Courses)
        {
            AddIfComplete(BadgeFactKind.Course, course.Id, course.Lessons, progressByActivity);
            foreach (var module in course.Modules)
                AddIfComplete(BadgeFactKind.Module, module.Id, module.Lessons, progressByActivity);
        }
    }

    private void AddIfComplete(
        BadgeFactKind fact,
        string id,
        IEnumerable<Lesson> lessons,
        IReadOnlyDictionary<ActivityId, ActivityProgress> progressByActivity
    )
    {
        DateTime? last = null;
        foreach (var lesson in lessons)
        {
            if (!progressByActivity.TryGetValue(lesson.Id, out var progress) || progress.FinishedAt is not { } finished)
                return;
            last = last > finished ? last : finished;
        }
        if (last is { } at)
            Add(fact, id, at);
    }
}
