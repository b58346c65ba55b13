using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;

namespace UsmeAprende.Figures;

/// <summary>
/// How many gatherings were held: by kind, and by the course and the module of which they covered a lesson. Held means not cancelled, and
/// five people or more came. A smaller one is in none of these figures, since one gathering is in several of them: what is in one and not
/// in another would tell of it (R29).
/// </summary>
public sealed class HeldGatheringTotals(UsmeDb db, CatalogueStore catalogue) : IMonthlyTotals
{
    public IReadOnlyList<string> Figures =>
        [
            .. GatheringCodeList.Kinds.All.Select(kind => NameOfKind(kind.Key)),
            .. CompletionTotals.ListCoursesAndModules(catalogue.Current).Select(NameOfTopic),
        ];

    /// <param name="kind">One of <see cref="GatheringCodeList.Kinds"/>.</param>
    public static string NameOfKind(string kind) => $"encuentros/{kind}";

    /// <param name="topic">The id of a course or module.</param>
    public static string NameOfTopic(string topic) => $"cafes/{topic}";

    public async Task<DateOnly?> FindFirstMonthAsync(CancellationToken cancel) =>
        await db.Gatherings.Where(g => db.Attendances.Any(a => a.GatheringId == g.Id)).MinAsync(g => (DateTime?)g.StartsAt, cancel)
            is { } first
            ? FigureMonth.Of(first)
            : null;

    public async Task<IReadOnlyDictionary<string, MonthTotal>> CountAsync(DateOnly month, CancellationToken cancel)
    {
        var (from, until) = (FigureMonth.Start(month), FigureMonth.End(month));
        var held = db.Gatherings.Where(g => g.CancelledAt == null && g.StartsAt >= from && g.StartsAt < until);
        var came = await (
            from gathering in held
            join attendance in db.Attendances on gathering.Id equals attendance.GatheringId
            join person in db.People on attendance.PersonId equals person.Id
            select new { gathering.Id, person.SurvivorId }
        ).ToListAsync(cancel);
        var people = came.ToLookup(one => one.Id, one => one.SurvivorId);
        var kinds = await held.Select(g => new { g.Id, Name = NameOfKind(g.Kind) }).ToListAsync(cancel);
        var covered = await (
            from gathering in held
            join lesson in db.GatheringLessons on gathering.Id equals lesson.GatheringId
            select new { gathering.Id, lesson.Lesson }
        ).ToListAsync(cancel);
        var grouped = await (
            from gathering in held
            join own in db.Groups on gathering.GroupId equals own.Id
            where own.CourseId != null
            select new { gathering.Id, own.CourseId }
        ).ToListAsync(cancel);
        return kinds
            .Select(kind => (kind.Id, kind.Name))
            .Concat(covered.SelectMany(c => TopicsOf(c.Lesson).Select(topic => (c.Id, Name: NameOfTopic(topic)))))
            .Concat(grouped.Select(g => (g.Id, Name: NameOfTopic(g.CourseId!))))
            .Where(one => people[one.Id].Distinct().Count() >= SmallGroupMerging.LeastPeople)
            .Distinct()
            .GroupBy(one => one.Name, one => one.Id, StringComparer.Ordinal)
            .ToDictionary(
                same => same.Key,
                same => new MonthTotal(same.Count(), same.SelectMany(gathering => people[gathering]).Distinct().Count()),
                StringComparer.Ordinal
            );
    }

    private IEnumerable<string> TopicsOf(ActivityId lesson)
    {
        var now = catalogue.Current.ResolveRenamed(lesson);
        return [now.CourseId, now.ModuleId];
    }
}
