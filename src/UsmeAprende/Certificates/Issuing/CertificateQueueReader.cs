using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Learning.Summaries;

namespace UsmeAprende.Certificates.Issuing;

/// <summary>Lists who has earned a course's certificate and has none, and who nearly has, from what is kept of them.</summary>
public sealed class CertificateQueueReader(
    UsmeDb db,
    CatalogueStore catalogue,
    LearningSummaries summaries,
    CertificateHolderReader holders
)
{
    /// <summary>By name in each part; of those who nearly have it, who misses least comes first.</summary>
    /// <returns>Null while it is being counted anew.</returns>
    public async Task<CertificateQueue?> ReadAsync(CertificateCandidateFilter filter, CertificateQueueRange range, CancellationToken cancel)
    {
        if (!catalogue.Current.CoursesById.TryGetValue(filter.CourseId, out var course))
            return CertificateQueue.Empty;
        if (!await summaries.CatchUpAsync(cancel))
            return null;
        var asked = Query(filter);
        var counts = await asked
            .GroupBy(s => s.Rank)
            .Select(s => new { s.Key, Count = s.Count() })
            .ToDictionaryAsync(c => c.Key, c => c.Count, cancel);
        var ready = counts.GetValueOrDefault(CertificateQueuePart.Ready);
        var stopped = counts.GetValueOrDefault(CertificateQueuePart.WithoutDocument);
        var near = counts.Values.Sum() - ready - stopped;
        List<CertificateStanding> shown =
        [
            .. ready == 0 ? [] : await TakeAsync(asked.Where(s => s.Rank == CertificateQueuePart.Ready), 0, range.Ready, cancel),
            .. stopped == 0
                ? []
                : await TakeAsync(asked.Where(s => s.Rank == CertificateQueuePart.WithoutDocument), 0, range.Others, cancel),
            .. near == 0
                ? []
                : await TakeAsync(asked.Where(s => s.Rank >= CertificateQueuePart.FirstNear), range.NearSkipped, range.Others, cancel),
        ];
        var named = (await holders.ListAsync(shown.ConvertAll(s => (HumanId)s.PersonId), course.Id, cancel)).ToDictionary(h =>
            (PersonId)h.HumanId
        );
        return new CertificateQueue(
            ready,
            stopped,
            near,
            [
                .. from standing in shown
                where named.ContainsKey(standing.PersonId)
                select CertificateCandidate.Create(named[standing.PersonId], course, standing.Gap, standing.IsImplausiblyFast),
            ]
        );
    }

    private IQueryable<CertificateStanding> Query(CertificateCandidateFilter filter)
    {
        var standings = db.CertificateStandings.AsNoTracking().Where(s => s.CourseId == filter.CourseId);
        if (filter.Place is { } words)
        {
            var key = CertificateStanding.FoldPlace(words);
            standings = standings.Where(s => s.PlaceKey == key);
        }
        if (filter.GroupId is { } groupId)
        {
            var enrolled =
                from enrolment in db.Enrolments
                where enrolment.GroupId == groupId && enrolment.LeftAt == null
                join person in db.People on enrolment.PersonId equals person.Id
                select (PersonId)person.SurvivorId;
            standings = standings.Where(s => enrolled.Contains(s.PersonId));
        }
        return standings;
    }

    private static Task<List<CertificateStanding>> TakeAsync(
        IQueryable<CertificateStanding> standings,
        int skipped,
        int most,
        CancellationToken cancel
    ) => standings.OrderBy(s => s.Rank).ThenBy(s => s.NameOrder).ThenBy(s => s.PersonId).Skip(skipped).Take(most).ToListAsync(cancel);
}

/// <summary>Whom a coordinator wants to see.</summary>
/// <param name="CourseId">One course at a time: each has its own rule.</param>
/// <param name="Place">In the person's words, accents and capitals apart.</param>
/// <param name="GroupId">People enrolled in this group.</param>
public sealed record CertificateCandidateFilter(string CourseId, string? Place = null, Guid? GroupId = null);

/// <summary>How much of the queue is read.</summary>
/// <param name="Ready">At most, of those who can be issued.</param>
/// <param name="Others">At most, of each other part.</param>
/// <param name="NearSkipped">So many of those who nearly have it were shown before.</param>
public sealed record CertificateQueueRange(int Ready, int Others, int NearSkipped = 0);

/// <summary>Who waits for a course's certificate.</summary>
/// <param name="Ready">How many can be issued.</param>
/// <param name="WithoutDocument">How many have earned it, and nobody has seen their document.</param>
/// <param name="Near">How many nearly have it.</param>
/// <param name="Shown">Of each part those that were asked for, in order.</param>
public sealed record CertificateQueue(int Ready, int WithoutDocument, int Near, IReadOnlyList<CertificateCandidate> Shown)
{
    public static readonly CertificateQueue Empty = new(0, 0, 0, []);
}
