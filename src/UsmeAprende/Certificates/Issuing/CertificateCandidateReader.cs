using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Learning;
using UsmeAprende.Typing;

namespace UsmeAprende.Certificates.Issuing;

/// <summary>Finds who has earned a course's certificate and has none, and who nearly has.</summary>
public sealed class CertificateCandidateReader(
    UsmeDb db,
    CatalogueStore catalogue,
    CourseProgressReader standings,
    CertificateHolderReader holders
)
{
    // Databases limit the values of one question.
    internal const int Portion = 500;

    // "Nearly" is what a facilitator can still help with in a visit or two.
    private const int NearlyMissing = 3;

    private static readonly StringComparer InSpanish = StringComparer.Create(
        System.Globalization.CultureInfo.GetCultureInfo("es-CO"),
        ignoreCase: true
    );

    /// <summary>Those who have earned it first, then those who miss least; by name among equals.</summary>
    public async Task<IReadOnlyList<CertificateCandidate>> ListAsync(CertificateCandidateFilter filter, CancellationToken cancel)
    {
        if (!catalogue.Current.CoursesById.TryGetValue(filter.CourseId, out var course))
            return [];
        var progress = await standings.ListForPeopleAsync(course, await standings.ListStartedAsync(course, cancel), cancel);
        var held = await ListHoldersAsync(course.Id, cancel);
        var enrolled = filter.GroupId is { } group ? await ListEnrolledAsync(group, cancel) : null;
        var near = progress
            .Where(p =>
                CertificateCandidate.CountMissing(p.Value) <= NearlyMissing
                && !held.Contains(p.Key)
                && enrolled?.Contains(p.Key) is not false
            )
            .ToDictionary();
        var place = filter.Place is { } words ? TypedText.Fold(words, withDigits: true) : null;
        return
        [
            .. (await CreateCandidatesAsync(course, near, cancel))
                .Where(c => place is null || TypedText.Fold(c.Holder.Place ?? "", withDigits: true) == place)
                .OrderBy(c => c.Missing)
                .ThenBy(c => c.Holder.Name, InSpanish),
        ];
    }

    /// <summary>One person as a candidate for a course, whatever they miss; null where there is no such person or course.</summary>
    public async Task<CertificateCandidate?> FindAsync(Guid person, string courseId, CancellationToken cancel)
    {
        if (!catalogue.Current.CoursesById.TryGetValue(courseId, out var course))
            return null;
        var survivor = await db
            .People.Where(p => p.Id == person && p.ErasedAt == null)
            .Select(p => p.SurvivorId)
            .FirstOrDefaultAsync(cancel);
        return (
            await CreateCandidatesAsync(course, await standings.ListForPeopleAsync(course, [survivor], cancel), cancel)
        ).SingleOrDefault();
    }

    private async Task<IEnumerable<CertificateCandidate>> CreateCandidatesAsync(
        Course course,
        IReadOnlyDictionary<Guid, CourseProgress> near,
        CancellationToken cancel
    )
    {
        var hurried = new HashSet<Guid>();
        foreach (var portion in near.Keys.Chunk(Portion))
            hurried.UnionWith(await ListImplausiblyFastAsync(course, portion, cancel));
        return (await holders.ListAsync([.. near.Keys], course.Id, cancel)).Select(h => new CertificateCandidate(
            h,
            near[h.PersonId],
            hurried.Contains(h.PersonId) ? h.Warnings.Add(IssueWarning.ImplausibleSpeed) : h.Warnings
        ));
    }

    private async Task<IEnumerable<Guid>> ListImplausiblyFastAsync(Course course, Guid[] people, CancellationToken cancel)
    {
        var minutes = course.Lessons.ToDictionary(l => l.Id, l => l.Minutes, StringComparer.Ordinal);
        var lessons = minutes.Keys.ToList();
        var finished = await (
            from state in db.ActivityStates
            where state.FinishedAt != null && lessons.Contains(state.Activity)
            join person in db.People on state.PersonId equals person.Id
            where people.Contains(person.SurvivorId)
            select new
            {
                person.SurvivorId,
                state.Activity,
                At = state.FinishedAt!.Value,
            }
        ).ToListAsync(cancel);
        return finished
            .GroupBy(f => f.SurvivorId)
            .Where(own => LearningSpeed.IsImplausible(own.Select(f => (minutes[f.Activity], f.At))))
            .Select(own => own.Key);
    }

    private async Task<HashSet<Guid>> ListHoldersAsync(string subject, CancellationToken cancel) =>
        await (
            from certificate in db.Certificates
            where certificate.Subject == subject && certificate.End == null
            join person in db.People on certificate.PersonId equals person.Id
            select person.SurvivorId
        ).ToHashSetAsync(cancel);

    private async Task<HashSet<Guid>> ListEnrolledAsync(Guid groupId, CancellationToken cancel) =>
        await (
            from enrolment in db.Enrolments
            where enrolment.GroupId == groupId && enrolment.LeftAt == null
            join person in db.People on enrolment.PersonId equals person.Id
            select person.SurvivorId
        ).ToHashSetAsync(cancel);
}

/// <summary>Somebody who has earned a course's certificate or nearly has, as the coordinator who issues it sees them.</summary>
/// <param name="Warnings">What a person must look at.</param>
public sealed record CertificateCandidate(CertificateHolder Holder, CourseProgress Progress, ImmutableArray<IssueWarning> Warnings)
{
    public Guid PersonId => Holder.PersonId;

    public bool HasEarnedIt => Progress.CertificateProgress.IsEarned;

    /// <summary>How many single things are still missing.</summary>
    public int Missing => CountMissing(Progress);

    /// <summary>Earned, and nothing stands in the way; what else is flagged is for the coordinator to judge.</summary>
    public bool CanBeIssued => HasEarnedIt && Holder.HasVerifiedDocument;

    internal static int CountMissing(CourseProgress progress) => progress.CertificateProgress.Missing;
}

/// <summary>Whom a coordinator wants to see.</summary>
/// <param name="CourseId">One course at a time: each has its own rule.</param>
/// <param name="Place">In the person's words, accents and capitals apart.</param>
/// <param name="GroupId">People enrolled in this group.</param>
public sealed record CertificateCandidateFilter(string CourseId, string? Place = null, Guid? GroupId = null);

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
