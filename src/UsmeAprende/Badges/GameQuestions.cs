using System.Collections.Immutable;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Badges;

/// <summary>The courses' own questions that make each game.</summary>
public static class GameQuestions
{
    // A page that is kept offline holds all of them: enough for several rounds, few enough for a bad line.
    private const int Most = 20;

    // Lessons on deceit say so in their names; a new one comes in by itself.
    private static readonly string[] Deceit = ["estafa", "verdad", "sin-riesgo", "sin-afan", "claves", "mis-datos"];

    public static ImmutableArray<QuizQuestion> Of(Game game, CourseCatalogue catalogue)
    {
        var lessons = catalogue.Courses.SelectMany(c => c.Lessons);
        return game == Game.SpotTheScam
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
