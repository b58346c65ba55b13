using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace UsmeAprende.Catalogue.Linting;

/// <summary>
/// A machine that has read the options of the other courses, and nothing of this one, must not find its answers: if it does, the right ones
/// sound otherwise than the wrong ones (prudent against bold, bare against excused), and people learn the tone.
/// </summary>
/// <remarks>
/// Naive Bayes over the words of the options of questions with one right option, with Laplace's correction. It may be right up to
/// <see cref="MostAboveChance"/> points of a hundred more often than blind luck; at 50 questions luck alone moves by 6 or 7.
/// </remarks>
internal static partial class GuessedAnswerCheck
{
    private const int Enough = 30;
    private const int MostAboveChance = 12;

    public static IEnumerable<LintFinding> Check(IReadOnlyDictionary<string, ImmutableArray<LintedFile>> courses)
    {
        var questions = courses.ToDictionary(course => course.Key, course => ReadQuestions(course.Value));
        foreach (var (course, asked) in questions.Where(q => q.Value.Count >= Enough))
        {
            var others = questions.Where(q => q.Key != course).SelectMany(q => q.Value).SelectMany(options => options).ToList();
            if (others.Count == 0)
                continue;
            var weights = Learn(others);
            var hits = asked.Count(options => options.MaxBy(o => o.Words.Sum(w => weights.GetValueOrDefault(w)))!.IsRight);
            var chance = asked.Sum(options => 1.0 / options.Count);
            if (hits - chance > asked.Count * MostAboveChance / 100.0)
                yield return new LintFinding(
                    $"{course}/course.md",
                    1,
                    $"Sin leer el curso, por el tono de las opciones, se aciertan {hits} de {asked.Count} preguntas; por azar serían "
                        + $"unas {chance:0}. Que las buenas y las malas suenen igual: la razón va en todas o en ninguna."
                );
        }
    }

    private static List<List<WordedOption>> ReadQuestions(IEnumerable<LintedFile> files) =>
        [
            .. files
                .Where(f => f.IsLesson || f.IsTest)
                .SelectMany(f => f.Questions)
                .Where(q => q.Name == "pregunta" && q.Items.Count(i => i.IsRight) == 1)
                .Select(q => q.Items.Select(i => new WordedOption(i.IsRight, WordsOf(i.Text))).ToList()),
        ];

    // How much more each word speaks for a right option than for a wrong one.
    private static Dictionary<string, double> Learn(IReadOnlyCollection<WordedOption> options)
    {
        var right = options.Where(o => o.IsRight).SelectMany(o => o.Words).CountBy(w => w).ToDictionary();
        var wrong = options.Where(o => !o.IsRight).SelectMany(o => o.Words).CountBy(w => w).ToDictionary();
        string[] all = [.. right.Keys.Union(wrong.Keys)];
        var (rights, wrongs) = (right.Values.Sum() + all.Length, wrong.Values.Sum() + all.Length);
        return all.ToDictionary(
            word => word,
            word => Math.Log((right.GetValueOrDefault(word) + 1.0) / rights) - Math.Log((wrong.GetValueOrDefault(word) + 1.0) / wrongs)
        );
    }

    private static string[] WordsOf(string text) => [.. Word().Matches(text.ToLowerInvariant()).Select(m => m.Value)];

    [GeneratedRegex(@"[\p{L}\p{Nd}]+")]
    private static partial Regex Word();
}

/// <summary>An option as the guessing machine sees it.</summary>
internal sealed record WordedOption(bool IsRight, string[] Words);
