using UsmeAprende.Catalogue;

namespace UsmeAprende.Tests.Catalogue;

public sealed class CatalogueReaderTests
{
    private const string LessonId = "huerta/sembrar/la-semilla";

    [Fact]
    public void Lesson_WithEverything_IsCompiledInOrder()
    {
        using var courses = new SampleCourses();

        var lesson = courses.Read().LessonsById[new(LessonId)];

        Assert.Equal(("La semilla", 7), (lesson.Title, lesson.Minutes));
        Assert.Equal(["DigComp 2.2 1.1"], lesson.Competences);
        Assert.Equal(
            [
                typeof(LessonTextPart),
                typeof(LessonTextPart),
                typeof(LessonPracticePart),
                typeof(LessonQuestionPart),
                typeof(LessonQuestionPart),
                typeof(LessonQuestionPart),
                typeof(LessonQuestionPart),
                typeof(LessonTextPart),
            ],
            lesson.Parts.Select(p => p.GetType())
        );
        Assert.Equal(
            [QuestionKind.Choice, QuestionKind.Ordering, QuestionKind.Matching, QuestionKind.Completion],
            lesson.Questions.Select(q => q.Kind)
        );
        Assert.Equal(new ActivityId($"{LessonId}/mirar"), lesson.Parts.OfType<LessonPracticePart>().Single().Id);
        Assert.Equal("<p>Use el <a href=\"#g-wifi\" class=\"term\">wifi</a>.</p>", ((LessonTextPart)lesson.Parts[0]).Html.Trim());
        Assert.Equal(
            """
            <h2 id="mire">Mire</h2>
            <p><img src="/cursos/huerta/img/semilla.svg" width="640" height="360" loading="lazy" alt="Una semilla." /></p>
            """,
            ((LessonTextPart)lesson.Parts[1]).Html.Trim()
        );
    }

    [Fact]
    public void Question_OfEachKind_IsReadWithItsOptions()
    {
        using var courses = new SampleCourses();

        var questions = courses.Read().LessonsById[new(LessonId)].Questions.ToList();

        Assert.Equal(($"{LessonId}/cual", "cual", "¿Cuál es buena?"), (questions[0].Id.Value, questions[0].Slug, questions[0].PromptHtml));
        Assert.Equal(
            [("La rota", "No nace.", false), ("La sana", "Nace bien.", true)],
            questions[0].Options.Select(o => (o.Text, o.ExplanationHtml, o.IsRight))
        );
        Assert.Equal(["Abrir el hueco", "Poner la semilla"], questions[1].Options.Select(o => o.Text));
        Assert.Equal([("Agua", "Riega"), ("Sol", "Calienta")], questions[2].Options.Select(o => (o.Text, o.Match!.Text)));
        Assert.Equal("La semilla se ____ en la tierra.", questions[3].PromptHtml);
        Assert.Equal([("siembra", true), ("come", false)], questions[3].Options.Select(o => (o.Text, o.IsRight)));
    }

    [Fact]
    public void Text_WithBoxesAndLinks_IsRendered()
    {
        using var courses = new SampleCourses().WriteBody(
            "::: cuidado\nOjo con el **agua**.\n:::\n\n::: nota\n- Uno\n:::\n\n[SIC](https://www.sic.gov.co) y [cuenta](/mi-cuenta)\n"
        );

        var html = ((LessonTextPart)courses.Read().LessonsById[new(LessonId)].Parts.Single()).Html.Replace(
            "\n",
            "",
            StringComparison.Ordinal
        );

        Assert.Equal(
            """<aside class="care"><p><strong>Cuidado</strong></p><p>Ojo con el <strong>agua</strong>.</p></aside><aside """
                + """class="note"><p><strong>Nota</strong></p><ul><li>Uno</li></ul></aside>"""
                + """<p><a href="https://www.sic.gov.co" rel="noopener">SIC</a> y <a href="/mi-cuenta">cuenta</a></p>""",
            html
        );
    }

    [Fact]
    public void Option_ThatBeginsLikeAList_IsPlainText()
    {
        using var courses = new SampleCourses().WriteBody(
            "::: pregunta a\n¿Cuál?\n- [x] 1. Uno\n  y *medio* | # Sí.\n- [ ] 2 < 1 | - No.\n:::\n"
        );

        var options = courses.Read().LessonsById[new(LessonId)].Questions.Single().Options;

        Assert.Equal(
            [("1. Uno y medio", "1. Uno y <em>medio</em>", "# Sí."), ("2 < 1", "2 &lt; 1", "- No.")],
            options.Select(o => (o.Text, o.Html, o.ExplanationHtml))
        );
    }

    [Fact]
    public void Heading_NamedLikeAnActivityOrAnother_GetsAnIdOfItsOwn()
    {
        using var courses = new SampleCourses().WriteBody(
            "## Riégue\n\n## Riegue\n\n## Agua\n\n[arriba](#riegue-2)\n\n::: practica agua\nA\n:::\n"
        );

        var texts = courses.Read().LessonsById[new(LessonId)].Parts.OfType<LessonTextPart>();

        Assert.Equal(
            ["<h2 id=\"riegue\">Riégue</h2>", "<h2 id=\"riegue-2\">Riegue</h2>", "<h2 id=\"agua-2\">Agua</h2>"],
            texts.SelectMany(t => t.Html.Trim().Split('\n')).Where(line => line.StartsWith("<h2", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Term_MentionedInTextAndBlock_IsListedOnceInOrder()
    {
        using var courses = new SampleCourses().WriteBody(
            "El [código](glosario:codigo-de-verificacion).\n\n::: glosario\n- wifi\n- codigo-de-verificacion\n:::\n"
        );

        var terms = courses.Read().LessonsById[new(LessonId)].Terms;

        Assert.Equal(["codigo-de-verificacion", "wifi"], terms.Select(t => t.Slug));
        Assert.Equal(["wi-fi", "internet sin cable"], terms[1].AlsoKnownAs);
    }

    [Fact]
    public void Term_InsideAQuestion_LinksToTheGlossarysPage()
    {
        using var courses = new SampleCourses().WriteBody(
            "::: pregunta a\n¿Qué es [wifi](glosario:wifi)?\n- [x] Uno | Sí.\n- [ ] Dos | No.\n:::\n"
        );

        var lesson = courses.Read().LessonsById[new(LessonId)];

        Assert.Equal("¿Qué es <a href=\"/glosario#g-wifi\" class=\"term\">wifi</a>?", lesson.Questions.Single().PromptHtml);
        Assert.Equal("wifi", lesson.Terms.Single().Slug);
    }

    [Fact]
    public void Lesson_Renumbered_KeepsItsId()
    {
        // R4
        using var courses = new SampleCourses()
            .Rename("huerta/01-sembrar", "huerta/07-sembrar")
            .Rename("huerta/07-sembrar/01-la-semilla.md", "huerta/07-sembrar/12-la-semilla.md");

        var catalogue = courses.Read();

        Assert.Empty(catalogue.Faults);
        Assert.Equal(["huerta/cosechar", "huerta/sembrar"], catalogue.CoursesById["huerta"].Modules.Select(m => m.Id));
        Assert.Equal([1, 2], catalogue.CoursesById["huerta"].Modules.Select(m => m.Number));
        Assert.True(catalogue.LessonsById.ContainsKey(new(LessonId)));
    }

    [Fact]
    public void Lesson_Renamed_IsKnownByItsOldIds()
    {
        using var courses = new SampleCourses().Replace(SampleCourses.Lesson, "minutes: 7", "minutes: 7\nantes: [huerta/sembrar/la-pepa]");

        var catalogue = courses.Read();

        Assert.Equal(new ActivityId(LessonId), catalogue.Renamed[new("huerta/sembrar/la-pepa")]);
    }

    [Fact]
    public void Review_LeftToUs_TakesThreeSpacedQuestionsOfEarlierModules()
    {
        using var courses = new SampleCourses();

        var modules = courses.Read().CoursesById["huerta"].Modules;

        Assert.Empty(modules[0].Review);
        Assert.Equal(["cual", "parejas", "hueco"], modules[1].Review.Select(q => q.Slug));
    }

    [Fact]
    public void Review_ChosenByHand_IsKept()
    {
        using var courses = new SampleCourses().Replace(
            "huerta/02-cosechar/module.md",
            "summary: Un módulo.",
            "summary: Un módulo.\nreview: [sembrar/la-semilla/hueco, sembrar/la-semilla/pasos, sembrar/la-semilla/cual]"
        );

        var module = courses.Read().ModulesById["huerta/cosechar"];

        Assert.Equal(["hueco", "pasos", "cual"], module.Review.Select(q => q.Slug));
    }

    [Fact]
    public void Folder_WithEditorsLeftovers_IsReadAsIfTheyWereNotThere()
    {
        using var courses = new SampleCourses();
        var before = courses.Read().Version;

        var after = courses
            .Write("huerta/01-sembrar/.01-la-semilla.md.swp", "x")
            .Write("huerta/01-sembrar/01-la-semilla.md~", "x")
            .Write(".git/x.md", "x")
            .Read();

        Assert.Equal(before, after.Version);
        Assert.Empty(after.Faults);
    }

    [Fact]
    public void Folder_WithAByteChanged_HasAnotherVersion()
    {
        using var courses = new SampleCourses();
        var before = courses.Read().Version;

        Assert.Equal(before, courses.Read().Version);
        Assert.NotEqual(before, courses.Replace(SampleCourses.Course, "Texto.", "Texto!").Read().Version);
    }

    [Fact]
    public void RepositorysCourses_AsTheyAre_AreFaultless()
    {
        var catalogue = CatalogueReader.Read(SourceRepository.Courses);

        Assert.Empty(catalogue.Faults);
        Assert.NotEmpty(catalogue.LessonsById);
    }
}
