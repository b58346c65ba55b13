using UsmeAprende.Catalogue;

namespace UsmeAprende.Gatherings;

/// <summary>Finds the modules that a gathering covers and in whose guide there is a task to watch.</summary>
public static class WatchedModules
{
    public static IReadOnlyList<CourseModule> ListWatchedModules(this CourseCatalogue catalogue, Gathering gathering)
    {
        var covered = gathering.Lessons.ConvertAll(l => l.Lesson.ModuleId);
        return [.. catalogue.Courses.SelectMany(c => c.Modules).Where(m => m.Guide is not null && covered.Contains(m.Id))];
    }
}
