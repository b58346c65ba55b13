using UsmeAprende.Catalogue.Linting;

namespace UsmeAprende.Tests.Catalogue.Linting;

public sealed class ReadabilityIndexTests
{
    private const string Hard = "La implementación institucional requiere procedimientos administrativos especializados.\n";

    [Fact]
    public void Index_OfATextCountedByHand_IsThatOfTheFormula()
    {
        // Thirteen words of 22 syllables (3, 9 and 10) in three sentences.
        var read = ReadabilityIndex.Compute([
            new TextPassage(1, "La casa", ""),
            new TextPassage(2, "Mire la carga del celular. Si es poca, póngalo a cargar.", ""),
        ]);

        Assert.Equal(13, read!.Count);
        Assert.Equal(206.84 - (0.60 * 100 * 22 / 13) - (1.02 * 13 / 3), read.Index, 6);
    }

    [Fact]
    public void Lesson_HarderThanItsCourseAllows_IsToldAtItsText()
    {
        using var courses = new SampleCourses().Replace(SampleCourses.Lesson, "Use el [wifi](glosario:wifi).\n", Hard);

        LintFindingAssert.Reported(courses, SampleCourses.Lesson, 6, "aquí se pide 80 o más");
    }

    [Fact]
    public void Lesson_OfACourseThatAsksLess_IsSpared()
    {
        using var courses = new SampleCourses()
            .Replace(SampleCourses.Lesson, "Use el [wifi](glosario:wifi).\n", Hard)
            .Replace(SampleCourses.Course, "index: 80", "index: 0");

        LintFindingAssert.NotReported(courses, "índice");
    }

    [Fact]
    public void Lesson_OfACourseThatStatesNothing_HasTheUsualLimits()
    {
        using var courses = new SampleCourses().Replace(
            SampleCourses.Course,
            "reading:\n  index: 80\n  words: 350\n  least_minutes: 5\n  most_minutes: 8\n",
            ""
        );

        LintFindingAssert.Reported(courses, SampleCourses.Lesson, 3, "dura de 8 a 12 minutos; aquí dice 7");
    }

    [Theory]
    [InlineData(350, false)]
    [InlineData(351, true)]
    public void Lesson_LongerThanItsCourseAllows_IsTold(int words, bool told)
    {
        // Nine other words run in it: "Mire una semilla" and "Para llevar: siembre hoy", "Mire".
        using var courses = new SampleCourses().Replace(
            SampleCourses.Lesson,
            "Use el [wifi](glosario:wifi).\n",
            string.Concat(Enumerable.Repeat("Va.\n\n", words - 8))
        );

        if (told)
            LintFindingAssert.Reported(courses, SampleCourses.Lesson, 6, "351 palabras sin contar las preguntas; aquí caben 350");
        else
            LintFindingAssert.NotReported(courses, "palabras sin contar");
    }

    [Theory]
    [InlineData("  index: 80", "  index: mucho", "«index» debe ser un número")]
    [InlineData("  words: 350\n", "", "Falta «words»")]
    [InlineData("  words: 350", "  palabras: 350", "No se conoce el dato «palabras»")]
    public void Limits_FaultyInTheCourse_AreAFaultOfIt(string old, string with, string words)
    {
        using var courses = new SampleCourses().Replace(SampleCourses.Course, old, with);

        Assert.Contains(
            courses.Read().Faults,
            f => f.File == SampleCourses.Course && f.Line is >= 12 and <= 15 && f.Message.Contains(words, StringComparison.Ordinal)
        );
    }
}
