using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Learning;
using UsmeAprende.Learning.Summaries;

namespace UsmeAprende.Certificates.Issuing;

/// <summary>Tells how one person stands as a candidate for a course's certificate, computed afresh from their records.</summary>
public sealed class CertificateCandidateReader(
    UsmeDb db,
    CatalogueStore catalogue,
    CourseProgressReader standings,
    HumanLearningReader learning,
    CertificateHolderReader holders
)
{
    // Databases limit the values of one question.
    internal const int Portion = 500;

    /// <summary>Whatever they miss; null where there is no such person or course.</summary>
    public async Task<CertificateCandidate?> FindAsync(PersonId person, string courseId, CancellationToken cancel)
    {
        if (!catalogue.Current.CoursesById.TryGetValue(courseId, out var course))
            return null;
        var survivor = await db
            .People.Where(p => p.Id == person && p.ErasedAt == null)
            .Select(p => p.SurvivorId)
            .FirstOrDefaultAsync(cancel);
        if (await holders.FindAsync((PersonId)survivor, course.Id, cancel) is not { } holder)
            return null;
        var progress = (await standings.ListForPeopleAsync(course, [survivor], cancel))[survivor];
        var alone = (await learning.ReadAsync(await learning.ListRowsAsync([(PersonId)survivor], cancel), cancel)).Single().Alone;
        return CertificateCandidate.Create(holder, course, CertificateGap.Compute(progress), LearningSpeed.IsImplausible(course, alone));
    }
}

/// <summary>Somebody who has earned a course's certificate or nearly has, as the coordinator who issues it sees them.</summary>
/// <param name="Warnings">What a person must look at.</param>
public sealed record CertificateCandidate(
    CertificateHolder Holder,
    Course Course,
    CertificateGap Gap,
    ImmutableArray<IssueWarning> Warnings
)
{
    public PersonId PersonId => (PersonId)Holder.HumanId;

    /// <summary>A course that is only announced is earned by nobody.</summary>
    public bool HasEarnedIt => Course.HasLessons && Gap.Total == 0;

    /// <summary>How many single things are still missing.</summary>
    public int Missing => Gap.Total;

    /// <summary>Earned, and nothing stands in the way; what else is flagged is for the coordinator to judge.</summary>
    public bool CanBeIssued => HasEarnedIt && Holder.HasVerifiedDocument;

    internal static CertificateCandidate Create(CertificateHolder holder, Course course, CertificateGap gap, bool isImplausiblyFast) =>
        new(holder, course, gap, isImplausiblyFast ? holder.Warnings.Add(IssueWarning.ImplausibleSpeed) : holder.Warnings);
}

/// <summary>
/// Tells whether lessons were finished faster than anyone reads them (R6). Scores are self-declared, and a phone that was off sends many at
/// once with the times it noted, so this is a question for a coordinator, not an answer.
/// </summary>
public static class LearningSpeed
{
    // One lesson known already is soon finished; five in a row are not.
    private const int Lessons = 5;

    // Of the planned minutes.
    private const int Percent = 20;

    /// <param name="alone">What was done by oneself, in this course and others.</param>
    public static bool IsImplausible(Course course, IReadOnlyDictionary<ActivityId, ActivityProgress> alone) =>
        IsImplausible(
            from lesson in course.Lessons
            let done = alone.TryGetValue(lesson.Id, out var progress) ? progress.FinishedAt : null
            where done is not null
            select (lesson.Minutes, done.Value)
        );

    /// <param name="finished">Planned minutes and time of each lesson finished alone.</param>
    public static bool IsImplausible(IEnumerable<(int Minutes, DateTime At)> finished)
    {
        var inOrder = finished.OrderBy(f => f.At).ToList();
        for (var last = Lessons - 1; last < inOrder.Count; last++)
        {
            // The first one's own time is not known: its finish opens the window.
            var first = last - Lessons + 1;
            var planned = inOrder.Skip(first + 1).Take(Lessons - 1).Sum(f => f.Minutes);
            if ((inOrder[last].At - inOrder[first].At).TotalMinutes * 100 < planned * Percent)
                return true;
        }
        return false;
    }
}
