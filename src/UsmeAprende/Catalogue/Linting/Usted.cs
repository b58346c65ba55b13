using System.Globalization;
using System.Text.RegularExpressions;

namespace UsmeAprende.Catalogue.Linting;

/// <summary>
/// The courses speak to <i>usted</i> throughout. What someone else says stands between “ ” and may say <i>tú</i>, as people write to each
/// other.
/// </summary>
internal static partial class Usted
{
    // Services that have a tú in their own name.
    private static readonly string[] Names = ["Bogotá te escucha"];

    // Spanish verbs are shorter; what is not would only cost time.
    private const int LongestWord = 30;

    public static IEnumerable<Finding> Judge(Manuscript file)
    {
        foreach (var passage in file.Passages)
        {
            var own = OwnWords(passage.Text);
            foreach (
                var word in Word()
                    .Matches(own)
                    .Where(word =>
                        IsTuteo(word.Value.ToLower(CultureInfo.InvariantCulture)) || IsOrder(word.Value, own[..word.Index], passage)
                    )
            )
                yield return file.At(
                    passage.LineAt(word.Index),
                    $"«{word.Value}» trata de tú: escriba para «usted». Si es lo que dice otra persona, póngalo entre comillas “ ”."
                );
        }
    }

    private static bool IsTuteo(string word) =>
        TuteoWords.Always.Contains(word)
        || TuteoWords.Presents.Contains(word)
        || TuteoWords.WithPronoun.Contains(word)
        || TuteoWords.Voseo.Contains(word)
        || (word.Length <= LongestWord && Ending().IsMatch(word) && !TuteoWords.LookAlikes.Contains(word));

    // "Toca" is also what she does, so only where surely someone is told what to do.
    private static bool IsOrder(string word, string before, Passage passage) =>
        (
            (passage.IsStep && passage.Piece != "ordenar" && BeginsStep().IsMatch(before))
            || (passage.Piece == "practica" && BeginsSentence().IsMatch(before))
        ) && TuteoWords.Imperatives.Contains(word.ToLower(CultureInfo.InvariantCulture));

    // Kept as long as it was, so that the rest stands where it stood.
    private static string OwnWords(string text)
    {
        var own = Quoted().Replace(text, quoted => string.Concat(quoted.Value.Select(c => c == '\n' ? c : '·')));
        return Names.Aggregate(own, (kept, name) => kept.Replace(name, new string('·', name.Length), StringComparison.Ordinal));
    }

    // Capitals throughout are an acronym's.
    [GeneratedRegex(@"(?<![\p{L}\p{N}@./-])(?!\p{Lu}{2,}(?!\p{L}))\p{L}+(?![\p{L}\p{N}@]|[./-]\p{L})")]
    private static partial Regex Word();

    [GeneratedRegex("“[^”]*”?")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^\s*¡?\z")]
    private static partial Regex BeginsStep();

    [GeneratedRegex(@"(?:^|[.!?…:])\s*¡?\z")]
    private static partial Regex BeginsSentence();

    // hiciste, guardaste, hicisteis; harás, verás; fíjate, siéntate.
    [GeneratedRegex(@"^\p{L}+(?:[ai]ste(?:is)?|[aeiíd]rás|[áéíóú]\p{L}*[aei]te)$")]
    private static partial Regex Ending();
}
