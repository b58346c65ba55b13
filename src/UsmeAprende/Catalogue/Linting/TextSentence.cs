using System.Text.RegularExpressions;

namespace UsmeAprende.Catalogue.Linting;

/// <summary>One sentence and its words.</summary>
/// <remarks>
/// A sentence ends at a full stop, question mark, exclamation mark or dots (closing quotes and brackets included) when white space and then
/// a capital, a figure or an opening mark follow; and where its passage ends: a heading, an item of a list, a paragraph and an option are
/// each a sentence at least. A colon or semicolon ends none. Neither does the point of an abbreviation such as «Sra.». A word is anything
/// between white space that has a letter or a figure: «Bre-B», «7:30» and «50.000» are one each.
/// </remarks>
internal sealed partial record TextSentence(int Line, string Text)
{
    private static readonly string[] Abbreviations =
    [
        "Sr",
        "Sra",
        "Srta",
        "Dr",
        "Dra",
        "Ing",
        "Lic",
        "Ud",
        "Uds",
        "No",
        "núm",
        "art",
        "Av",
        "Cra",
        "Cl",
        "Tel",
        "EE",
    ];

    // Includes the letter before, to distinguish «No» from «casino».
    private const int LongestAbbreviation = 6;

    public string[] Words { get; } =
    [.. Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => word.Any(char.IsLetterOrDigit))];

    public static IEnumerable<TextSentence> Split(TextPassage passage)
    {
        var start = 0;
        foreach (
            var end in End()
                .Matches(passage.Text)
                .Where(end =>
                    !(end.Value.TrimEnd() == "." && IsAbbreviation(passage.Text[Math.Max(0, end.Index - LongestAbbreviation)..end.Index]))
                )
                .Select(end => end.Index + end.Length)
                .Append(passage.Text.Length)
        )
        {
            var sentence = new TextSentence(passage.LineAt(start), passage.Text[start..end].Trim());
            if (sentence.Words.Length > 0)
                yield return sentence;
            start = end;
        }
    }

    private static bool IsAbbreviation(string before) => Abbreviations.Contains(LastWord().Match(before).Value);

    [GeneratedRegex(@"(?<![.!?…])(?>[.!?…]+)[”»""’)\]]*\s+(?=[“«""‘(\[¿¡]*[\p{Lu}\p{Nd}])")]
    private static partial Regex End();

    [GeneratedRegex(@"\p{L}+\z")]
    private static partial Regex LastWord();
}

/// <summary>Lists the sentences that are too long.</summary>
internal static class SentenceLengthCheck
{
    private const int MostWords = 25;

    public static IEnumerable<LintFinding> Check(LintedFile file) =>
        file
            .Passages.SelectMany(TextSentence.Split)
            .Where(s => s.Words.Length > MostWords)
            .Select(s =>
                file.CreateFinding(
                    s.Line,
                    $"Esta frase tiene {s.Words.Length} palabras; pártala para que ninguna pase de {MostWords}: "
                        + $"«{string.Join(' ', s.Words.Take(6))}…»."
                )
            );
}
