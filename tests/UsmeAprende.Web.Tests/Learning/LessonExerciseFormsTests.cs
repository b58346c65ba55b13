using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;

namespace UsmeAprende.Web.Tests.Learning;

/// <summary>Practices with steps, sister questions, phones and chats, without scripts.</summary>
public sealed class LessonExerciseFormsTests(SiteHost site)
{
    [Fact]
    public async Task Practice_WhereSomebodyGotStuck_IsKeptAndNotDone()
    {
        using var learner = await LearnerClient.SignInAsync(site);
        var (lesson, practice) = site
            .Services.GetRequiredService<CatalogueStore>()
            .Current.LessonsById.Values.SelectMany(l => l.Parts.OfType<LessonPracticePart>().Select(p => (l, p)))
            .First(found => !found.p.Steps.IsEmpty);
        var forms = new LessonFormClient(learner.Browser, lesson.Path);

        var page = await forms.SendAsync(HttpStatusCode.OK, ("actividad", practice.Id.Value), ("atasco", practice.Steps[0].Hash));
        var unknown = await forms.SendAsync(HttpStatusCode.BadRequest, ("actividad", practice.Id.Value), ("atasco", "00000000"));

        var told = page.QuerySelector($"[data-activity='{practice.Id}'] .verdict")!.TextContent;
        Assert.Contains("Gracias por decirlo", told, StringComparison.Ordinal);
        Assert.Contains("Quedó guardado", told, StringComparison.Ordinal);
        Assert.Contains("No entendimos", unknown.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await using var scope = site.Services.CreateAsyncScope();
        var state = await scope
            .ServiceProvider.GetRequiredService<UsmeDb>()
            .ActivityStates.SingleAsync(s => s.PersonId == learner.Id && s.Activity == practice.Id, TestContext.Current.CancellationToken);
        Assert.Null(state.FinishedAt);
    }

    [Fact]
    public async Task PhoneAndChat_WithoutScripts_StandThereWithAllTheirWords()
    {
        using var browser = site.Browser();
        var told = 0;

        foreach (var lesson in site.Services.GetRequiredService<CatalogueStore>().Current.LessonsById.Values)
        foreach (var question in lesson.Questions.Where(q => q.Content is PhoneSimulation or ChatStory))
        {
            var page = await HtmlPage.GetAsync(browser, lesson.Path, TestContext.Current.CancellationToken);
            var text = page.GetElementById($"p-{question.Key}")!.TextContent;
            Assert.All(WordsOf(question.Content!), words => Assert.Contains(words, text, StringComparison.Ordinal));
            told++;
        }

        Assert.NotEqual(0, told);
    }

    private static IEnumerable<string> WordsOf(ExerciseContent content) =>
        content switch
        {
            PhoneSimulation phone => phone.Screens.SelectMany(s => s.Parts.Select(p => p.Label).Prepend(s.Goal)),
            ChatStory chat => chat.Scenes.SelectMany(s => s.Messages.Select(m => m.Text).Concat(s.Choices.Select(c => c.Text))),
            _ => [],
        };

    [Fact]
    public async Task Sister_AnsweredOnTheReviewPage_CountsForTheQuestionOfTheLesson()
    {
        using var learner = await LearnerClient.SignInAsync(site);
        var catalogue = site.Services.GetRequiredService<CatalogueStore>().Current;
        var (lesson, question) = catalogue
            .LessonsById.Values.SelectMany(l => l.Questions.Select(q => (l, q)))
            .First(found => found.q is { Kind: QuestionKind.Choice, HasSeveralRight: false, Sisters.Length: > 0 });
        var sister = question.Sisters[0];
        var review = await HtmlPage.GetAsync(
            learner.Browser,
            $"/cursos/{lesson.Id.ModuleId}/repaso",
            TestContext.Current.CancellationToken
        );

        var page = await new LessonFormClient(learner.Browser, lesson.Path).SendAsync(
            HttpStatusCode.OK,
            ("accion", "responder"),
            ("pregunta", question.Id.Value),
            ("version", sister.Hash),
            ($"{sister.Key}.opcion", sister.Options.First(o => o.IsRight).Hash)
        );

        Assert.NotNull(review.QuerySelector($"form[data-of='{question.Id}'] [data-q='{sister.Hash}']"));
        Assert.Contains("Correcto", page.GetElementById($"p-{sister.Key}")!.TextContent, StringComparison.Ordinal);
        var me = await learner.MeAsync();
        Assert.Equal([question.Id.Value], me.GetProperty("right").EnumerateArray().Select(q => q.GetString()));
    }
}
