using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Learning;

namespace UsmeAprende.Figures;

/// <summary>
/// How many people finished each course and each module: once, in the month in which for the first time nothing of it was left.
/// </summary>
public sealed class CompletionTotals(FinishedLessonQuery finished, CatalogueStore catalogue, ActivityVersionStore versions) : IMonthlyTotals
{
    public IReadOnlyList<string> Figures => [.. ListCoursesAndModules(catalogue.Current).Select(NameOf)];

    /// <param name="topic">The id of a course or module.</param>
    public static string NameOf(string topic) => $"terminados/{topic}";

    /// <summary>The ids of all courses and modules with lessons.</summary>
    internal static IEnumerable<string> ListCoursesAndModules(CourseCatalogue courses) =>
        courses
            .Courses.SelectMany(course => course.Modules.Where(m => m.Lessons.Length > 0).Select(m => m.Id).Prepend(course.Id))
            .Distinct(StringComparer.Ordinal);

    public async Task<DateOnly?> FindFirstMonthAsync(CancellationToken cancel) =>
        await finished
            .Of([.. catalogue.Current.LessonsById.Keys, .. catalogue.Current.Renamed.Keys])
            .MinAsync(done => (DateTime?)done.At, cancel)
            is { } first
            ? FigureMonth.Of(first)
            : null;

    public async Task<IReadOnlyDictionary<string, MonthTotal>> CountAsync(DateOnly month, CancellationToken cancel)
    {
        var counts = new Dictionary<string, MonthTotal>(StringComparer.Ordinal);
        foreach (var course in catalogue.Current.Courses)
        {
            var humans = await ListFinishedAsync(course, month, cancel);
            Count(course.Id, [.. course.Lessons]);
            foreach (var module in course.Modules)
                Count(module.Id, [.. module.Lessons]);

            void Count(string topic, IReadOnlyList<Lesson> lessons)
            {
                var people = humans.Count(own => IsFirstDoneIn(month, lessons, own));
                if (people > 0)
                    counts[NameOf(topic)] = new MonthTotal(people, people);
            }
        }
        return counts;
    }

    // Whoever finished no lesson of it in the month did not finish the course in it.
    private async Task<List<Dictionary<ActivityId, DateTime>>> ListFinishedAsync(Course course, DateOnly month, CancellationToken cancel)
    {
        var now = catalogue.Current;
        List<ActivityId> names = [.. course.Lessons.SelectMany(l => l.FormerIds.Prepend(l.Id))];
        names.AddRange(now.Renamed.Where(r => now.LessonsById.ContainsKey(r.Value) && r.Value.IsWithin(course.Id)).Select(r => r.Key));
        var (from, until) = (FigureMonth.Start(month), FigureMonth.End(month));
        var active = finished.Of(names).Where(done => done.At >= from && done.At < until).Select(done => done.Person);
        var rows = await finished.Of(names).Where(done => active.Contains(done.Person)).ToListAsync(cancel);
        return
        [
            .. rows.GroupBy(row => row.Person)
                .Select(own =>
                    own.GroupBy(row => now.ResolveRenamed(row.Lesson)).ToDictionary(same => same.Key, same => same.Min(row => row.At))
                ),
        ];
    }

    private bool IsFirstDoneIn(DateOnly month, IReadOnlyList<Lesson> lessons, Dictionary<ActivityId, DateTime> own)
    {
        var served = lessons.Select(l => versions.FindFirstServedAt(l.Id, l.FormerIds) ?? default).ToList();
        // What was there on the first day was always there: phones with a wrong clock may have finished it before.
        var first = served.DefaultIfEmpty().Min();
        var read = lessons.Zip(
            served,
            (lesson, at) => (at == first ? default : at, own.TryGetValue(lesson.Id, out var done) ? done : (DateTime?)null)
        );
        return FindFirstDone([.. read]) is { } finished && FigureMonth.Of(finished) == month;
    }

    /// <summary>
    /// The first moment at which everything that had been published by then was finished: lessons that come later take nothing back, and
    /// nobody finishes a course twice.
    /// </summary>
    public static DateTime? FindFirstDone(IReadOnlyList<(DateTime PublishedAt, DateTime? FinishedAt)> lessons) =>
        lessons
            .Select(lesson => lesson.FinishedAt)
            .OfType<DateTime>()
            .Order()
            .Where(at => lessons.All(lesson => lesson.FinishedAt <= at || lesson.PublishedAt > at))
            .Select(at => (DateTime?)at)
            .FirstOrDefault();
}
