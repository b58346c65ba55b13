using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using UsmeAprende.Typing;

namespace UsmeAprende.Catalogue.Search;

/// <summary>
/// What the search compares: words without accents and endings, and how they sound. <c>finding.js</c> does the same on the phone, with the
/// same table of cases in its tests.
/// </summary>
public static partial class SearchWords
{
    /// <summary>The words of a text in lower case, without accents: <c>¿Qué es?</c> → <c>que es</c>.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in UnicodeForm.Normalize(TypedText.CleanLine(text), NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
                word.Append(c);
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                Close();
        }

        Close();
        return words;

        void Close()
        {
            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
        }
    }

    /// <summary>Without the endings of plural and gender: <c>médicas</c> → <c>medic</c>, <c>celulares</c> → <c>celular</c>.</summary>
    /// <param name="word">As <see cref="Split"/> gives it.</param>
    public static string Stem(string word)
    {
        if (word.Any(char.IsAsciiDigit))
            return word;
        if (word.Length > 3 && word[^1] == 's')
            word = word[..^1];
        if (word.Length > 3 && word[^1] is ('a' or 'o' or 'e'))
            word = word[..^1];
        return word[^1] == 'z' ? word[..^1] + 'c' : word;
    }

    /// <summary>Letters that sound alike become one, as people write by ear: <c>contraceña</c>, <c>yamadas</c>, <c>selular</c>.</summary>
    /// <param name="stem">As <see cref="Stem"/> gives it.</param>
    public static string Sound(string stem)
    {
        var heard = stem.Replace("ch", "x", StringComparison.Ordinal)
            .Replace("h", "", StringComparison.Ordinal)
            .Replace('v', 'b')
            .Replace("qu", "k", StringComparison.Ordinal)
            .Replace('q', 'k')
            .Replace("ll", "y", StringComparison.Ordinal);
        heard = SoftG().Replace(heard, "j");
        heard = SoftC().Replace(heard, "s").Replace('c', 'k');
        return Twice().Replace(heard, "$1");
    }

    /// <summary>
    /// How many letters to add, remove, change or swap with their neighbour (Damerau and Levenshtein, optimal string alignment).
    /// </summary>
    /// <param name="most">Above it the exact number does not matter: the result is <paramref name="most"/> + 1.</param>
    public static int Distance(string one, string other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most)
            return most + 1;
        int[] before = [],
            above = [.. Enumerable.Range(0, other.Length + 1)];
        for (var i = 1; i <= one.Length; i++)
        {
            var row = new int[other.Length + 1];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                row[j] = Math.Min(Math.Min(above[j], row[j - 1]) + 1, above[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            (before, above) = (above, row);
        }

        return Math.Min(above[^1], most + 1);
    }

    [GeneratedRegex("g(?=[ei])")]
    private static partial Regex SoftG();

    [GeneratedRegex("c(?=[ei])|z")]
    private static partial Regex SoftC();

    [GeneratedRegex(@"(.)\1+")]
    private static partial Regex Twice();
}
