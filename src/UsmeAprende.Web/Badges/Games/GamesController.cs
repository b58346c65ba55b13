using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Badges;
using UsmeAprende.Badges.Games;
using UsmeAprende.Catalogue;
using UsmeAprende.Learning;
using UsmeAprende.Web.Catalogue;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Kit.Caching;
using UsmeAprende.Web.Kit.Security;
using UsmeAprende.Web.Learning;

namespace UsmeAprende.Web.Badges.Games;

/// <summary>The pages of the practice games, without points or ranking.</summary>
[AllowAnonymous]
public sealed class GamesController(BadgeStore badges, CatalogueStore courses, FormRecordStore records) : Controller
{
    private const string Path = "/juego";

    [HttpGet(Path), PublicPage]
    public IActionResult Index() => View("Games", badges.Current);

    [HttpGet(Path + "/{game}"), PublicPage]
    public IActionResult Show(string game) => Find(game) is { } found ? View("Game", found) : NotFound();

    /// <summary>A round without scripts.</summary>
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
        return View("Game", page.WithAnswers(answered, kept));
    }

    private GamePage? Find(string id) =>
        PracticeGame.All.FirstOrDefault(g => g.Id == id) is { } game
        && GamePage.Create(game, courses.Current) is { Questions.Count: > 0 } page
            ? page
            : null;
}

/// <summary>
/// A game's page, with the courses' questions. A script shows some at a time; without scripts all are shown and sent together.
/// </summary>
/// <param name="Round">Questions of a round.</param>
/// <param name="Kept">Whether the round was stored; null before.</param>
public sealed record GamePage(PracticeGame Game, string Lead, int Round, IReadOnlyList<QuestionView> Questions, FormSaveResult? Kept)
{
    /// <summary>How many were answered, without scripts.</summary>
    public int Answered => Questions.Count(q => q.Given is not null);

    public int Right => Questions.Count(q => q.Feedback is { IsRight: true });

    private const int ScamRound = 5;
    private const int OrderRound = 3;

    public static GamePage Create(PracticeGame game, CourseCatalogue catalogue) =>
        new(
            game,
            game == PracticeGame.SpotTheScam
                ? "Llega un mensaje, una llamada o una oferta. ¿Qué haría usted?"
                : "Los pasos están revueltos. Póngalos en el orden que sirve.",
            game == PracticeGame.SpotTheScam ? ScamRound : OrderRound,
            [.. GameQuestions.ListForGame(game, catalogue).Select(q => new QuestionView(q, LessonPage.AnchorOf(q), null, IsAlone: false))],
            null
        );

    /// <summary>The same page with the answers; unanswered questions stay as they were.</summary>
    public GamePage WithAnswers(IReadOnlyDictionary<ActivityId, GivenAnswer> given, FormSaveResult kept) =>
        this with
        {
            Kept = kept,
            Questions = [.. Questions.Select(view => view with { Given = given.GetValueOrDefault(view.Question.Id) })],
        };
}
