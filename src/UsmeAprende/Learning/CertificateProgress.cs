using System.Collections.Immutable;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Learning;

/// <summary>What a person still misses for a course's certificate.</summary>
/// <param name="LessonsMissing">Lessons to be finished, whichever they are.</param>
/// <param name="ModulesToCome">Modules announced and not yet written: nobody can have finished the course.</param>
/// <param name="TestsMissing">Tests whose best score is below the rule's.</param>
/// <param name="CafesMissing">Cafés to be attended.</param>
/// <param name="TasksMissing">Tasks to be shown to a facilitator.</param>
public sealed record CertificateProgress(CertificateRule Rule, int LessonsMissing, int ModulesToCome, ImmutableArray<TestProgress> TestsMissing, int CafesMissing, int TasksMissing)
{
    public bool IsEarned => LessonsMissing + ModulesToCome + TestsMissing.Length + CafesMissing + TasksMissing == 0;

    public static CertificateProgress Of(CertificateRule rule, IReadOnlyList<ModuleProgress> modules, int cafes)
    {
        var all = modules.Sum(m => m.Lessons.Length);
        var needed = ((all * rule.Lessons) + 99) / 100;
        return new CertificateProgress(
            rule,
            Math.Max(0, needed - modules.Sum(m => m.FinishedLessons)),
            modules.Count(m => m.Lessons.Length == 0),
            [.. modules.Select(m => m.Test).OfType<TestProgress>().Where(t => !(t.BestScore >= rule.Score))],
            Math.Max(0, rule.Cafes - cafes),
            Math.Max(0, rule.Tasks - modules.Count(m => m.IsTaskShown)));
    }
}
