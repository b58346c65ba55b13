using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Figures;

namespace UsmeAprende.Reports.Board;

/// <summary>Counts how many people finished each lesson and module of a course, alone or at a gathering.</summary>
public sealed class CourseFunnelReader(FinishedLessonQuery finished, CatalogueStore catalogue)
{
    /// <param name="staff">Humans who are not counted.</param>
    public async Task<CourseFunnel> CountAsync(Course course, IReadOnlySet<HumanId> staff, CancellationToken cancel)
    {
        var now = catalogue.Current;
        var lessons = course.Lessons.ToList();
        var places = lessons.Index().ToDictionary(l => l.Item.Id, l => l.Index);
        List<ActivityId> names = [.. lessons.SelectMany(l => l.FormerIds.Prepend(l.Id))];
        names.AddRange(now.Renamed.Where(r => places.ContainsKey(r.Value)).Select(r => r.Key));
        var people = new Dictionary<HumanId, bool[]>();
        var rows = finished.Of([.. names.Distinct()]).Select(done => new { done.Person, done.Lesson });
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (staff.Contains(row.Person) || !places.TryGetValue(now.ResolveRenamed(row.Lesson), out var place))
                continue;
            if (!people.TryGetValue(row.Person, out var done))
                people[row.Person] = done = new bool[lessons.Count];
            done[place] = true;
        }
        return new CourseFunnel(
            course,
            people.Count,
            people.Values.Count(done => done.All(one => one)),
            [
                .. course
                    .Modules.Where(m => m.Lessons.Length > 0)
                    .Select(m => new ModuleFunnel(
                        m,
                        people.Values.Count(done => m.Lessons.All(l => done[places[l.Id]])),
                        [.. m.Lessons.Select(l => new LessonFunnel(l, people.Values.Count(done => done[places[l.Id]])))]
                    )),
            ]
        );
    }
}

/// <param name="Started">People who finished at least one lesson of it.</param>
/// <param name="Finished">People who finished every lesson that it has today.</param>
public sealed record CourseFunnel(Course Course, int Started, int Finished, IReadOnlyList<ModuleFunnel> Modules);

/// <param name="Finished">People who finished every lesson of it.</param>
public sealed record ModuleFunnel(CourseModule Module, int Finished, IReadOnlyList<LessonFunnel> Lessons);

/// <param name="Finished">People who finished it.</param>
public sealed record LessonFunnel(Lesson Lesson, int Finished);
