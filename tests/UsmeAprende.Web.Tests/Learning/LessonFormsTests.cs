using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Web.Tests.Learning;

public sealed class LessonFormsTests(SiteHost site)
{
    [Theory]
    [InlineData(QuestionKind.Choice)]
    [InlineData(QuestionKind.Ordering)]
    [InlineData(QuestionKind.Matching)]
    [InlineData(QuestionKind.Completion)]
    [InlineData(QuestionKind.Spotting)]
    [InlineData(QuestionKind.Sorting)]
    [InlineData(QuestionKind.Number)]
    [InlineData(QuestionKind.Typing)]
    public async Task Question_AnsweredRightWithoutScripts_SaysSoAndExplains(QuestionKind kind)
    {
        using var browser = site.Browser();
        var (lesson, question) = LessonFormClient.Find(site, kind);

        var page = await new LessonFormClient(browser, lesson.Path).AnswerAsync(question, LessonFormClient.Right(question));

        var verdict = LessonFormClient.VerdictIn(page, question);
        Assert.Contains("Correcto", verdict, StringComparison.Ordinal);
        Assert.Contains(Text(question.Options.First(o => o.IsRight).ExplanationHtml), verdict, StringComparison.Ordinal);
        Assert.Contains("Su avance no quedó guardado", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            $"/entrar?volver={Uri.EscapeDataString(lesson.Path)}",
            page.QuerySelector("main a[href^='/entrar']")!.GetAttribute("href")
        );
    }

    [Fact]
    public async Task Choice_AnsweredWrongWithoutScripts_ExplainsAndKeepsWhatWasChosen()
    {
        using var browser = site.Browser();
        var (lesson, question) = LessonFormClient.Find(site, QuestionKind.Choice);
        var wrong = question.Options.First(o => !o.IsRight);

        var page = await new LessonFormClient(browser, lesson.Path).AnswerAsync(question, ("opcion", wrong.Hash));

        var verdict = LessonFormClient.VerdictIn(page, question);
        Assert.Contains("Todavía no", verdict, StringComparison.Ordinal);
        Assert.Contains(Text(wrong.ExplanationHtml), verdict, StringComparison.Ordinal);
        Assert.Contains("Vuelva a intentarlo", verdict, StringComparison.Ordinal);
        Assert.Equal(
            [wrong.Hash],
            LessonFormClient.ShownIn(page, question).QuerySelectorAll("input[checked]").Select(i => i.GetAttribute("value"))
        );
    }

    [Fact]
    public async Task Ordering_WithTwoStepsSwapped_CountsTheOthersAndKeepsThePlaces()
    {
        using var browser = site.Browser();
        var (lesson, question) = LessonFormClient.Find(site, QuestionKind.Ordering);
        var places = Enumerable.Range(1, question.Options.Length).ToArray();
        (places[0], places[1]) = (places[1], places[0]);

        var page = await new LessonFormClient(browser, lesson.Path).AnswerAsync(
            question,
            [.. question.Options.Select((o, at) => ($"lugar-{o.Hash}", $"{places[at]}"))]
        );

        Assert.Contains(
            $"{places.Length - 2} de {places.Length} pasos están en su lugar",
            LessonFormClient.VerdictIn(page, question),
            StringComparison.Ordinal
        );
        Assert.All(
            question.Options.Zip(places),
            step =>
                Assert.Equal(
                    $"{step.Second}",
                    Assert
                        .IsAssignableFrom<IHtmlSelectElement>(page.QuerySelector($"[name='{question.Slug}.lugar-{step.First.Hash}']"))
                        .Value
                )
        );
    }

    [Fact]
    public async Task Matching_WithTwoPairsSwapped_CountsTheOthersAndKeepsThePairs()
    {
        using var browser = site.Browser();
        var (lesson, question) = LessonFormClient.Find(site, QuestionKind.Matching);
        var matches = question.Options.Select(o => o.Match!.Hash).ToArray();
        (matches[0], matches[1]) = (matches[1], matches[0]);

        var page = await new LessonFormClient(browser, lesson.Path).AnswerAsync(
            question,
            [.. question.Options.Select((o, at) => ($"pareja-{o.Hash}", matches[at]))]
        );

        Assert.Contains(
            $"{matches.Length - 2} de {matches.Length} parejas están bien",
            LessonFormClient.VerdictIn(page, question),
            StringComparison.Ordinal
        );
        Assert.Equal(
            matches[0],
            Assert
                .IsAssignableFrom<IHtmlSelectElement>(page.QuerySelector($"[name='{question.Slug}.pareja-{question.Options[0].Hash}']"))
                .Value
        );
    }

    [Theory]
    [InlineData("  ENCENDER ", "Correcto")]
    [InlineData("Prendér", "Correcto")]
    [InlineData("cargar", "La carga sirve")]
    [InlineData("<script>alert(1)</script>", "Todavía no")]
    [InlineData("\u202Eردnrecne😀", "Todavía no")]
    public async Task Completion_Typed_ComparesWithoutAccentsOrCapitalsAndKeepsTheWord(string typed, string expected)
    {
        using var browser = site.Browser();
        var courses = site.Services.GetRequiredService<CatalogueStore>().Current;
        var lesson = courses.LessonsById[new("herramientas-basicas/mi-celular/encender-y-cargar")];
        var question = lesson.Questions.Single(q => q.Kind is QuestionKind.Completion);

        var page = await new LessonFormClient(browser, lesson.Path).AnswerAsync(question, ("respuesta", typed));

        Assert.Contains(expected, LessonFormClient.VerdictIn(page, question), StringComparison.Ordinal);
        // What nobody sees of it is left out (R35).
        Assert.Equal(
            typed.Trim().TrimStart('\u202E'),
            LessonFormClient.ShownIn(page, question).QuerySelector("input")!.GetAttribute("value")
        );
        Assert.Null(page.QuerySelector("main script"));
    }

    [Theory]
    [InlineData(QuestionKind.Choice, "Marque una respuesta")]
    [InlineData(QuestionKind.Ordering, "Elija un lugar distinto para cada paso")]
    [InlineData(QuestionKind.Matching, "Elija una pareja para cada frase")]
    [InlineData(QuestionKind.Completion, "Escriba su respuesta")]
    public async Task Question_SentEmpty_SaysWhatIsMissing(QuestionKind kind, string advice)
    {
        using var browser = site.Browser();
        var (lesson, question) = LessonFormClient.Find(site, kind);

        var page = await new LessonFormClient(browser, lesson.Path).AnswerAsync(question);

        Assert.Contains(advice, LessonFormClient.VerdictIn(page, question), StringComparison.Ordinal);
        Assert.DoesNotContain("Su avance", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("opcion", "' OR 1=1 --")]
    [InlineData("opcion", "../../etc/passwd")]
    [InlineData("opcion", "<img src=x onerror=alert(1)>")]
    [InlineData("lugar-xxxxxxxx", "99999999999999999999")]
    public async Task Question_SentWithWhatNoFormSends_CountsAsNotAnswered(string field, string value)
    {
        using var browser = site.Browser();
        var (lesson, question) = LessonFormClient.Find(site, QuestionKind.Choice);

        var page = await new LessonFormClient(browser, lesson.Path).AnswerAsync(question, (field, value));

        Assert.Contains("Marque una respuesta", LessonFormClient.VerdictIn(page, question), StringComparison.Ordinal);
        Assert.DoesNotContain("onerror", page.Source.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("accion", "borrar")]
    [InlineData("accion", "responder")]
    [InlineData("accion", "practicar")]
    [InlineData("accion", "\u202E😀")]
    public async Task Lesson_SentSomethingItDoesNotKnow_SaysSoOnTheSamePage(string field, string value)
    {
        using var browser = site.Browser();
        var (lesson, _) = LessonFormClient.Find(site, QuestionKind.Choice);

        var page = await new LessonFormClient(browser, lesson.Path).SendAsync(HttpStatusCode.BadRequest, (field, value));

        Assert.Equal(lesson.Title, page.QuerySelector("h1")!.TextContent);
        Assert.Contains("No entendimos lo que envió", page.QuerySelector("main .notice")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReviewQuestion_AnsweredInALaterLesson_ShowsItsVerdictThere()
    {
        using var browser = site.Browser();
        var module = site.Services.GetRequiredService<CatalogueStore>().Current.Courses.First(c => c.HasLessons).Modules[1];
        var question = module.Review[0];

        var page = await new LessonFormClient(browser, module.Lessons[0].Path).AnswerAsync(question, LessonFormClient.Right(question));

        Assert.Contains("Correcto", page.GetElementById("repaso-1")!.QuerySelector(".verdict")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignedInLearner_AnsweringAndFinishingWithoutScripts_FindsItInTheirProgress()
    {
        using var learner = await LearnerClient.SignInAsync(site);
        var (lesson, question) = LessonFormClient.Find(site, QuestionKind.Choice);
        var forms = new LessonFormClient(learner.Browser, lesson.Path);

        var answered = await forms.AnswerAsync(question, LessonFormClient.Right(question));
        var asked = await forms.SendAsync(HttpStatusCode.OK, ("accion", "terminar"));
        var finished = await forms.SendAsync(HttpStatusCode.OK, ("accion", "terminar-asi"));

        Assert.Contains("por responder", asked.GetElementById("terminar")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(asked.QuerySelector("#terminar button[value=terminar-asi]"));
        Assert.Contains("Quedó guardado en su avance", answered.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("¡Terminó la lección!", finished.GetElementById("terminar")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Terminarla otra vez", finished.QuerySelector("#terminar button")!.TextContent);
        Assert.StartsWith(
            "Siga con: ",
            finished.QuerySelector("a.button:not(.secondary)[rel=next]")!.TextContent,
            StringComparison.Ordinal
        );
        var me = await learner.MeAsync();
        Assert.Equal([lesson.Id.Value], me.GetProperty("lessons").EnumerateArray().Select(l => l.GetString()));
        Assert.Equal([question.Id.Value], me.GetProperty("right").EnumerateArray().Select(q => q.GetString()));
    }

    [Fact]
    public async Task SignedInLearner_PractisingWithoutScripts_IsToldItWasKept()
    {
        using var learner = await LearnerClient.SignInAsync(site);
        var (lesson, practice) = site
            .Services.GetRequiredService<CatalogueStore>()
            .Current.LessonsById.Values.SelectMany(l => l.Parts.OfType<LessonPracticePart>().Select(p => (l, p)))
            .First();

        var page = await new LessonFormClient(learner.Browser, lesson.Path).SendAsync(
            HttpStatusCode.OK,
            ("accion", "practicar"),
            ("actividad", practice.Id.Value)
        );

        Assert.Contains("Quedó guardado en su avance", page.QuerySelector(".practice .verdict")!.TextContent, StringComparison.Ordinal);
    }

    private static string Text(string html) => new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html).Body!.TextContent;
}
