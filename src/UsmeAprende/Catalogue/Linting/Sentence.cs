using System.Text.RegularExpressions;

namespace UsmeAprende.Catalogue.Linting;

/// <summary>One sentence and its words.</summary>
/// <remarks>
/// A sentence ends at a full stop, question mark, exclamation mark or dots (closing quotes and brackets included) when white space and then
/// a capital, a figure or an opening mark follow; and where its passage ends: a heading, an item of a list, a paragraph and an option are
/// each a sentence at least. A colon or semicolon ends none. Neither does the point of an abbreviation such as «Sra.». A word is anything
/// between white space that has a letter or a figure: «Bre-B», «7:30» and «50.000» are one each.
/// </remarks>
internal sealed partial record Sentence(int Line, string Text)
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

    // With the letter before it, which tells «No» from «casino».
    private const int LongestAbbreviation = 6;

    public string[] Words { get; } =
    [.. Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => word.Any(char.IsLetterOrDigit))];

    public static IEnumerable<Sentence> Cut(Passage passage)
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
            var sentence = new Sentence(passage.LineAt(start), passage.Text[start..end].Trim());
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
