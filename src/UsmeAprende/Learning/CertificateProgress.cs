using System.Collections.Immutable;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Learning;

/// <summary>
/// What a person still misses for a course's certificate: of what is published, and never of what came after they had done all there was.
/// </summary>
/// <param name="LessonsMissing">Lessons to be finished, whichever they are.</param>
/// <param name="TestsMissing">Tests whose best score is below the rule's.</param>
/// <param name="CafesMissing">Cafés to be attended.</param>
/// <param name="TasksMissing">Tasks to be shown to a facilitator.</param>
/// <param name="HasLessons">False of a course that is only announced: nobody has anything to be certified for.</param>
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

    public static CertificateProgress Of(CertificateRule rule, IReadOnlyList<ModuleProgress> modules, int cafes)
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

    // Looked at as the course was before each thing that is new to the person was published.
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
