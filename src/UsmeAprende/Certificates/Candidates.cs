using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.Learning;
using UsmeAprende.People;

namespace UsmeAprende.Certificates;

/// <summary>Finds who has earned a course's certificate and has none, and who nearly has.</summary>
public sealed class Candidates(UsmeDb db, CatalogueStore catalogue, CourseStandings standings)
{
    // "Nearly" is what a facilitator can still help with in a visit or two.
    private const int NearlyMissing = 3;

    private const int Portion = 500;

    /// <summary>Those who have earned it first, then those who miss least; by name among equals.</summary>
    public async Task<IReadOnlyList<Candidate>> OfAsync(CandidateFilter filter, CancellationToken cancel)
    {
        if (catalogue.Current.Courses.FirstOrDefault(c => c.Id == filter.CourseId) is not { } course)
            return [];
        var begun = await standings.BegunAsync(course, cancel);
        var progress = await standings.OfAsync(course, begun, cancel);
        var near = progress.Where(p => MissingOf(p.Value) <= NearlyMissing).ToDictionary();
        var candidates = await CandidatesAsync(near, cancel);
        var held = await HoldersAsync(course.Id, cancel);
        var enrolled = filter.GroupId is { } of ? await EnrolledAsync(of, cancel) : null;
        var place = filter.Place is { } words ? PlainText.Fold(words, withDigits: true) : null;
        return [.. candidates
            .Where(c => !held.Contains(c.PersonId) && enrolled?.Contains(c.PersonId) is not false)
            .Where(c => place is null || PlainText.Fold(c.Place ?? "", withDigits: true) == place)
            .OrderBy(c => MissingOf(c.Progress)).ThenBy(c => c.Name, StringComparer.CurrentCulture)];
    }

    /// <summary>One person as a candidate for a course, whatever they miss; null where there is no such person or course.</summary>
    public async Task<Candidate?> OneAsync(Guid person, string courseId, CancellationToken cancel)
    {
        if (catalogue.Current.Courses.FirstOrDefault(c => c.Id == courseId) is not { } course)
            return null;
        var survivor = await db.People.Where(p => p.Id == person && p.ErasedAt == null).Select(p => p.SurvivorId).FirstOrDefaultAsync(cancel);
        return (await CandidatesAsync(await standings.OfAsync(course, [survivor], cancel), cancel)).SingleOrDefault();
    }

    /// <summary>How many single things somebody still misses.</summary>
    private static int MissingOf(CourseProgress progress) =>
        progress.Certificate is var c ? c.LessonsMissing + c.ModulesToCome + c.TestsMissing.Length + c.CafesMissing + c.TasksMissing : 0;

    private async Task<List<Candidate>> CandidatesAsync(IReadOnlyDictionary<Guid, CourseProgress> near, CancellationToken cancel)
    {
        var candidates = new List<Candidate>(near.Count);
        foreach (var portion in near.Keys.Chunk(Portion))
        {
            var rows = await db.People.AsNoTracking().Include(p => p.Identifiers).Where(p => portion.Contains(p.SurvivorId) && p.ErasedAt == null).ToListAsync(cancel);
            var ids = rows.Select(r => r.Id).ToList();
            var doubtful = await db.Set<PossibleDuplicate>().Where(d => d.Verdict == null && (ids.Contains(d.OneId) || ids.Contains(d.OtherId)))
                .Select(d => new { d.OneId, d.OtherId }).ToListAsync(cancel);
            var doubted = doubtful.SelectMany(d => new[] { d.OneId, d.OtherId }).ToHashSet();
            var hurried = await HurriedAsync(portion, near, cancel);
            candidates.AddRange(rows.GroupBy(r => r.SurvivorId).Where(own => own.Any(r => r.Id == own.Key))
                .Select(own => Of(own.Key, [.. own], near[own.Key], own.Any(r => doubted.Contains(r.Id)), hurried.Contains(own.Key))));
        }
        return candidates;
    }

    private static Candidate Of(Guid survivor, Person[] rows, CourseProgress progress, bool isDoubted, bool isHurried)
    {
        var person = rows.Single(r => r.Id == survivor);
        var document = rows.SelectMany(r => r.Identifiers).Where(i => i.Kind is IdentifierKind.Document)
            .OrderBy(i => i.VerifiedAt is null).ThenBy(i => i.PersonId != survivor).FirstOrDefault();
        var concerns = new List<Concern>();
        if (document is null)
            concerns.Add(Concern.NoDocument);
        else if (document.VerifiedAt is null)
            concerns.Add(Concern.DocumentNotVerified);
        if (NameCapitals.AreOdd(person.FullName))
            concerns.Add(Concern.OddCapitals);
        if (isHurried)
            concerns.Add(Concern.ImplausibleSpeed);
        if (isDoubted)
            concerns.Add(Concern.PossibleDuplicate);
        return new Candidate(survivor, person.FullName, person.Place, document, progress, [.. concerns]);
    }

    private async Task<HashSet<Guid>> HurriedAsync(Guid[] people, IReadOnlyDictionary<Guid, CourseProgress> near, CancellationToken cancel)
    {
        var course = near[people[0]].Course;
        var minutes = course.Lessons.ToDictionary(l => l.Id, l => l.Minutes, StringComparer.Ordinal);
        var lessons = minutes.Keys.ToList();
        var finished = await (from state in db.Set<ActivityState>()
                              where state.FinishedAt != null && lessons.Contains(state.Activity)
                              join person in db.People on state.PersonId equals person.Id
                              where people.Contains(person.SurvivorId)
                              select new { person.SurvivorId, state.Activity, At = state.FinishedAt!.Value }).ToListAsync(cancel);
        return [.. finished.GroupBy(f => f.SurvivorId).Where(own => LearningSpeed.IsImplausible(own.Select(f => (minutes[f.Activity], f.At)))).Select(own => own.Key)];
    }

    private async Task<HashSet<Guid>> HoldersAsync(string subject, CancellationToken cancel) =>
        await (from certificate in db.Set<Certificate>()
               where certificate.Subject == subject && certificate.End == null
               join person in db.People on certificate.PersonId equals person.Id
               select person.SurvivorId).ToHashSetAsync(cancel);

    private async Task<HashSet<Guid>> EnrolledAsync(Guid groupId, CancellationToken cancel) =>
        await (from enrolment in db.Set<Enrolment>()
               where enrolment.GroupId == groupId && enrolment.LeftAt == null
               join person in db.People on enrolment.PersonId equals person.Id
               select person.SurvivorId).ToHashSetAsync(cancel);
}
