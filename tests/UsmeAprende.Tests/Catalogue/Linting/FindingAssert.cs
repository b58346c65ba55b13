using UsmeAprende.Catalogue.Linting;

namespace UsmeAprende.Tests.Catalogue.Linting;

internal static class FindingAssert
{
    /// <summary>The finding is told at its file and line, in these words among others.</summary>
    public static void Told(SampleCourses courses, string file, int line, string words)
    {
        var findings = CourseLinter.Read(courses.Folder);

        Assert.True(
            findings.Any(f => f.File == file && f.Line == line && f.Message.Contains(words, StringComparison.Ordinal)),
            $"Not told: {file}:{line}: {words}\nTold: {string.Join('\n', findings)}"
        );
    }

    /// <summary>Nothing in these words is told.</summary>
    public static void Spared(SampleCourses courses, string words) =>
        Assert.DoesNotContain(CourseLinter.Read(courses.Folder), f => f.Message.Contains(words, StringComparison.Ordinal));
}
