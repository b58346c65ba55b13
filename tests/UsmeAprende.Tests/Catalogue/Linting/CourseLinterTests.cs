using UsmeAprende.Catalogue.Linting;
using UsmeAprende.Tests.Catalogue.Reading;

namespace UsmeAprende.Tests.Catalogue.Linting;

public sealed class CourseLinterTests
{
    [Fact]
    public void Courses_WithNothingToMend_HaveNoFinding()
    {
        using var courses = new SampleCourses();

        Assert.Empty(CourseLinter.Lint(courses.Folder));
    }

    [Fact]
    public void Courses_WithFindings_AreServedAllTheSame()
    {
        using var courses = new SampleCourses()
            .Replace(SampleCourses.Lesson, "minutes: 7", "minutes: 50")
            .Replace(SampleCourses.Lesson, "Use el", "Usa tu");

        Assert.NotEmpty(CourseLinter.Lint(courses.Folder));
        Assert.Equal((2, 0), (courses.Read().Courses.Length, courses.Read().Faults.Length));
    }

    [Fact]
    public void Courses_WithFaults_AreJudgedInWhatCanBeRead()
    {
        using var courses = new SampleCourses()
            .Replace(SampleCourses.Lesson, "title: La semilla\n", "")
            .Replace(SampleCourses.Lesson, "Use el", "Use tu")
            .Write(SampleCourses.Test, "")
            .Write(SampleCourses.Guide, [0xFF])
            .Delete("telar/course.md");

        LintFindingAssert.Reported(courses, SampleCourses.Lesson, 5, "«tu» trata de tú");
    }

    [Theory]
    [MemberData(nameof(HostileTextTests.Texts), MemberType = typeof(HostileTextTests))]
    public void Courses_WithHostileText_AreJudgedWithoutFailing(string text)
    {
        using var courses = new SampleCourses()
            .Replace(SampleCourses.Lesson, "Mire una semilla.", text)
            .Write(SampleCourses.Guide, text)
            .Write("dominios.yml", text);

        Assert.NotEmpty(CourseLinter.Lint(courses.Folder));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("á")]
    [InlineData(".")]
    [InlineData("a. ")]
    [InlineData("“")]
    [InlineData("te ")]
    public void Lesson_OfOneThingWithoutEnd_TakesNoTime(string thing)
    {
        using var courses = new SampleCourses().WriteBody(string.Concat(Enumerable.Repeat(thing, 60_000 / thing.Length)));
        var started = TimeProvider.System.GetTimestamp();

        CourseLinter.Lint(courses.Folder);

        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Findings_InManyFiles_AreSortedByFileAndLine()
    {
        using var courses = new SampleCourses()
            .Replace("telar/course.md", "Un curso.", "Tu curso.")
            .Replace(SampleCourses.Lesson, "Use el", "Tu")
            .Replace(SampleCourses.Lesson, "minutes: 7", "minutes: 50");

        Assert.Equal(
            [(SampleCourses.Lesson, 3), (SampleCourses.Lesson, 6), ("telar/course.md", 3)],
            CourseLinter.Lint(courses.Folder).Select(f => (f.File, f.Line))
        );
    }

    [Fact]
    public void Folder_Missing_HasNoFinding() =>
        Assert.Empty(CourseLinter.Lint(Path.Combine(Path.GetTempPath(), Guid.CreateVersion7().ToString())));
}

internal static class LintFindingAssert
{
    /// <summary>The finding is told at its file and line, in these words among others.</summary>
    public static void Reported(SampleCourses courses, string file, int line, string words)
    {
        var findings = CourseLinter.Lint(courses.Folder);

        Assert.True(
            findings.Any(f => f.File == file && f.Line == line && f.Message.Contains(words, StringComparison.Ordinal)),
            $"Not told: {file}:{line}: {words}\nTold: {string.Join('\n', findings)}"
        );
    }

    /// <summary>Nothing in these words is told.</summary>
    public static void NotReported(SampleCourses courses, string words) =>
        Assert.DoesNotContain(CourseLinter.Lint(courses.Folder), f => f.Message.Contains(words, StringComparison.Ordinal));
}
