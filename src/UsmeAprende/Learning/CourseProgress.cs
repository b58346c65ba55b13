using System.Collections.Immutable;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Learning;

/// <summary>A person's progress in a course, computed from the current catalogue and the progress in its activities.</summary>
/// <param name="Cafes">Gatherings of the course that the person came to.</param>
/// <param name="LastAt">When the person last began an activity of the course; null if never.</param>
public sealed record CourseProgress(Course Course, ImmutableArray<ModuleProgress> Modules, int Cafes, DateTime? LastAt)
{
    public bool IsStarted => LastAt is not null;

    public int AllLessons => Modules.Sum(m => m.Lessons.Length);

    public int FinishedLessons => Modules.Sum(m => m.FinishedLessons);

    /// <summary>Planned minutes of the lessons not yet finished.</summary>
    public int MinutesLeft => Modules.SelectMany(m => m.Lessons).Where(l => !l.IsFinished).Sum(l => l.Lesson.Minutes);

    /// <summary>The next thing to do in this course; null if everything that can be done is done.</summary>
    public NextStep? Next => Modules.Select(m => m.Next).FirstOrDefault(n => n is not null);

    /// <summary>The module of the next thing to do.</summary>
    public ModuleProgress? Here => Modules.FirstOrDefault(m => m.Next is not null);

    public CertificateProgress CertificateProgress => CertificateProgress.Compute(Course.Rule, Modules, Cafes);

    /// <param name="outcomes">Progress by the activities' current ids.</param>
    /// <param name="versions">Tells when each lesson and test was first published.</param>
    public static CourseProgress Compute(
        Course course,
        IReadOnlyDictionary<ActivityId, ActivityProgress> outcomes,
        InPersonLearning inPerson,
        ActivityVersionStore versions
    )
    {
        DateTime? last = null;
        foreach (var (activity, outcome) in outcomes)
        {
            if (activity.IsWithin(course.Id) && (last is null || outcome.StartedAt > last))
                last = outcome.StartedAt;
        }
        return new CourseProgress(
            course,
            [.. course.Modules.Select(m => Compute(course, m, outcomes, inPerson, versions))],
            inPerson.Cafes.GetValueOrDefault(course.Id),
            last
        );
    }

    private static ModuleProgress Compute(
        Course course,
        CourseModule module,
        IReadOnlyDictionary<ActivityId, ActivityProgress> outcomes,
        InPersonLearning inPerson,
        ActivityVersionStore versions
    ) =>
        new(
            module,
            [
                .. module.Lessons.Select(l => new LessonProgress(
                    l,
                    outcomes.TryGetValue(l.Id, out var outcome) ? outcome.FinishedAt : null,
                    inPerson.Lessons.ContainsKey(l.Id),
                    versions.FindFirstServedAt(l.Id, l.FormerIds) ?? default
                )),
            ],
            module.Test is { } test
                ? ComputeTest(course, test, outcomes.TryGetValue(test.Id, out var tried) ? tried : null, versions)
                : null,
            outcomes.TryGetValue(ActivityId.TaskOf(module.Id), out var task) && task.FinishedAt is not null
        );

    private static TestProgress ComputeTest(Course course, ModuleTest test, ActivityProgress? tried, ActivityVersionStore versions) =>
        new(
            test,
            CoursePath.FindAskedScore(course, test),
            course.Rule.Score > 0,
            tried?.BestScore,
            tried?.StartedAt,
            versions.FindFirstServedAt(test.Id, test.FormerIds) ?? default
        );
}

/// <summary>A person's progress in a module.</summary>
/// <param name="IsTaskShown">Whether a facilitator saw the module's task done.</param>
public sealed record ModuleProgress(CourseModule Module, ImmutableArray<LessonProgress> Lessons, TestProgress? Test, bool IsTaskShown)
{
    public int FinishedLessons => Lessons.Count(l => l.IsFinished);

    /// <summary>
    /// True if what the certificate asks of it is done: its lessons, and its test if a score is asked. Always false for a module without
    /// published lessons.
    /// </summary>
    public bool IsDone => Lessons.Length > 0 && Lessons.All(l => l.IsFinished) && Test is not { IsForCertificate: true, IsDone: false };

    /// <summary>The first thing to do: its lessons in order, then its test. What is withheld is left out.</summary>
    public NextStep? Next =>
        Lessons.FirstOrDefault(l => !l.IsFinished && !l.Lesson.IsWithheld) is { } lesson
            ? new NextStep(lesson.Lesson.Title, lesson.Lesson.Path, lesson.Lesson.Minutes)
        : Lessons.Length > 0 && Test is { IsDone: false, Test.IsWithheld: false } test ? new NextStep(test.Test.Title, test.Test.Path, null)
        : null;
}

/// <summary>A person's progress in a lesson.</summary>
/// <param name="InPerson">Covered at a gathering the person came to.</param>
/// <param name="FinishedAt">When it was first finished; null if it is not finished.</param>
/// <param name="Since">When it was first published, as far as is known.</param>
public sealed record LessonProgress(Lesson Lesson, DateTime? FinishedAt, bool InPerson = false, DateTime Since = default)
{
    public bool IsFinished => FinishedAt is not null;
}

/// <summary>A person's progress in a module's test. There can be any number of attempts; the best one counts.</summary>
/// <param name="Asked">The percent from which it counts as done (<see cref="CoursePath.FindAskedScore"/>).</param>
/// <param name="IsForCertificate">Whether the course's certificate asks for it.</param>
/// <param name="BestScore">Percent; null before the first attempt.</param>
/// <param name="StartedAt">When the first attempt was made.</param>
/// <param name="Since">When it was first published, as far as is known.</param>
public sealed record TestProgress(
    ModuleTest Test,
    int Asked,
    bool IsForCertificate,
    int? BestScore,
    DateTime? StartedAt = null,
    DateTime Since = default
)
{
    public bool IsPassed => BestScore >= Test.Pass;

    /// <summary>Whether nothing more is to be done in it.</summary>
    public bool IsDone => BestScore >= Asked;
}

/// <summary>
/// What a person still needs for a course's certificate. Only published content counts. Content that was added after the person had done
/// everything does not count.
/// </summary>
/// <param name="LessonsMissing">Lessons to be finished, whichever they are.</param>
/// <param name="TestsMissing">Tests whose best score is below the rule's.</param>
/// <param name="CafesMissing">Cafés to be attended.</param>
/// <param name="TasksMissing">Tasks to be shown to a facilitator.</param>
/// <param name="HasLessons">False if the course has no published lessons; then there can be no certificate.</param>
public sealed record CertificateProgress(
    CertificateRule Rule,
    int LessonsMissing,
    ImmutableArray<TestProgress> TestsMissing,
    int CafesMissing,
    int TasksMissing,
    bool HasLessons = true
)
{
    public bool IsEarned => HasLessons && Missing == 0;

    /// <summary>How many single things are still missing.</summary>
    public int Missing => LessonsMissing + TestsMissing.Length + CafesMissing + TasksMissing;

    public static CertificateProgress Compute(CertificateRule rule, IReadOnlyList<ModuleProgress> modules, int cafes)
    {
        var lessons = modules.SelectMany(m => m.Lessons).ToList();
        var tests = modules.Select(m => m.Test).OfType<TestProgress>().ToList();
        var isDone = HasDoneAllThereWas(rule, lessons, tests);
        return new CertificateProgress(
            rule,
            isDone ? 0 : Math.Max(0, Needed(rule, lessons.Count) - lessons.Count(l => l.IsFinished)),
            isDone ? [] : [.. tests.Where(t => !IsReached(rule, t))],
            Math.Max(0, rule.Cafes - cafes),
            Math.Max(0, rule.Tasks - modules.Count(m => m.IsTaskShown)),
            lessons.Count > 0
        );
    }

    // It is also computed without each lesson or test that is newer than the person's work.
    private static bool HasDoneAllThereWas(CertificateRule rule, List<LessonProgress> lessons, List<TestProgress> tests) =>
        lessons
            .Where(l => !l.IsFinished)
            .Select(l => l.Since)
            .Concat(tests.Where(t => !IsReached(rule, t)).Select(t => t.Since))
            .Distinct()
            .Any(published =>
            {
                var asked = lessons.FindAll(l => l.Since < published);
                return asked.Count > 0
                    && asked.Count(l => l.FinishedAt < published) >= Needed(rule, asked.Count)
                    && tests.Where(t => t.Since < published).All(t => t.StartedAt < published && IsReached(rule, t));
            });

    private static int Needed(CertificateRule rule, int lessons) => ((lessons * rule.Lessons) + 99) / 100;

    private static bool IsReached(CertificateRule rule, TestProgress test) => test.BestScore >= rule.Score;
}
