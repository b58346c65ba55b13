using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Learning;
using UsmeAprende.Web.Kit;

namespace UsmeAprende.Web.Learning;

/// <summary>One's own trails: where one stands, what is next, what the certificate still asks.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class MyLearningController(PersonProgressReader progress, IEnumerable<IMyLearningSection> sections) : Controller
{
    [HttpGet("/mi-aprendizaje")]
    public async Task<IActionResult> Show(CancellationToken cancel)
    {
        var shown = new List<MyLearningSection>();
        foreach (var section in sections)
        {
            if (await section.FindForPersonAsync(User.PersonId(), cancel) is { } one)
                shown.Add(one);
        }
        return View("MyLearning", MyLearningPage.Create(await progress.ListCoursesAsync(User.PersonId(), cancel), shown));
    }
}

/// <summary>A person's courses as their page shows them.</summary>
/// <param name="Started">The one last begun something in stands first.</param>
/// <param name="Others">Not begun yet.</param>
/// <param name="Sections">What other features add.</param>
public sealed record MyLearningPage(
    IReadOnlyList<OwnCourseView> Started,
    IReadOnlyList<OwnCourseView> Others,
    IReadOnlyList<MyLearningSection> Sections
)
{
    public static MyLearningPage Create(IReadOnlyList<CourseProgress> courses, IReadOnlyList<MyLearningSection> sections) =>
        new(
            [.. courses.Where(c => c.IsStarted).Select(c => new OwnCourseView(c))],
            [.. courses.Where(c => !c.IsStarted).Select(c => new OwnCourseView(c))],
            sections
        );
}

/// <summary>A part of one's learning page that another feature fills.</summary>
/// <param name="View">The address of a partial view.</param>
/// <param name="Model">What that view shows.</param>
/// <param name="IsNews">Stands above the courses, since somebody may have to act on it.</param>
public sealed record MyLearningSection(string View, object Model, bool IsNews = false);

/// <summary>What another feature adds to the page of one's own learning. Learning asks; features to its right answer.</summary>
public interface IMyLearningSection
{
    /// <returns>Null where there is nothing to show.</returns>
    Task<MyLearningSection?> FindForPersonAsync(Guid person, CancellationToken cancel);
}
