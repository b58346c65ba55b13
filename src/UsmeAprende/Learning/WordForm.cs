using System.Globalization;
using System.Text;
using UsmeAprende.Typing;

namespace UsmeAprende.Learning;

/// <summary>
/// A typed word as it is compared: without accents, capitals, needless spaces or signs around it, which phones' keyboards make hard or add
/// by themselves.
/// </summary>
internal static class WordForm
{
    private static readonly char[] Around = [.. " .,;:!?…¡¿\"'“”«»"];

    public static string Of(string typed)
    {
        var plain = new StringBuilder(typed.Length);
        foreach (var letter in UnicodeForm.Of(TypedText.Line(typed), NormalizationForm.FormD))
        {
            if (char.IsWhiteSpace(letter))
            {
                if (plain.Length > 0 && plain[^1] != ' ')
                    plain.Append(' ');
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark)
                plain.Append(char.ToLowerInvariant(letter));
        }
        return plain.ToString().Trim(Around);
    }
}
