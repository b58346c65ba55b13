using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Catalogue;
using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.Catalogue;

/// <summary>
/// The questions of a module with their sisters, on a public page: lessons take a second try from it, and the review of the day its
/// questions. Without scripts it is a page to practise on.
/// </summary>
[AllowAnonymous]
public sealed class ReviewController(CatalogueStore courses) : Controller
{
    /// <summary>The review of the day. Which questions are due is known on the phone.</summary>
    [HttpGet("/repaso"), PublicPage]
    public IActionResult Today() => View("ReviewToday", courses.Current);

    [HttpGet("/cursos/{course}/{module}/repaso"), PublicPage]
    public IActionResult Show(string course, string module)
    {
        var catalogue = courses.Current;
        return catalogue.ModulesById.TryGetValue($"{course}/{module}".ToLowerInvariant(), out var found) && !found.Lessons.IsEmpty
            ? View("Review", ModuleReviewPage.Create(catalogue, found))
            : NotFound();
    }
}

/// <summary>The questions of a module, by lesson.</summary>
public sealed record ModuleReviewPage(Course Course, CourseModule Module, IReadOnlyList<LessonReview> Lessons)
{
    public static ModuleReviewPage Create(CourseCatalogue catalogue, CourseModule module) =>
        new(
            catalogue.GetCourse(module),
            module,
            [
                .. module
                    .Lessons.Where(l => !l.IsWithheld && l.Questions.Any(IsForm))
                    .Select(l => new LessonReview(
                        l,
                        [
                            .. l
                                .Questions.Where(IsForm)
                                .SelectMany(q => q.Variants)
                                .Select(q => new QuestionView(q, $"{l.Slug}-{q.Key}", null)),
                        ]
                    )),
            ]
        );

    // A simulated phone and a conversation are no questions for two minutes.
    private static bool IsForm(QuizQuestion question) => question.Kind is not (QuestionKind.Screens or QuestionKind.Chat);
}

/// <summary>The questions of a lesson, each followed by its sisters.</summary>
public sealed record LessonReview(Lesson Lesson, IReadOnlyList<QuestionView> Questions);
