namespace UsmeAprende.Tests.Catalogue.Linting;

public sealed class LessonSizeCheckTests
{
    private const string Practice = "::: practica hacer\nHágalo.\n:::\n";
    private const string ToTakeAway = "**Para llevar:** siembre.\n";

    [Theory]
    [InlineData("minutes: 7", "minutes: 4", 3, "dura de 5 a 8 minutos; aquí dice 4")]
    [InlineData("minutes: 7", "minutes: 9", 3, "dura de 5 a 8 minutos; aquí dice 9")]
    [InlineData("**Para llevar:** siembre hoy.", "Siembre hoy.", 40, "«**Para llevar:**»")]
    [InlineData("**Para llevar:** siembre hoy.", "**Para llevar:**", 40, "«**Para llevar:**»")]
    [InlineData("**Para llevar:** siembre hoy.", "**Para llevar:** siembre hoy.\n\nChao.", 42, "«**Para llevar:**»")]
    [InlineData("\n**Para llevar:** siembre hoy.\n", "", 34, "«**Para llevar:**»")]
    [InlineData("::: practica mirar", "::: reflexion mirar", 6, "aquí hay 0")]
    public void Lesson_NotBuiltAsTheGuideSays_IsToldByLine(string old, string with, int line, string words)
    {
        using var courses = new SampleCourses().Replace(SampleCourses.Lesson, old, with);

        LintFindingAssert.Reported(courses, SampleCourses.Lesson, line, words);
    }

    [Theory]
    [InlineData(1, 6)]
    [InlineData(7, 39)]
    public void Lesson_WithTooFewOrManyQuestions_IsTold(int questions, int line)
    {
        using var courses = new SampleCourses().WriteBody(
            Practice
                + string.Concat(
                    Enumerable.Range(1, questions).Select(i => $"::: pregunta p{i}\n¿Es {i}?\n- [ ] Una | No.\n- [x] Dos | Sí.\n:::\n")
                )
                + ToTakeAway
        );

        LintFindingAssert.Reported(courses, SampleCourses.Lesson, line, $"de 2 a 6 preguntas; aquí hay {questions}");
    }

    [Fact]
    public void Lesson_WithTwoPractices_IsToldAtTheSecond()
    {
        using var courses = new SampleCourses().WriteBody(
            Practice + Practice.Replace("hacer", "repetir", StringComparison.Ordinal) + ToTakeAway
        );

        LintFindingAssert.Reported(courses, SampleCourses.Lesson, 9, "aquí hay 2");
    }

    [Theory]
    [InlineData(750, false)]
    [InlineData(751, true)]
    public void Guide_LongerThanTwoSheets_IsTold(int words, bool told)
    {
        using var courses = new SampleCourses().Replace(SampleCourses.Guide, "Texto.", string.Concat(Enumerable.Repeat("Va.\n\n", words)));

        if (told)
            LintFindingAssert.Reported(courses, SampleCourses.Guide, 6, "La guía tiene 751 palabras");
        else
            LintFindingAssert.NotReported(courses, "La guía tiene");
    }
}
