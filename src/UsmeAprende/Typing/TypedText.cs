using System.Globalization;
using System.Text;

namespace UsmeAprende.Typing;

/// <summary>
/// The one cleaning of what people type or paste, before any rule looks at it (R35): pages, PDF files and messages bring along characters
/// that nobody sees. It never throws, takes any length, and done twice changes nothing more.
/// </summary>
public static class TypedText
{
    // No language stacks more on one letter (Unicode's own bound for streams); normalising takes time that grows with their square.
    private const int MostMarks = 30;

    /// <summary>
    /// For names, numbers, codes and searches: one line, every dash a hyphen, every space a space, digits and wide letters of any script
    /// plain ones.
    /// </summary>
    public static string Value(string? text) => JoinWords(Clean(text, Valued));

    /// <summary>For words that are read as they are, on one line: a title, a reason.</summary>
    public static string Line(string? text) => JoinWords(Clean(text, Spaced));

    /// <summary>For words on several lines: a note, minutes.</summary>
    public static string Lines(string? text) =>
        Clean((text ?? "").ReplaceLineEndings("\n"), rune => rune.Value == '\n' ? rune : Spaced(rune)).Trim();

    /// <summary>Without accents, capitals or marks, for finding: <c>Ñañez Güiza</c> becomes <c>nanez guiza</c>.</summary>
    public static string Fold(string? text, bool withDigits = false)
    {
        var key = new StringBuilder();
        foreach (var rune in UnicodeForm.Of(Value(text), NormalizationForm.FormD).EnumerateRunes())
        {
            if ((Rune.IsLetter(rune) && !TypedRunes.IsApostrophe(rune)) || (withDigits && Rune.IsDigit(rune)))
                key.Append(Rune.ToLowerInvariant(rune));
            else if (Rune.GetUnicodeCategory(rune) is not UnicodeCategory.NonSpacingMark && key.Length > 0 && key[^1] != ' ')
                key.Append(' ');
        }

        return key.ToString().Trim();
    }

    private static string Clean(string? text, Func<Rune, Rune> meant)
    {
        if (text is null || !text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return text ?? "";
        var seen = new StringBuilder(text.Length);
        // Half a surrogate pair comes as the replacement sign: something was there, and is lost.
        foreach (var rune in text.EnumerateRunes())
            if (!TypedRunes.IsInvisible(rune))
                seen.Append(meant(rune));
        // Composing may put two marks in the place of one.
        return Bounded(UnicodeForm.Of(Bounded(seen.ToString()), NormalizationForm.FormC));
    }

    private static Rune Spaced(Rune rune) => TypedRunes.IsSpace(rune) ? new Rune(' ') : rune;

    private static Rune Valued(Rune rune) => TypedRunes.IsSpace(rune) ? new Rune(' ') : TypedRunes.Plain(rune);

    private static string JoinWords(string text) => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string Bounded(string text)
    {
        var marks = 0;
        var bounded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            marks = TypedRunes.IsMark(rune) ? marks + 1 : 0;
            if (marks <= MostMarks)
                bounded.Append(rune);
            else if (marks == MostMarks + 1)
                bounded.Append(Rune.ReplacementChar);
        }

        return bounded.ToString();
    }
}
