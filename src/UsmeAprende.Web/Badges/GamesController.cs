using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Badges;
using UsmeAprende.Catalogue;
using UsmeAprende.Learning;
using UsmeAprende.Web.Catalogue;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Kit.Caching;
using UsmeAprende.Web.Kit.Security;
using UsmeAprende.Web.Learning;

namespace UsmeAprende.Web.Badges;

/// <summary>Learning by playing: what each family of badges trains, and two short games without points or ranks.</summary>
[AllowAnonymous]
public sealed class GamesController(BadgeStore badges, CatalogueStore courses, FormRecordStore records) : Controller
{
    private const string Path = "/juego";

    [HttpGet(Path), PublicPage]
    public IActionResult Index() => View("Games", badges.Current);

    [HttpGet(Path + "/{game}"), PublicPage]
    public IActionResult Show(string game) => Find(game) is { } found ? View("Game", found) : NotFound();

    /// <summary>A round played where there are no scripts.</summary>
    [HttpPost(Path + "/{game}"), PageOwnerGuard.OwnerOptional, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Play(string game, CancellationToken cancel)
    {
        if (Find(game) is not { } page)
            return NotFound();
        var form = await PlainFormReader.ReadAsync(Request, cancel);
        var answered = page
            .Questions.Select(view => AnswerForm.Read(view.Question, form))
            .Where(a => a.Text is not null)
            .ToDictionary(a => a.Given.Question.Id, a => a.Given);
        var kept =
            answered.Count == 0
                ? FormSaveResult.Nothing
                : await records.StoreAsync(User, records.Create(RecordVerb.Played, page.Game.Activity), cancel);
        if (answered.Count == 0)
            Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Game", page.With(answered, kept));
    }

    private GamePage? Find(string id) =>
        Game.All.FirstOrDefault(g => g.Id == id) is { } game && GamePage.Of(game, courses.Current) is { Questions.Count: > 0 } page
            ? page
            : null;
}
