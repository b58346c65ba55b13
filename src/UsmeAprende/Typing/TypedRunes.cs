using System.Globalization;
using System.Text;

namespace UsmeAprende.Typing;

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
    public static Rune Plain(Rune rune)
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
