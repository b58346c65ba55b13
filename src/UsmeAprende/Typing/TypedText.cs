using System.Globalization;
using System.Text;

namespace UsmeAprende.Typing;

/// <summary>
/// Cleans what people type or paste, before any rule is applied (R35): text from web pages, PDF files and messages may contain invisible
/// characters. It never throws, accepts any length, and a second cleaning changes nothing.
/// </summary>
public static class TypedText
{
    // Most combining marks on one letter (Unicode's own limit for streams); no language needs more, and the time to normalise grows with
    // their square.
    private const int MostMarks = 30;

    /// <summary>
    /// For names, numbers, codes and searches: one line; every dash becomes a hyphen, every kind of space a space, digits of any script and
    /// wide letters become ASCII.
    /// </summary>
    public static string CleanValue(string? text) => JoinWords(Clean(text, Valued));

    /// <summary>For prose on one line: a title, a reason.</summary>
    public static string CleanLine(string? text) => JoinWords(Clean(text, Spaced));

    /// <summary>For prose on several lines: a note, minutes.</summary>
    public static string CleanLines(string? text) =>
        Clean((text ?? "").ReplaceLineEndings("\n"), rune => rune.Value == '\n' ? rune : Spaced(rune)).Trim();

    /// <summary>Without accents, capitals or marks, for searching: <c>Ñañez Güiza</c> becomes <c>nanez guiza</c>.</summary>
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
        // Half a surrogate pair becomes the replacement character, to show that something was lost.
        foreach (var rune in text.EnumerateRunes())
            if (!TypedRunes.IsInvisible(rune))
                seen.Append(meant(rune));
        // Composing can replace one mark by two.
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

/// <summary>Classifies single characters by how a reader sees them.</summary>
internal static class TypedRunes
{
    // Wide forms of ! to ~, from Chinese and Japanese keyboards.
    private const int FirstWide = 0xFF01;
    private const int LastWide = 0xFF5E;
    private const int WideOffset = FirstWide - '!';

    /// <summary>
    /// Whether the character is invisible: control and format characters, noncharacters, and those that Unicode marks as ignorable, some
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

    /// <summary>Whether it is a space of any width, a line break, or Braille's empty cell.</summary>
    public static bool IsSpace(Rune rune) => Rune.IsWhiteSpace(rune) || rune.Value == 0x2800;

    public static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark;

    /// <summary>
    /// Whether it is an apostrophe, as in <c>D’Angelo</c> and in names of Wayuunaiki and Nasa Yuwe; Unicode has some as punctuation, some
    /// as letters.
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

    /// <summary>The hyphen, digit or letter of a common keyboard that it stands for.</summary>
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

/// <summary>Normalises any text. <c>string.Normalize</c> throws on U+FFFE and on half a surrogate pair, which anybody may send.</summary>
public static class UnicodeForm
{
    /// <summary>
    /// Invalid characters become the replacement character. The time grows with the square of the marks on one letter: clean what people
    /// type with <see cref="TypedText"/> first, which limits the marks.
    /// </summary>
    public static string Normalize(string text, NormalizationForm form = NormalizationForm.FormC)
    {
        var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\uFFFE', '\uFFFD');
#pragma warning disable RS0030 // The one place that makes it safe.
        return whole.Normalize(form);
#pragma warning restore RS0030
    }
}
