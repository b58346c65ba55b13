namespace UsmeAprende.Tests.Catalogue.Linting;

public sealed class RightOptionCheckTests
{
    [Theory]
    [InlineData(13, false)]
    [InlineData(14, true)]
    public void Position_HoldingOver130PercentOfItsShare_IsToldOnceAtTheCourse(int first, bool told)
    {
        // Of thirty questions with three options each position's share is ten.
        using var courses = WithQuestions(i => i < first ? 0 : 1 + (i % 2), (_, right) => right ? "Sí" : "No");

        if (told)
            LintFindingAssert.Reported(courses, SampleCourses.Course, 1, $"puesto 1 en {first} preguntas; por azar estaría en unas 10");
        else
            LintFindingAssert.NotReported(courses, "puesto");
    }

    [Theory]
    [InlineData(10, false)]
    [InlineData(11, true)]
    public void Longest_RightInOver35Percent_IsToldOnceAtTheCourse(int longest, bool told)
    {
        using var courses = WithQuestions(i => i % 3, (i, right) => right && i < longest ? "Largo" : "No");

        if (told)
            LintFindingAssert.Reported(courses, SampleCourses.Course, 1, $"la más larga en {longest} de 30 preguntas; deje máximo 10");
        else
            LintFindingAssert.NotReported(courses, "más larga");
    }

    [Fact]
    public void Course_WithFewQuestions_IsSpared()
    {
        using var courses = WithQuestions(_ => 0, (_, right) => right ? "Largo" : "No", questions: 29);

        LintFindingAssert.NotReported(courses, "respuesta buena");
    }

    // A course of nothing but these questions, in one test: how many fit there is the reader's business.
    private static SampleCourses WithQuestions(Func<int, int> rightAt, Func<int, bool, string> text, int questions = 30)
    {
        var courses = new SampleCourses()
            .Delete("huerta/02-cosechar/prueba.md")
            .Delete(SampleCourses.Lesson)
            .Delete(SampleCourses.SecondLesson);
        return courses.Write(
            SampleCourses.Test,
            "---\ntitle: Prueba\npass: 60\n---\n"
                + string.Concat(
                    Enumerable
                        .Range(0, questions)
                        .Select(i =>
                            $"::: pregunta p{i}\n¿{i}?\n"
                            + string.Concat(
                                Enumerable
                                    .Range(0, 3)
                                    .Select(at => $"- [{(at == rightAt(i) ? 'x' : ' ')}] {text(i, at == rightAt(i))} | Va {at}.\n")
                            )
                            + ":::\n"
                        )
                )
        );
    }
}
