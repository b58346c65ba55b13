using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Web.Tests.Learning;

/// <summary>Somebody without scripts, who fills forms and sends them.</summary>
internal sealed class LessonFormClient(HttpClient browser, string path)
{
    public static (Lesson Lesson, QuizQuestion Question) Find(SiteHost site, QuestionKind kind) =>
        site
            .Services.GetRequiredService<CatalogueStore>()
            .Current.LessonsById.Values.OrderBy(l => l.Id)
            .SelectMany(lesson => lesson.Questions.Select(question => (lesson, question)))
            .First(found => found.question.Kind == kind);

    public async Task<IHtmlDocument> SendAsync(HttpStatusCode expected, params (string Field, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Field, f.Value)));
        using var response = await browser.PostAsync(path, form, TestContext.Current.CancellationToken);
        Assert.Equal(expected, response.StatusCode);
        Assert.True(response.Headers.CacheControl!.NoStore);
        return await HtmlPage.ReadAsync(response, TestContext.Current.CancellationToken);
    }

    public Task<IHtmlDocument> AnswerAsync(QuizQuestion question, params (string Field, string Value)[] fields) =>
        SendAsync(
            HttpStatusCode.OK,
            [("accion", "responder"), ("pregunta", question.Id.Value), .. fields.Select(f => ($"{question.Slug}.{f.Field}", f.Value))]
        );

    /// <summary>The right answer, as the form sends it.</summary>
    public static (string Field, string Value)[] Right(QuizQuestion question) =>
        question.Kind switch
        {
            QuestionKind.Choice or QuestionKind.Spotting => [.. question.Options.Where(o => o.IsRight).Select(o => ("opcion", o.Hash))],
            QuestionKind.Ordering => [.. question.Options.Select((o, at) => ($"lugar-{o.Hash}", $"{at + 1}"))],
            QuestionKind.Matching or QuestionKind.Sorting => [.. question.Options.Select(o => ($"pareja-{o.Hash}", o.Match!.Hash))],
            _ => [("respuesta", question.Options.First(o => o.IsRight).Text)],
        };

    public static IElement ShownIn(IHtmlDocument page, QuizQuestion question) => page.GetElementById($"p-{question.Slug}")!;

    public static string VerdictIn(IHtmlDocument page, QuizQuestion question) =>
        ShownIn(page, question).QuerySelector(".verdict")!.TextContent;
}
