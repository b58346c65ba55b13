using UsmeAprende.Catalogue;

namespace UsmeAprende.Tests.Catalogue.Reading;

/// <summary>A fault takes away what depends on it, and nothing else.</summary>
public sealed class ContentWithholdingTests
{
    [Fact]
    public void CourseFile_WithFault_WithdrawsItsCourseAndTheOthersServe()
    {
        using var courses = new SampleCourses().Replace(SampleCourses.Course, "  cafes: 2", "  cafes: dos");

        var catalogue = courses.Read();

        Assert.Equal(["telar"], catalogue.Courses.Select(c => c.Id));
        Assert.Equal(["huerta"], catalogue.Withdrawn);
        Assert.Null(catalogue.Placement);
    }

    [Theory]
    [InlineData(SampleCourses.Lesson, "- [x] La sana", "- [ ] La sana", "huerta/sembrar/la-semilla")]
    [InlineData(SampleCourses.Lesson, "minutes: 7", "minutes: siete", "huerta/sembrar/la-semilla")]
    [InlineData(SampleCourses.Lesson, "title: La semilla", "title:", "huerta/sembrar/la-semilla")]
    [InlineData(SampleCourses.Drawing, "<circle r=\"5\"/>", "<script/>", "huerta/sembrar/la-semilla")]
    [InlineData(SampleCourses.Test, "pass: 60", "pass: sesenta", "huerta/sembrar/prueba")]
    [InlineData(SampleCourses.Guide, "minutes: 90", "minutes: muchos", "huerta/sembrar/guia")]
    public void File_WithFault_IsWithheldAndItsCourseServes(string file, string old, string with, string withheld)
    {
        using var courses = new SampleCourses().Replace(file, old, with);

        var (catalogue, sound) = (courses.Read(), new SampleCourses().Read());

        Assert.NotEmpty(catalogue.Faults);
        Assert.Equal([new(withheld)], catalogue.Withheld);
        Assert.Empty(catalogue.Withdrawn);
        // Everything is where it was, under its id, as long as it was: nobody's progress, hours or certificate change.
        Assert.Equal(sound.LessonsById.Keys.Order(), catalogue.LessonsById.Keys.Order());
        Assert.Equal(sound.TestsById.Keys.Order(), catalogue.TestsById.Keys.Order());
        Assert.Equal(sound.Courses.Select(c => c.Minutes), catalogue.Courses.Select(c => c.Minutes));
    }

    [Fact]
    public void Lesson_Withheld_ShowsNothingOfItsFaultyTextAnywhere()
    {
        using var courses = new SampleCourses().Replace(SampleCourses.Lesson, "- [x] La sana", "- [ ] La sana");

        var catalogue = courses.Read();

        Assert.IsType<LessonTextPart>(Assert.Single(catalogue.LessonsById[new("huerta/sembrar/la-semilla")].Parts));
        Assert.DoesNotContain(catalogue.ModulesById["huerta/cosechar"].Review, q => q.Id.IsWithin("huerta/sembrar"));
    }

    [Theory]
    [InlineData("huerta/01-sembrar/01-otra.md")]
    [InlineData("huerta/01-sembrar/02-la-semilla.md")]
    [InlineData("huerta/01-sembrar/02-La Semilla.md")]
    [InlineData("huerta/03-sembrar/01-otra.md")]
    [InlineData("huerta/nota.md")]
    public void File_OfAWrongName_TakesNothingFromItsCourse(string file)
    {
        using var courses = new SampleCourses();
        courses.Write(file, courses.Text(SampleCourses.Lesson));

        var catalogue = courses.Read();

        Assert.NotEmpty(catalogue.Faults);
        Assert.Equal(["huerta", "telar"], catalogue.Courses.Select(c => c.Id));
        Assert.False(catalogue.LessonsById[new("huerta/sembrar/la-semilla")].IsWithheld);
    }

    [Fact]
    public void ModuleFile_WithFault_LeavesItsLessonsToBeRead()
    {
        using var courses = new SampleCourses().Replace(SampleCourses.Module, "title: Sembrar", "title:");

        var catalogue = courses.Read();

        Assert.Equal("Sembrar", catalogue.ModulesById["huerta/sembrar"].Title);
        Assert.Empty(catalogue.Withheld);
    }

    [Fact]
    public void Term_WithFault_WithholdsOnlyTheLessonsThatUseIt()
    {
        using var courses = new SampleCourses()
            .Replace("glosario.md", "Internet sin cable.", "Internet <b>sin</b> cable.")
            .Replace("telar/01-sembrar/01-la-semilla.md", "[wifi](glosario:wifi)", "wifi");

        var catalogue = courses.Read();

        Assert.Equal([new("huerta/sembrar/la-semilla")], catalogue.Withheld);
        Assert.Contains(
            catalogue.Faults,
            f => f.File == SampleCourses.Lesson && f.Message.Contains("tiene faltas en glosario.md", StringComparison.Ordinal)
        );
        Assert.Equal(["codigo-de-verificacion"], catalogue.Glossary.Select(t => t.Slug));
    }

    [Fact]
    public void Placement_WithFault_WithdrawsNoCourse()
    {
        using var courses = new SampleCourses().Replace("diagnostico.md", "Lea cada cosa.", "<i>Lea</i>");

        var catalogue = courses.Read();

        Assert.Null(catalogue.Placement);
        Assert.Equal(2, catalogue.Courses.Length);
    }
}
