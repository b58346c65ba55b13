using System.Collections.Immutable;
using UsmeAprende.Catalogue;
using UsmeAprende.Learning;

namespace UsmeAprende.Badges.Games;

/// <summary>A short practice game, without points, that can be repeated.</summary>
/// <param name="Id">Its name in the address <c>/juego/…</c> and in its activity id <c>juego/…</c>.</param>
public sealed record PracticeGame(string Id, string Name)
{
    public static readonly PracticeGame SpotTheScam = new("descubra-el-engano", "Descubra el engaño");

    public static readonly PracticeGame PutInOrder = new("ponga-en-orden", "Ponga los pasos en orden");

    public static readonly IReadOnlyList<PracticeGame> All = [SpotTheScam, PutInOrder];

    public ActivityId Activity => ActivityId.GameOf(Id);

    public string Path => $"/juego/{Id}";
}

/// <summary>The games of this site.</summary>
internal sealed class KnownGames : IGameActivities
{
    public IEnumerable<ActivityId> Activities => PracticeGame.All.Select(g => g.Activity);
}

/// <summary>The courses' own questions that make each game.</summary>
public static class GameQuestions
{
    // Most questions of a game. They are all in one page: enough for several rounds, few enough for a slow connection.
    private const int Most = 20;

    // Lessons about fraud have these words in their names, so new ones are included automatically.
    private static readonly string[] Deceit =
    [
        "estafa",
        "verdad",
        "sin-riesgo",
        "sin-afan",
        "claves",
        "mis-datos",
        "mis-aplicaciones",
        "verificar",
    ];

    public static ImmutableArray<QuizQuestion> ListForGame(PracticeGame game, CourseCatalogue catalogue)
    {
        var lessons = catalogue.Courses.SelectMany(c => c.Lessons);
        return game == PracticeGame.SpotTheScam
            ?
            [
                .. lessons
                    .Where(l => Deceit.Any(l.Slug.Contains))
                    .SelectMany(l => l.Questions)
                    .Where(q => q is { Kind: QuestionKind.Choice, HasSeveralRight: false })
                    .DistinctBy(q => q.Slug)
                    .Take(Most),
            ]
            : [.. lessons.SelectMany(l => l.Questions).Where(q => q.Kind is QuestionKind.Ordering).DistinctBy(q => q.Slug).Take(Most)];
    }
}
