using System.Collections.Immutable;
using UsmeAprende.Catalogue.Reading;

namespace UsmeAprende.Catalogue.Linting;

/// <summary>
/// Checks the language and style of the courses, after the reader has checked their form. In a file with faults it checks what can be read.
/// </summary>
public static class CourseLinter
{
    public static ImmutableArray<LintFinding> Lint(string path)
    {
        var folder = SourceFolder.Read(path, new ContentFaultList());
        var (domains, findings) = AllowedWebDomains.Read(folder);
        var courses = folder
            .Files.Where(LintedFile.IsContent)
            .Select(LintedFile.Read)
            .GroupBy(m => m.Path.Contains('/') ? m.Path.Split('/')[0] : "");
        return
        [
            .. findings
                .Concat(courses.SelectMany(course => CheckCourse(course.Key, [.. course], domains)))
                .Distinct()
                .OrderBy(f => f.File, StringComparer.Ordinal)
                .ThenBy(f => f.Line)
                .ThenBy(f => f.Message, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<LintFinding> CheckCourse(string course, ImmutableArray<LintedFile> files, AllowedWebDomains domains)
    {
        var limits = files.FirstOrDefault(f => f.Path == $"{course}/course.md") is { } head
            ? CourseReader.ReadLimits(head.Keys)
            : ReadingLimits.Usual;
        return files
            .SelectMany(file =>
                ReadabilityIndex
                    .Check(file, limits)
                    .Concat(LessonSizeCheck.Check(file, limits))
                    .Concat(SentenceLengthCheck.Check(file))
                    .Concat(ExplanationCheck.Check(file))
                    .Concat(domains.Check(file))
                    .Concat(UstedCheck.Check(file))
            )
            .Concat(RightOptionCheck.Check(course, files));
    }
}

/// <summary>
/// Something that makes a text hard to read. Unlike a <see cref="ContentFault"/> it withholds nothing: it fails the check before a change
/// is merged, and a running site never looks for it.
/// </summary>
/// <param name="File">Path from the courses' folder, with slashes.</param>
/// <param name="Line">From 1.</param>
/// <param name="Message">In Spanish: what is wrong and what to do.</param>
public sealed record LintFinding(string File, int Line, string Message)
{
    public override string ToString() => $"{File}:{Line}: {Message}";
}
