using UsmeAprende.Catalogue;

namespace UsmeAprende.Web.Catalogue;

/// <summary>Where to start and why.</summary>
/// <param name="Start">The module of the first task a person cannot do alone that already has lessons; null when there is none.</param>
/// <param name="Reason">That task and what was said of it.</param>
/// <param name="Later">A few other modules that would help, in the tasks' order: more than a few would be no advice.</param>
/// <param name="Beyond">For who does all alone: how the courses that the tasks are not drawn from begin.</param>
public sealed record Recommendation(
    ModulePlace? Start,
    Difficulty? Reason,
    IReadOnlyList<ModulePlace> Later,
    bool DoesAllAlone,
    IReadOnlyList<ModulePlace> Beyond
)
{
    private const int MostLater = 3;

    public static Recommendation Of(CourseCatalogue catalogue, Placement placement, IReadOnlyList<Ability?> answers)
    {
        var hard = placement
            .Tasks.Zip(answers, (task, answer) => new Difficulty(task, answer))
            .Where(d => d.Ability is Ability.WithHelp or Ability.NotYet)
            .ToList();
        var places = hard.Where(d => catalogue.ModulesById.ContainsKey(d.Task.ModuleId))
            .Select(d => (Difficulty: d, Place: ModulePlace.Of(catalogue, d.Task.ModuleId)))
            .ToList();
        var start = places.FirstOrDefault(p => p.Place.FirstLesson is not null);
        var doesAllAlone = hard.Count == 0 && answers.All(a => a is Ability.Alone);
        return new Recommendation(
            start.Place,
            start.Difficulty,
            [.. places.Select(p => p.Place).Distinct().Where(p => p != start.Place).Take(MostLater)],
            doesAllAlone,
            doesAllAlone ? [.. OtherCourses(catalogue, placement)] : []
        );
    }

    private static IEnumerable<ModulePlace> OtherCourses(CourseCatalogue catalogue, Placement placement)
    {
        var asked = placement.Tasks.Select(t => t.ModuleId).ToHashSet();
        return from course in catalogue.Courses
            where course.HasLessons && !course.Modules.Any(m => asked.Contains(m.Id))
            select ModulePlace.Of(catalogue, course.Modules.First(m => !m.Lessons.IsEmpty).Id);
    }
}
