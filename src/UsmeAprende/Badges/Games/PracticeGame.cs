using System.Collections.Immutable;
using UsmeAprende.Catalogue;
using UsmeAprende.Learning;

namespace UsmeAprende.Badges.Games;

/// <summary>A short game for practice. Played as often as one likes; there are no points.</summary>
/// <param name="Id">Its address under <c>/juego</c> and, after <c>juego/</c>, its activity's.</param>
public sealed record PracticeGame(string Id, string Name)
{
    public const string ActivityPrefix = "juego/";

    public static readonly PracticeGame SpotTheScam = new("descubra-el-engano", "Descubra el engaño");

    public static readonly PracticeGame PutInOrder = new("ponga-en-orden", "Ponga los pasos en orden");

    public static readonly IReadOnlyList<PracticeGame> All = [SpotTheScam, PutInOrder];

    public string Activity => ActivityPrefix + Id;

    public string Path => $"/juego/{Id}";
}

/// <summary>The games of this site.</summary>
internal sealed class KnownGames : IGameActivities
{
    public IEnumerable<string> Activities => PracticeGame.All.Select(g => g.Activity);
}

/// <summary>The courses' own questions that make each game.</summary>
public static class GameQuestions
{
    // A page that is kept offline holds all of them: enough for several rounds, few enough for a bad line.
    private const int Most = 20;

    // Lessons on deceit say so in their names; a new one comes in by itself.
    private static readonly string[] Deceit = ["estafa", "verdad", "sin-riesgo", "sin-afan", "claves", "mis-datos"];

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
