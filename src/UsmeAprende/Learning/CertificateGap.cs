namespace UsmeAprende.Learning;

/// <summary>
/// The number of things that somebody still needs for a course's certificate. <see cref="CertificateProgress"/> lists the things
/// themselves.
/// </summary>
/// <param name="Lessons">Lessons still to finish, whichever they are.</param>
/// <param name="Tests">Tests whose best score is below the score that the rule asks for.</param>
/// <param name="Cafes">Cafés still to attend.</param>
/// <param name="Tasks">Tasks still to show to a facilitator.</param>
/// <param name="Withheld">Lessons and tests not done yet that are withheld because their content has faults.</param>
public sealed record CertificateGap(int Lessons, int Tests, int Cafes, int Tasks, int Withheld)
{
    /// <summary>The total number of missing things, withheld ones included.</summary>
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
