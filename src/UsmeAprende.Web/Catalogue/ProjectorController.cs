using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Catalogue;
using UsmeAprende.Catalogue.Carrying;
using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.Catalogue;

/// <summary>A lesson for a projector: very big letters, one step at a time, nothing of anybody.</summary>
[AllowAnonymous]
public sealed class ProjectorController(CatalogueStore courses) : Controller
{
    [HttpGet("/cursos/{course}/{module}/{lesson}/proyector"), PublicPage]
    public IActionResult Show(string course, string module, string lesson)
    {
        var catalogue = courses.Current;
        var id = new ActivityId($"{course}/{module}/{lesson}".ToLowerInvariant());
        return catalogue.LessonsById.TryGetValue(id, out var found) && !found.IsWithheld
                ? View("Projector", ProjectorPage.Create(catalogue, found))
            : catalogue.Renamed.TryGetValue(id, out var now) ? RedirectPermanent(ProjectorPage.PathOf($"/cursos/{now}"))
            : NotFound();
    }
}

/// <summary>The steps of a lesson for a projector: the same, in the same order, as on the lesson's page.</summary>
public sealed record ProjectorPage(Course Course, CourseModule Module, Lesson Lesson, IReadOnlyList<ProjectedStep> Steps)
{
    /// <summary>The step that is shown; null if a script chooses, and without one all follow each other.</summary>
    public int? Only { get; init; }

    public static string PathOf(string lessonPath) => $"{lessonPath}/proyector";

    public static ProjectorPage Create(CourseCatalogue catalogue, Lesson lesson)
    {
        var page = LessonPage.Create(catalogue, lesson);
        var projection = new LessonProjection(catalogue, page.Course);
        return new ProjectorPage(page.Course, page.Module, lesson, [.. page.Steps.Select(step => Create(step, projection))]);
    }

    private static ProjectedStep Create(LessonStep step, LessonProjection projection) =>
        new(
            step.Review is { } review
                ? $"<p class=\"kind\">Para recordar</p>\n{projection.Render(review.Question)}"
                : string.Concat(step.Parts.Select(projection.Render)),
            step.Label
        )
        {
            IsFirst = step.IsFirst,
            IsLast = step.IsLast && step.Parts.Count == 0,
        };
}

/// <summary>A step as it is projected.</summary>
/// <param name="Label">The name of a step that is the rest of a section; null for all others.</param>
public sealed record ProjectedStep(string Html, string? Label)
{
    public bool IsFirst { get; init; }

    /// <summary>A last step without words of its own, in which the phone ends the lesson.</summary>
    public bool IsLast { get; init; }
}
