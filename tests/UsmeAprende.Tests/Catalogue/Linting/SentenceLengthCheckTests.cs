namespace UsmeAprende.Tests.Catalogue.Linting;

public sealed class SentenceLengthCheckTests
{
    private static readonly string TwentyFive = string.Join(' ', Enumerable.Repeat("va", 25));

    [Theory]
    [InlineData(SampleCourses.Lesson, "Mire una semilla.", 13)]
    [InlineData(SampleCourses.Lesson, "Una cada cosa.", 29)]
    [InlineData(SampleCourses.Lesson, "Nace bien.", 19)]
    [InlineData(SampleCourses.Test, "Sin afán.", 5)]
    [InlineData(SampleCourses.Guide, "Texto.", 6)]
    [InlineData(SampleCourses.Guide, "Siembra una semilla.", 4)]
    [InlineData(SampleCourses.Module, "Texto.", 5)]
    [InlineData("glosario.md", "Un número que sirve una vez.", 6)]
    [InlineData("diagnostico.md", "Lea cada cosa.", 15)]
    public void Sentence_OfMoreThan25Words_IsToldWhereverItStands(string file, string old, int line)
    {
        using var courses = new SampleCourses().Replace(file, old, $"{TwentyFive} más.");

        LintFindingAssert.Reported(courses, file, line, "Esta frase tiene 26 palabras");
    }

    [Fact]
    public void Sentence_Of25Words_IsSpared()
    {
        using var courses = new SampleCourses().Replace(SampleCourses.Lesson, "Mire una semilla.", $"{TwentyFive}. Otra frase.");

        LintFindingAssert.NotReported(courses, "Esta frase");
    }

    [Fact]
    public void Items_OfAList_AreSentencesOfTheirOwn()
    {
        using var courses = new SampleCourses().Replace(SampleCourses.Guide, "Texto.", $"Lleve:\n\n- {TwentyFive};\n- {TwentyFive}.");

        LintFindingAssert.NotReported(courses, "Esta frase");
    }
}
