using UsmeAprende.Badges;
using UsmeAprende.Catalogue;
using UsmeAprende.Web.Catalogue;

namespace UsmeAprende.Web.Badges;

/// <summary>
/// A game: the courses' own questions, of which a script shows some at a time. Without scripts all stand there, and are sent together.
/// </summary>
/// <param name="Round">How many make a round.</param>
/// <param name="Kept">What became of having played; null before.</param>
public sealed record GamePage(Game Game, string Lead, int Round, IReadOnlyList<QuestionView> Questions, FormSaveResult? Kept)
{
    private const int ScamRound = 5;
    private const int OrderRound = 3;

    public static GamePage Of(Game game, CourseCatalogue catalogue) =>
        new(
            game,
            game == Game.SpotTheScam
                ? "Llega un mensaje, una llamada o una oferta. ¿Qué haría usted?"
                : "Los pasos están revueltos. Póngalos en el orden que sirve.",
            game == Game.SpotTheScam ? ScamRound : OrderRound,
            [.. GameQuestions.Of(game, catalogue).Select(q => new QuestionView(q, LessonPage.AnchorOf(q.Id), null, IsAlone: false))],
            null
        );

    /// <summary>The same with what was answered; whatever was left out stays as it was.</summary>
    public GamePage With(IReadOnlyDictionary<string, GivenAnswer> given, FormSaveResult kept) =>
        this with
        {
            Kept = kept,
            Questions = [.. Questions.Select(view => view with { Given = given.GetValueOrDefault(view.Question.Id) })],
        };
}
