using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Learning;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Learning;

/// <summary>One's own trails: where one stands, what is next, what the certificate still asks.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class MyLearningController(ProgressService progress, IEnumerable<IOwnNews> features) : Controller
{
    [HttpGet("/mi-aprendizaje")]
    public async Task<IActionResult> Show(CancellationToken cancel)
    {
        var news = new List<OwnNews>();
        foreach (var feature in features)
            if (await feature.OfAsync(User.PersonId(), cancel) is { } told)
                news.Add(told);
        return View("MyLearning", MyLearningPage.Of(await progress.CoursesAsync(User.PersonId(), cancel), news));
    }
}
