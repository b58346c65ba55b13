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
    public static string CleanValue(string? text) => JoinWords(Clean(text, Valued));

    /// <summary>For words that are read as they are, on one line: a title, a reason.</summary>
    public static string CleanLine(string? text) => JoinWords(Clean(text, Spaced));

    /// <summary>For words on several lines: a note, minutes.</summary>
    public static string CleanLines(string? text) =>
        Clean((text ?? "").ReplaceLineEndings("\n"), rune => rune.Value == '\n' ? rune : Spaced(rune)).Trim();

    /// <summary>Without accents, capitals or marks, for finding: <c>Ñañez Güiza</c> becomes <c>nanez guiza</c>.</summary>
    public static string Fold(string? text, bool withDigits = false)
    {
        var key = new StringBuilder();
        foreach (var rune in UnicodeForm.Normalize(CleanValue(text), NormalizationForm.FormD).EnumerateRunes())
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
        return Bounded(UnicodeForm.Normalize(Bounded(seen.ToString()), NormalizationForm.FormC));
    }

    private static Rune Spaced(Rune rune) => TypedRunes.IsSpace(rune) ? new Rune(' ') : rune;

    private static Rune Valued(Rune rune) => TypedRunes.IsSpace(rune) ? new Rune(' ') : TypedRunes.ToPlain(rune);

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

/// <summary>What single characters are to somebody who reads them.</summary>
internal static class TypedRunes
{
    // Wide forms of ! to ~, which keyboards for Chinese and Japanese type.
    private const int FirstWide = 0xFF01;
    private const int LastWide = 0xFF5E;
    private const int WideOffset = FirstWide - '!';

    /// <summary>
    /// Nothing is seen of it: controls and format characters, noncharacters, and those that Unicode itself tells programmes to ignore,
    /// letters among them.
    /// </summary>
    public static bool IsInvisible(Rune rune) =>
        !IsSpace(rune)
        && (
            Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
            || (rune.Value & 0xFFFE) == 0xFFFE
            || rune.Value
                is (>= 0xFDD0 and <= 0xFDEF)
                    or 0x034F
                    or 0x115F
                    or 0x1160
                    or 0x17B4
                    or 0x17B5
                    or (>= 0x180B and <= 0x180F)
                    or 0x3164
                    or 0xFFA0
                    or (>= 0xFE00 and <= 0xFE0F)
                    or (>= 0xE0000 and <= 0xE0FFF)
        );

    /// <summary>Of any width, line breaks included, and the empty cell of Braille.</summary>
    public static bool IsSpace(Rune rune) => Rune.IsWhiteSpace(rune) || rune.Value == 0x2800;

    public static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark;

    /// <summary>
    /// As phones and people write it in <c>D’Angelo</c> and in the names of Wayuunaiki and Nasa Yuwe, whether Unicode calls it a sign or a
    /// letter.
    /// </summary>
    public static bool IsApostrophe(Rune rune) =>
        rune.Value
            is '\''
                or '`'
                or '´'
                or 0x02B9
                or 0x02BB
                or 0x02BC
                or 0x02BD
                or 0x02C8
                or 0x2018
                or 0x2019
                or 0x201B
                or 0x2032
                or 0xA78B
                or 0xA78C;

    /// <summary>The hyphen, digit or letter of a plain keyboard that is meant.</summary>
    public static Rune ToPlain(Rune rune)
    {
        if (rune.IsAscii)
            return rune;
        if (IsDash(rune))
            return new Rune('-');
        var digit = Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber ? (int)Rune.GetNumericValue(rune) : -1;
        return digit >= 0 ? new Rune('0' + digit)
            : rune.Value is >= FirstWide and <= LastWide ? new Rune(rune.Value - WideOffset)
            : rune;
    }

    private static bool IsDash(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.DashPunctuation
        || rune.Value is 0x2212 or 0x2043 or 0x02D7 or 0x207B or 0x208B or 0x2796;
}

/// <summary>
/// One of Unicode's forms of any text, whatever stands in it: <c>string.Normalize</c> throws on U+FFFE and on half a surrogate pair, which
/// anybody may send.
/// </summary>
public static class UnicodeForm
{
    /// <summary>
    /// What no form may hold becomes the replacement sign. It takes time that grows with the square of the marks on one letter:
    /// what people type goes through <see cref="TypedText"/>, which bounds them.
    /// </summary>
    public static string Normalize(string text, NormalizationForm form = NormalizationForm.FormC)
    {
        var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\uFFFE', '\uFFFD');
#pragma warning disable RS0030 // The one place that makes it safe.
        return whole.Normalize(form);
#pragma warning restore RS0030
    }
}
