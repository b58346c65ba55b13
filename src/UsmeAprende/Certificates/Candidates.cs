using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Learning;
using UsmeAprende.Typing;

namespace UsmeAprende.Certificates;

/// <summary>Finds who has earned a course's certificate and has none, and who nearly has.</summary>
public sealed class Candidates(UsmeDb db, CatalogueStore catalogue, CourseProgressReader standings, Holders holders)
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
    public async Task<IReadOnlyList<Candidate>> OfAsync(CandidateFilter filter, CancellationToken cancel)
    {
        if (!catalogue.Current.CoursesById.TryGetValue(filter.CourseId, out var course))
            return [];
        var progress = await standings.ListForPeopleAsync(course, await standings.ListStartedAsync(course, cancel), cancel);
        var held = await HoldersAsync(course.Id, cancel);
        var enrolled = filter.GroupId is { } group ? await EnrolledAsync(group, cancel) : null;
        var near = progress
            .Where(p => Candidate.MissingOf(p.Value) <= NearlyMissing && !held.Contains(p.Key) && enrolled?.Contains(p.Key) is not false)
            .ToDictionary();
        var place = filter.Place is { } words ? TypedText.Fold(words, withDigits: true) : null;
        return
        [
            .. (await CandidatesAsync(course, near, cancel))
                .Where(c => place is null || TypedText.Fold(c.Holder.Place ?? "", withDigits: true) == place)
                .OrderBy(c => c.Missing)
                .ThenBy(c => c.Holder.Name, InSpanish),
        ];
    }

    /// <summary>One person as a candidate for a course, whatever they miss; null where there is no such person or course.</summary>
    public async Task<Candidate?> OneAsync(Guid person, string courseId, CancellationToken cancel)
    {
        if (!catalogue.Current.CoursesById.TryGetValue(courseId, out var course))
            return null;
        var survivor = await db
            .People.Where(p => p.Id == person && p.ErasedAt == null)
            .Select(p => p.SurvivorId)
            .FirstOrDefaultAsync(cancel);
        return (await CandidatesAsync(course, await standings.ListForPeopleAsync(course, [survivor], cancel), cancel)).SingleOrDefault();
    }

    private async Task<IEnumerable<Candidate>> CandidatesAsync(
        Course course,
        IReadOnlyDictionary<Guid, CourseProgress> near,
        CancellationToken cancel
    )
    {
        var hurried = new HashSet<Guid>();
        foreach (var portion in near.Keys.Chunk(Portion))
            hurried.UnionWith(await HurriedAsync(course, portion, cancel));
        return (await holders.OfAsync([.. near.Keys], course.Id, cancel)).Select(h => new Candidate(
            h,
            near[h.PersonId],
            hurried.Contains(h.PersonId) ? h.Concerns.Add(Concern.ImplausibleSpeed) : h.Concerns
        ));
    }

    private async Task<IEnumerable<Guid>> HurriedAsync(Course course, Guid[] people, CancellationToken cancel)
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

    private async Task<HashSet<Guid>> HoldersAsync(string subject, CancellationToken cancel) =>
        await (
            from certificate in db.Certificates
            where certificate.Subject == subject && certificate.End == null
            join person in db.People on certificate.PersonId equals person.Id
            select person.SurvivorId
        ).ToHashSetAsync(cancel);

    private async Task<HashSet<Guid>> EnrolledAsync(Guid groupId, CancellationToken cancel) =>
        await (
            from enrolment in db.Enrolments
            where enrolment.GroupId == groupId && enrolment.LeftAt == null
            join person in db.People on enrolment.PersonId equals person.Id
            select person.SurvivorId
        ).ToHashSetAsync(cancel);
}
