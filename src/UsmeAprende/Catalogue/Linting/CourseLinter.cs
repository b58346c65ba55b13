using System.Collections.Immutable;
using UsmeAprende.Catalogue.Reading;

namespace UsmeAprende.Catalogue.Linting;

/// <summary>
/// Reads the courses as a careful editor would. It expects what the reader accepts; of a file with faults it judges what can be read.
/// </summary>
public static class CourseLinter
{
    public static ImmutableArray<Finding> Read(string path)
    {
        var folder = SourceFolder.Read(path, new FaultList());
        var (domains, findings) = WebDomains.Read(folder);
        var courses = folder
            .Files.Where(Manuscript.Holds)
            .Select(Manuscript.Read)
            .GroupBy(m => m.Path.Contains('/') ? m.Path.Split('/')[0] : "");
        return
        [
            .. findings
                .Concat(courses.SelectMany(course => Judge(course.Key, [.. course], domains)))
                .Distinct()
                .OrderBy(f => f.File, StringComparer.Ordinal)
                .ThenBy(f => f.Line)
                .ThenBy(f => f.Message, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<Finding> Judge(string course, ImmutableArray<Manuscript> files, WebDomains domains)
    {
        var limits = files.FirstOrDefault(f => f.Path == $"{course}/course.md") is { } head
            ? CourseReader.ReadLimits(head.Keys)
            : ReadingLimits.Usual;
        return files
            .SelectMany(file =>
                Readability
                    .Judge(file, limits)
                    .Concat(Sizes.Judge(file, limits))
                    .Concat(LongSentences.Judge(file))
                    .Concat(Explanations.Judge(file))
                    .Concat(domains.Judge(file))
                    .Concat(Usted.Judge(file))
            )
            .Concat(RightOptions.Judge(course, files));
    }
}
