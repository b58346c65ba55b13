using UsmeAprende.Catalogue.Linting;

namespace UsmeAprende.Tests.Catalogue.Linting;

public sealed class StrictCourseCheckTests
{
    private const string Sources = "FUENTES.md";

    private const string Choice = "::: pregunta uno\n¿Cuál es?\n- [x] Esta | Sí.\n- [ ] Esa | No.\n:::\n\n";

    private const string Practice = "::: practica hacer\nHágalo.\n:::\n\n";

    private const string Talk =
        "::: chat hablar\nLe escriben.\n\n### inicio\n- Hola\n- [a] Hola\n- [b] No\n\n"
        + "### a\n- Bien\nbuen final: Bien.\n\n### b\n- Mal\nmal final: Mal.\n:::\n\n";

    [Theory]
    [InlineData("## Mire\n\nTexto.\n\n" + Choice, true)]
    [InlineData("Texto.\n\n" + Choice + "## Mire\n\nTexto.\n", false)]
    [InlineData("Texto.\n\n" + Choice, false)]
    public void Exercises_AllAfterTheLastSubtitle_AreTold(string body, bool told)
    {
        using var courses = new SampleCourses().WriteBody(body);

        AssertTold(courses, SampleCourses.Lesson, "después del último subtítulo", told);
    }

    [Theory]
    [InlineData(Talk + Practice, false)]
    [InlineData(Practice + Talk, true)]
    [InlineData(Choice + Practice, true)]
    public void Practice_WithoutARehearsalBefore_IsToldInABasicCourse(string body, bool told)
    {
        using var courses = new SampleCourses().WriteBody(body);

        AssertTold(courses, SampleCourses.Lesson, "ponga antes una «pantalla» o un «chat»", told);

        courses.Replace(SampleCourses.Course, "level: Básico", "level: Intermedio");
        AssertTold(courses, SampleCourses.Lesson, "ponga antes una «pantalla» o un «chat»", false);
    }

    [Fact]
    public void Lesson_OfOneKindOfExercise_IsTold()
    {
        using var courses = new SampleCourses().WriteBody(Choice + Choice.Replace("uno", "dos", StringComparison.Ordinal));

        AssertTold(courses, SampleCourses.Lesson, "Todos los ejercicios de la lección son «pregunta»");
        AssertTold(courses, SampleCourses.Test, "Una prueba lleva ejercicios de 3 clases o más; aquí hay de 1.");
    }

    [Fact]
    public void Lessons_WithTheSameExercisesInARow_AreTold()
    {
        using var courses = new SampleCourses().WriteBody(Choice + Choice.Replace("uno", "dos", StringComparison.Ordinal));

        AssertTold(courses, SampleCourses.SecondLesson, "mismos ejercicios, y en el mismo orden");

        courses.WriteBody(Talk + Choice);
        AssertTold(courses, SampleCourses.SecondLesson, "mismos ejercicios, y en el mismo orden", false);
    }

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public void Choices_OverTheirShareOfACourse_AreTold(int choices, bool told)
    {
        using var courses = WithExercises(choices, 21 - choices);

        AssertTold(courses, SampleCourses.Course, $"{choices} de 21 ejercicios son de escoger", told);
    }

    [Theory]
    [InlineData("- A = Verdad | 1.\n- B = Verdad | 2.\n- C = Trampa | 3.\n", false)]
    [InlineData("- A = Verdad | 1.\n- B = Trampa | 2.\n- C = Trampa | 3.\n- D = Trampa | 4.\n", true)]
    public void Cards_NearlyAllInOneGroup_AreTold(string cards, bool told)
    {
        using var courses = new SampleCourses().WriteBody($"::: clasificar uno\n¿Qué es?\n{cards}:::\n");

        AssertTold(courses, SampleCourses.Lesson, "tarjetas van en «Trampa»", told);
    }

    [Theory]
    [InlineData(280, false)]
    [InlineData(340, true)]
    public void Minutes_FewerThanTheWordsTake_AreTold(int words, bool told)
    {
        // At sixty words a minute, with two for the practice: seven minutes are said.
        using var courses = new SampleCourses().WriteBody(string.Concat(Enumerable.Repeat("Uno dos tres cuatro cinco. ", words / 5)));

        AssertTold(courses, SampleCourses.Lesson, "Dice 7 minutos", told);
    }

    [Theory]
    [InlineData("Largo y prudente", true)]
    [InlineData("Afanado", false)]
    public void Answers_ThatSoundLikeThoseOfOtherCourses_AreTold(string right, bool told)
    {
        using var courses = WithExercises(30, 0, "Largo y prudente", "Afanado");
        courses.Write(
            "telar/01-sembrar/prueba.md",
            "---\ntitle: Prueba\npass: 60\n---\n" + Choices(30, right, right == "Afanado" ? "Largo y prudente" : "Afanado")
        );

        AssertTold(courses, "telar/course.md", "Sin leer el curso, por el tono de las opciones", told);
    }

    [Theory]
    [InlineData("La Ley 1581 lo dice.", "Ley 1581")]
    [InlineData("Llame a la línea 165.", "línea 165")]
    [InlineData("Escriba gobierno.gov.co.", "gobierno.gov.co")]
    public void Fact_OfALessonThatIsInNoSource_IsToldUntilItIs(string text, string fact)
    {
        using var courses = new SampleCourses().WriteBody(text);

        AssertTold(courses, SampleCourses.Lesson, $"Aquí se afirma algo de «{fact}»");

        courses.Write(Sources, "- **Lo dice la ley** · La entidad · que siga · revisado 2026-11-30 · sembrar/la-semilla\n");
        AssertTold(courses, SampleCourses.Lesson, "Aquí se afirma algo", false);
        courses.Write(Sources, "- **Lo dice la ley** · La entidad · que siga · sembrar (las dos)\n");
        AssertTold(courses, SampleCourses.Lesson, "Aquí se afirma algo", false);
    }

    [Fact]
    public void Source_WithoutAPartADateOrALessonThatExists_IsTold()
    {
        using var courses = new SampleCourses().Write(Sources, "# Fuentes\n\n- **Algo** · Alguien · sembrar/la-semila\n");

        AssertTold(courses, Sources, "A este renglón le falta una parte");
        AssertTold(courses, Sources, "La lección «sembrar/la-semila» no existe");
        AssertTold(courses, Sources, "Hay 1 renglón sin fecha de revisión");

        courses.Write(Sources, "- **Algo** · Alguien · que siga, revisado 2026-11-30 · sembrar/la-semilla\n");
        Assert.DoesNotContain(StrictCourseCheck.Check(courses.Folder), f => f.File == Sources);
    }

    private static void AssertTold(SampleCourses courses, string file, string words, bool told = true)
    {
        var findings = StrictCourseCheck.Check(courses.Folder);

        Assert.True(
            findings.Any(f => f.File == file && f.Message.Contains(words, StringComparison.Ordinal)) == told,
            $"{(told ? "Not told" : "Told")}: {file}: {words}\nTold: {string.Join('\n', findings)}"
        );
    }

    // A course of nothing but these exercises, in one test.
    private static SampleCourses WithExercises(int choices, int orders, string right = "Sí", string wrong = "No")
    {
        var courses = new SampleCourses()
            .Delete("huerta/02-cosechar/prueba.md")
            .Delete(SampleCourses.Lesson)
            .Delete(SampleCourses.SecondLesson);
        return courses.Write(
            SampleCourses.Test,
            "---\ntitle: Prueba\npass: 60\n---\n"
                + Choices(choices, right, wrong)
                + string.Concat(Enumerable.Range(0, orders).Select(i => $"::: ordenar o{i}\nOrdene.\n1. A | Va.\n2. B | Viene.\n:::\n"))
        );
    }

    private static string Choices(int count, string right, string wrong) =>
        string.Concat(
            Enumerable
                .Range(0, count)
                .Select(i =>
                    i % 2 == 0
                        ? $"::: pregunta p{i}\n¿{i}?\n- [x] {right} | Sí.\n- [ ] {wrong} | No.\n:::\n"
                        : $"::: pregunta p{i}\n¿{i}?\n- [ ] {wrong} | No.\n- [x] {right} | Sí.\n:::\n"
                )
        );
}
