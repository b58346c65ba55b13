using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Learning;

namespace UsmeAprende.Figures;

/// <summary>Each human's each lesson once, in the month they first finished it, alone or at a gathering (R5, R6, R14).</summary>
public sealed class LessonsFinished(UsmeDb db, CatalogueStore catalogue) : IFigure
{
    public const string Name = "lecciones";

    public string Id => Name;

    public async Task<DateOnly?> FirstMonthAsync(CancellationToken cancel)
    {
        var now = catalogue.Current;
        return
            await Done([.. now.LessonsById.Keys, .. Renamed(now).Select(r => r.Key)]).MinAsync(done => (DateTime?)done.At, cancel)
                is { } first
            ? Month.Of(first)
            : null;
    }

    public async Task<IReadOnlyDictionary<Guid, int>> CountAsync(DateOnly month, CancellationToken cancel) =>
        (await MomentsAsync(month, cancel)).GroupBy(done => done.Person).ToDictionary(own => own.Key, own => own.Count());

    /// <summary>The lessons of a month one by one, in the order in which they were finished.</summary>
    public async Task<IReadOnlyList<(Guid Person, DateTime At)>> MomentsAsync(DateOnly month, CancellationToken cancel)
    {
        var now = catalogue.Current;
        var (from, until) = (Month.Start(month), Month.End(month));
        // A lesson that was renamed may have been finished under either name.
        var renamed = Renamed(now).SelectMany(r => new[] { r.Key, r.Value }).ToHashSet(StringComparer.Ordinal);
        var plain = await Done([.. now.LessonsById.Keys.Where(l => !renamed.Contains(l))])
            .GroupBy(done => new { done.Person, done.Lesson })
            .Select(same => new { same.Key.Person, At = same.Min(done => done.At) })
            .Where(first => first.At >= from && first.At < until)
            .ToListAsync(cancel);
        var others = renamed.Count == 0 ? [] : await Done([.. renamed]).ToListAsync(cancel);
        return
        [
            .. plain
                .Select(first => (first.Person, first.At))
                .Concat(
                    others
                        .GroupBy(done => (done.Person, Lesson: Activities.Resolve(now, done.Lesson)))
                        .Select(same => (same.Key.Person, At: same.Min(done => done.At)))
                        .Where(first => first.At >= from && first.At < until)
                )
                .OrderBy(first => first.At)
                .ThenBy(first => first.Person),
        ];
    }

    // Tests and tasks are renamed with their modules too.
    private static IEnumerable<KeyValuePair<string, string>> Renamed(CourseCatalogue now) =>
        now.Renamed.Where(r => now.LessonsById.ContainsKey(r.Value));

    private IQueryable<Finished> Done(List<string> lessons)
    {
        var alone =
            from state in db.ActivityStates
            where state.FinishedAt != null && lessons.Contains(state.Activity)
            join person in db.People on state.PersonId equals person.Id
            select new Finished
            {
                Person = person.SurvivorId,
                Lesson = state.Activity,
                At = state.FinishedAt!.Value,
            };
        var together =
            from attendance in db.Attendances
            join person in db.People on attendance.PersonId equals person.Id
            join gathering in db.Gatherings on attendance.GatheringId equals gathering.Id
            join lesson in db.GatheringLessons on gathering.Id equals lesson.GatheringId
            where lessons.Contains(lesson.Lesson)
            select new Finished
            {
                Person = person.SurvivorId,
                Lesson = lesson.Lesson,
                At =
                    (gathering.RealStartAt ?? gathering.StartsAt) < attendance.MarkedAt
                        ? gathering.RealStartAt ?? gathering.StartsAt
                        : attendance.MarkedAt,
            };
        return alone.Concat(together);
    }

    private sealed record Finished
    {
        public required Guid Person { get; init; }

        public required string Lesson { get; init; }

        public required DateTime At { get; init; }
    }
}
