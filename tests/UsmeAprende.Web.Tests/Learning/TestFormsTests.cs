using System.Net;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Web.Tests.Learning;

public sealed class TestFormsTests(SiteHost site)
{
    private ModuleTest Test =>
        site.Services.GetRequiredService<CatalogueStore>().Current.TestsById[new("herramientas-basicas/mi-celular/prueba")];

    [Fact]
    public async Task Test_AllRight_IsPassedWithEveryExplanation()
    {
        using var browser = site.Browser();

        var page = await new LessonFormClient(browser, Test.Path).SendAsync(HttpStatusCode.OK, [.. Test.Questions.SelectMany(Right)]);

        Assert.Contains("100 de 100", page.GetElementById("resultado")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("¡Aprobó la prueba!", page.GetElementById("resultado")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Su avance no quedó guardado", page.GetElementById("resultado")!.TextContent, StringComparison.Ordinal);
        Assert.True(page.GetElementById("resultado")!.ClassList.Contains("celebrate"));
        Assert.StartsWith("Siga con «", page.QuerySelector("#resultado a.button")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Volver a intentarlo", page.QuerySelector("button[value=enviar]")!.TextContent);
        Assert.All(
            Test.Questions,
            question => Assert.Contains("Correcto", LessonFormClient.VerdictIn(page, question), StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Test_HalfWrong_SaysThePercentRoundedDownAndWhatWasWrong()
    {
        using var browser = site.Browser();
        var (test, wrong) = site
            .Services.GetRequiredService<CatalogueStore>()
            .Current.TestsById.Values.Select(test =>
                (test, test.Questions.Where(q => q.Kind is QuestionKind.Choice && !q.HasSeveralRight).ToList())
            )
            .First(found => (found.test.Questions.Length - found.Item2.Count) * 100 / found.test.Questions.Length < found.test.Pass);
        var right = test.Questions.Length - wrong.Count;

        var page = await new LessonFormClient(browser, test.Path).SendAsync(
            HttpStatusCode.OK,
            [
                .. test.Questions.Except(wrong).SelectMany(Right),
                .. wrong.Select(q => ($"{q.Slug}.opcion", q.Options.First(o => !o.IsRight).Hash)),
            ]
        );

        var result = page.GetElementById("resultado")!;
        Assert.Contains($"{right * 100 / test.Questions.Length} de 100", result.TextContent, StringComparison.Ordinal);
        Assert.Equal($"Todavía no: acertó {right} de {test.Questions.Length}", result.QuerySelector("h2")!.TextContent.Trim());
        Assert.Contains($"se aprueba con {test.Pass}", result.TextContent, StringComparison.Ordinal);
        Assert.All(wrong, question => Assert.Contains("Todavía no", LessonFormClient.VerdictIn(page, question), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Test_SentEmpty_CountsWhatIsMissingAndKeepsNothing()
    {
        using var learner = await LearnerClient.SignInAsync(site);

        var page = await new LessonFormClient(learner.Browser, Test.Path).SendAsync(HttpStatusCode.OK, ("accion", "enviar"));

        Assert.Contains(
            $"Le faltan {Test.Questions.Length} preguntas",
            page.GetElementById("resultado")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Empty((await learner.MeAsync()).GetProperty("tests").EnumerateObject());
    }

    [Fact]
    public async Task Test_OneQuestionMissing_KeepsTheOtherAnswers()
    {
        using var browser = site.Browser();
        var missing = Test.Questions.First(q => q.Kind is QuestionKind.Choice);
        var kept = Test.Questions.First(q => q.Kind is QuestionKind.Choice && q != missing);

        var page = await new LessonFormClient(browser, Test.Path).SendAsync(
            HttpStatusCode.OK,
            [.. Test.Questions.Where(q => q != missing).SelectMany(Right)]
        );

        Assert.Contains("Le falta 1 pregunta", page.GetElementById("resultado")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Marque una respuesta.", LessonFormClient.VerdictIn(page, missing).Trim());
        Assert.Equal($"#p-{missing.Slug}-1", Assert.Single(page.QuerySelectorAll("#resultado a")).GetAttribute("href"));
        Assert.All(Test.Questions.Where(q => q != missing), question => Assert.Empty(LessonFormClient.VerdictIn(page, question).Trim()));
        Assert.NotEmpty(LessonFormClient.ShownIn(page, kept).QuerySelectorAll("input[checked]"));
    }

    [Fact]
    public async Task Test_PassedBySomeoneSignedIn_IsTheirBestResult()
    {
        using var learner = await LearnerClient.SignInAsync(site);

        var page = await new LessonFormClient(learner.Browser, Test.Path).SendAsync(
            HttpStatusCode.OK,
            [.. Test.Questions.SelectMany(Right)]
        );

        Assert.Contains("Quedó guardado en su avance", page.GetElementById("resultado")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(100, (await learner.MeAsync()).GetProperty("tests").GetProperty(Test.Id.Value).GetInt32());
    }

    private static IEnumerable<(string, string)> Right(QuizQuestion question) =>
        LessonFormClient.Right(question).Select(field => ($"{question.Slug}.{field.Field}", field.Value));
}
