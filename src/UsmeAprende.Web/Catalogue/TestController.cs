using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Catalogue;
using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.Catalogue;

/// <summary>The page of a module's test, which can be repeated.</summary>
[AllowAnonymous]
public sealed class TestController(CatalogueStore courses, AuthorFaults faults) : Controller
{
    [HttpGet("/cursos/{course}/{module}/prueba"), PublicPage]
    public IActionResult Show()
    {
        var catalogue = courses.Current;
        return catalogue.TestsById.TryGetValue(CatalogueAddress.ReadId(Request.Path), out var test)
                ? View(
                    "Test",
                    ModuleTestPage.Create(catalogue, test) with
                    {
                        Faults = faults.ListIn($"{catalogue.GetModule(test).Folder}/prueba.md"),
                    }
                )
            : catalogue.Renamed.TryGetValue(CatalogueAddress.ReadId(Request.Path), out var now) ? RedirectPermanent($"/cursos/{now}")
            : NotFound();
    }
}

/// <summary>A module's test: one form for all its questions.</summary>
/// <param name="Next">The next module's first lesson; null after the last that has any.</param>
/// <param name="Result">The result of the attempt just sent; null before.</param>
public sealed record ModuleTestPage(
    Course Course,
    CourseModule Module,
    ModuleTest Test,
    IReadOnlyList<QuestionView> Questions,
    ContinueLink? Next,
    TestAttemptResult? Result
)
{
    /// <summary>The faults for its author; only in development.</summary>
    public IReadOnlyList<ContentFault> Faults { get; init; } = [];

    public static ModuleTestPage Create(CourseCatalogue catalogue, ModuleTest test)
    {
        var module = catalogue.GetModule(test);
        var course = catalogue.GetCourse(module);
        var next = course.Modules.SkipWhile(m => m != module).Skip(1).SelectMany(m => m.Lessons).FirstOrDefault();
        return new ModuleTestPage(
            course,
            module,
            test,
            [.. test.Questions.Select((q, at) => new QuestionView(q, LessonPage.AnchorOf(q), null, IsAlone: false) { Number = at + 1 })],
            next is null ? null : new ContinueLink(next.Path, next.Title),
            null
        );
    }

    /// <summary>
    /// The same page with the result. While answers are missing only that is shown, since a result would reveal the right answers.
    /// </summary>
    public ModuleTestPage With(TestAttemptResult result, IReadOnlyDictionary<ActivityId, GivenAnswer> given) =>
        this with
        {
            Result = result,
            Questions =
            [
                .. Questions.Select(view =>
                    view with
                    {
                        Given = given.GetValueOrDefault(view.Question.Id),
                        IsJudged = result.Missing.Count == 0,
                    }
                ),
            ],
        };
}

/// <summary>The result of sending a test. <c>test.js</c> writes the same without the network.</summary>
/// <param name="Look">The classes of its card.</param>
/// <param name="Title">The result in words, such as "¡Aprobó la prueba!".</param>
/// <param name="Missing">Numbers of the questions without an answer, from 1; while there are any, the test is not graded.</param>
/// <param name="Next">What to do now; null while something is missing.</param>
public sealed record TestAttemptResult(
    string Look,
    string Title,
    string Words,
    IReadOnlyList<int> Missing,
    FormSaveResult Kept,
    ContinueLink? Next
)
{
    public bool IsPass => Look == Celebration;

    private const string Celebration = "notice celebrate";
    private const string Care = "notice care";

    public static TestAttemptResult Unanswered(IReadOnlyList<int> missing) =>
        new(
            Care,
            "Falta algo",
            missing.Count == 1 ? "Le falta 1 pregunta por responder:" : $"Le faltan {missing.Count} preguntas por responder:",
            missing,
            FormSaveResult.Nothing,
            null
        );

    public static TestAttemptResult Graded(ModuleTestPage page, int right, int percent, FormSaveResult kept)
    {
        var (all, pass) = (page.Test.Questions.Length, page.Test.Pass);
        return percent >= pass
            ? new TestAttemptResult(
                Celebration,
                "¡Aprobó la prueba!",
                $"Acertó {right} de {all}. Su resultado: {percent} de 100.",
                [],
                kept,
                page.Next is { } next
                    ? new ContinueLink(next.Path, $"Siga con «{next.Title}»")
                    : new ContinueLink(page.Course.Path, "Volver al curso")
            )
            : new TestAttemptResult(
                Care,
                $"Todavía no: acertó {right} de {all}",
                $"Repase y vuelva a intentarlo. Su resultado: {percent} de 100, y se aprueba con {pass}.",
                [],
                kept,
                new ContinueLink($"{page.Course.Path}#{page.Module.Slug}", $"Repasar «{page.Module.Title}»")
            );
    }
}
