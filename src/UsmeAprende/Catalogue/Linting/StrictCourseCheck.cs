using System.Collections.Immutable;
using UsmeAprende.Catalogue.Reading;

namespace UsmeAprende.Catalogue.Linting;

/// <summary>
/// Looks for what a machine can count of a course that teaches badly though it reads well. It is asked for by whoever writes or approves a
/// course; unlike <see cref="CourseLinter"/> it stops no change, since it also waits for people to look at the sources.
/// </summary>
public static class StrictCourseCheck
{
    public static ImmutableArray<LintFinding> Check(string path)
    {
        var folder = SourceFolder.Read(path, new ContentFaultList());
        var courses = folder
            .Files.Where(LintedFile.IsContent)
            .Select(LintedFile.Read)
            .Where(file => file.Path.Contains('/'))
            .GroupBy(file => file.Path.Split('/')[0])
            .ToDictionary(course => course.Key, course => course.ToImmutableArray());
        return
        [
            .. courses
                .SelectMany(course => CheckCourse(course.Key, course.Value))
                .Concat(GuessedAnswerCheck.Check(courses))
                .Concat(HelpLineCheck.Check(folder, courses.Values.SelectMany(files => files)))
                .Concat(FactSourceCheck.Check(folder, courses.Values.SelectMany(files => files)))
                .OrderBy(f => f.File, StringComparer.Ordinal)
                .ThenBy(f => f.Line)
                .ThenBy(f => f.Message, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<LintFinding> CheckCourse(string course, ImmutableArray<LintedFile> files)
    {
        var isForBeginners = files.Any(f => f.Path == $"{course}/course.md" && f.Keys.Has("level") && f.Keys.Text("level") == "Básico");
        return files
            .SelectMany(file => ExerciseMixCheck.Check(file, isForBeginners).Concat(LessonMinutesCheck.Check(file)))
            .Concat(ExerciseMixCheck.CheckCourse(course, files));
    }
}
