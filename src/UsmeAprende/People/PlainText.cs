using System.Globalization;
using System.Text;

namespace UsmeAprende.People;

/// <summary>Text that people typed, brought to one form: two phones may send one ñ as different characters.</summary>
internal static class PlainText
{
    // Its time grows with the square of the marks on one letter: a form full of them would keep a processor busy for minutes.
    private const int LongestNormalized = 2_000;

    /// <summary>Composed characters (NFC) or another form; half a character, which no form may hold, becomes the replacement sign.
    /// What is longer than any field stays as it came, and is refused for its length.</summary>
    public static string Normalize(string? text, NormalizationForm form = NormalizationForm.FormC)
    {
        var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text ?? ""));
        return whole.Length > LongestNormalized ? whole : whole.Normalize(form);
    }

    /// <summary>Words with one space between them.</summary>
    public static string OneLine(string? text) => string.Join(' ', Normalize(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Without accents, capitals or marks, for finding: <c>Ñañez Güiza</c> becomes <c>nanez guiza</c>.</summary>
    public static string Fold(string text, bool withDigits = false)
    {
        var key = new StringBuilder();
        foreach (var c in Normalize(text, NormalizationForm.FormD))
        {
            if (char.IsLetter(c) || (withDigits && char.IsDigit(c)))
                key.Append(char.ToLowerInvariant(c));
            else if (CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark && key.Length > 0 && key[^1] != ' ')
                key.Append(' ');
        }
        return key.ToString().Trim();
    }
}
