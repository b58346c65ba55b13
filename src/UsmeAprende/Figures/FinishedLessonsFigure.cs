using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Figures;

/// <summary>
/// Counts lessons: each lesson of each human once, in the month of the first finish, alone or at a gathering (R5, R6, R14).
/// </summary>
public sealed class FinishedLessonsFigure(FinishedLessonQuery finished, CatalogueStore catalogue) : IMonthlyFigure
{
    public const string Name = "lecciones";

    public string Id => Name;

    public async Task<DateOnly?> FindFirstMonthAsync(CancellationToken cancel)
    {
        var now = catalogue.Current;
        return
            await finished.Of([.. now.LessonsById.Keys, .. Renamed(now).Select(r => r.Key)]).MinAsync(done => (DateTime?)done.At, cancel)
                is { } first
            ? FigureMonth.Of(first)
            : null;
    }

    public async Task<IReadOnlyDictionary<HumanId, int>> CountAsync(DateOnly month, CancellationToken cancel) =>
        (await ListMomentsAsync(month, cancel)).GroupBy(done => done.Person).ToDictionary(own => own.Key, own => own.Count());

    /// <summary>The lessons of a month one by one, in the order in which they were finished.</summary>
    public async Task<IReadOnlyList<(HumanId Person, DateTime At)>> ListMomentsAsync(DateOnly month, CancellationToken cancel)
    {
        var now = catalogue.Current;
        var (from, until) = (FigureMonth.Start(month), FigureMonth.End(month));
        // A lesson that was renamed may have been finished under either name.
        var renamed = Renamed(now).SelectMany(r => new[] { r.Key, r.Value }).ToHashSet();
        var plain = await finished
            .Of([.. now.LessonsById.Keys.Where(l => !renamed.Contains(l))])
            .GroupBy(done => new { done.Person, done.Lesson })
            .Select(same => new { same.Key.Person, At = same.Min(done => done.At) })
            .Where(first => first.At >= from && first.At < until)
            .ToListAsync(cancel);
        var others = renamed.Count == 0 ? [] : await finished.Of([.. renamed]).ToListAsync(cancel);
        return
        [
            .. plain
                .Select(first => (first.Person, first.At))
                .Concat(
                    others
                        .GroupBy(done => (done.Person, Lesson: now.ResolveRenamed(done.Lesson)))
                        .Select(same => (same.Key.Person, At: same.Min(done => done.At)))
                        .Where(first => first.At >= from && first.At < until)
                )
                .OrderBy(first => first.At)
                .ThenBy(first => first.Person),
        ];
    }

    // Tests and tasks are renamed with their modules too.
    private static IEnumerable<KeyValuePair<ActivityId, ActivityId>> Renamed(CourseCatalogue now) =>
        now.Renamed.Where(r => now.LessonsById.ContainsKey(r.Value));
}
