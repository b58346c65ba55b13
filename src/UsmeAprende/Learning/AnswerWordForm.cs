using System.Globalization;
using System.Text;
using UsmeAprende.Typing;

namespace UsmeAprende.Learning;

/// <summary>
/// Normalises a typed word for comparing: without accents, capitals, extra spaces and punctuation around it, which phones' keyboards add by
/// themselves.
/// </summary>
internal static class AnswerWordForm
{
    private static readonly char[] Around = [.. " .,;:!?…¡¿\"'“”«»"];

    public static string Normalize(string typed) => NormalizeWithMarks(typed).Trim(Around);

    /// <summary>The same for a text in which punctuation means something, such as an address.</summary>
    public static string NormalizeWithMarks(string typed)
    {
        var plain = new StringBuilder(typed.Length);
        foreach (var letter in UnicodeForm.Normalize(TypedText.CleanLine(typed), NormalizationForm.FormD))
        {
            if (char.IsWhiteSpace(letter))
            {
                if (plain.Length > 0 && plain[^1] != ' ')
                    plain.Append(' ');
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark)
                plain.Append(char.ToLowerInvariant(letter));
        }
        return plain.ToString().Trim();
    }
}
