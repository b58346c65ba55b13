namespace UsmeAprende.Tests.Catalogue.Linting;

public sealed class ExplanationCheckTests
{
    [Theory]
    [InlineData("Nace bien.", "No nace.", 19, "igual a la de la línea 18")]
    [InlineData("Después.", "primero.", 25, "igual a la de la línea 24")]
    [InlineData("Alumbra.", "Moja.", 31, "igual a la de la línea 30")]
    [InlineData("- [ ] come | No.", "- [ ] come | Así es.", 37, "igual a la de la línea 36")]
    [InlineData("- [ ] come | No.", "- [ ] come | No.\n- [ ] cae | No.", 38, "igual a la de la línea 37")]
    public void Options_ThatShareTheirExplanation_AreTold(string old, string with, int line, string words)
    {
        using var courses = new SampleCourses().Replace(SampleCourses.Lesson, old, with);

        LintFindingAssert.Reported(courses, SampleCourses.Lesson, line, words);
    }

    [Fact]
    public void Spellings_AcceptedOfOneWord_MayShareTheirs()
    {
        using var courses = new SampleCourses().Replace(
            SampleCourses.Lesson,
            "- [x] siembra | Así es.",
            "- [x] siembra | Así es.\n- [x] sembra | Así es."
        );

        LintFindingAssert.NotReported(courses, "explicación");
    }
}
