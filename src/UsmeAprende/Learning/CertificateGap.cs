namespace UsmeAprende.Learning;

/// <summary>
/// What somebody still misses for a course's certificate, counted: <see cref="CertificateProgress"/> without the things themselves.
/// </summary>
/// <param name="Lessons">To be finished, whichever they are.</param>
/// <param name="Tests">Whose best score is below the rule's.</param>
/// <param name="Cafes">To be attended.</param>
/// <param name="Tasks">To be shown to a facilitator.</param>
/// <param name="Withheld">Lessons and tests not yet done that cannot be read for their faults.</param>
public sealed record CertificateGap(int Lessons, int Tests, int Cafes, int Tasks, int Withheld)
{
    /// <summary>How many single things are missing; what is withheld is among them.</summary>
    public int Total => Lessons + Tests + Cafes + Tasks;

    public static CertificateGap Compute(CourseProgress progress)
    {
        var left = progress.CertificateProgress;
        return new CertificateGap(
            left.LessonsMissing,
            left.TestsMissing.Length,
            left.CafesMissing,
            left.TasksMissing,
            progress.Modules.Sum(m =>
                m.Lessons.Count(l => !l.IsFinished && l.Lesson.IsWithheld) + (m.Test is { IsPassed: false, Test.IsWithheld: true } ? 1 : 0)
            )
        );
    }
}
