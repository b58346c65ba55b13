using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Learning;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Learning;

/// <summary>One's own trails: where one stands, what is next, what the certificate still asks.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class MyLearningController(ProgressService progress, IEnumerable<IMyLearningSection> sections) : Controller
{
    [HttpGet("/mi-aprendizaje")]
    public async Task<IActionResult> Show(CancellationToken cancel)
    {
        var shown = new List<MyLearningSection>();
        foreach (var section in sections)
        {
            if (await section.OfAsync(User.PersonId(), cancel) is { } one)
                shown.Add(one);
        }
        return View("MyLearning", MyLearningPage.Of(await progress.CoursesAsync(User.PersonId(), cancel), shown));
    }
}
