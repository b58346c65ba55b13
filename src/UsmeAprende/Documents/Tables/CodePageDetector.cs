using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace UsmeAprende.Documents.Tables;

/// <summary>
/// Detects in which code page a text was written that is not Unicode. The same bytes are other letters in each code page: the right one
/// gives Spanish words. If none does, or two do, the file is refused, since a person must not get a wrong name (R37).
/// </summary>
internal static class CodePageDetector
{
    // Windows; DOS, as Excel's "CSV (MS-DOS)"; older DOS; older Mac. If both DOS pages give the same text, either is right.
    private static readonly ImmutableArray<Encoding> Pages =
    [
        .. new[] { 1252, 850, 437, 10000 }.Select(page => CodePagesEncodingProvider.Instance.GetEncoding(page)!),
    ];

    private const string SpanishLetters = "áéíóúüñÁÉÍÓÚÜÑ";
    private const string UsualSigns = "°ºª¿¡«»“”‘’–—…·€\u00A0";
    private const string Apostrophes = "’‘´";

    private const int RightLetter = 4;

    /// <returns>Null if it cannot be decided.</returns>
    public static Encoding? Detect(ReadOnlySpan<byte> bytes)
    {
        var best = (Page: (Encoding?)null, Score: int.MinValue, IsAlone: false);
        foreach (var page in Pages)
        {
            if (Weigh(bytes, Letters(page)) is not { } score)
                continue;
            if (score > best.Score)
                best = (page, score, IsAlone: true);
            else if (score == best.Score && !(best.Page!.CodePage == 850 && page.CodePage == 437))
                best.IsAlone = false;
        }
        return best.IsAlone ? best.Page : null;
    }

    /// <returns>Null if a symbol or a space stands inside a word.</returns>
    private static int? Weigh(ReadOnlySpan<byte> bytes, char[] letters)
    {
        var score = 0;
        for (var at = 0; at < bytes.Length; at++)
        {
            if (bytes[at] < 0x80)
                continue;
            var before = at > 0 ? letters[bytes[at - 1]] : ' ';
            var after = at + 1 < bytes.Length ? letters[bytes[at + 1]] : ' ';
            if (Weigh(letters[bytes[at]], before, after, isSecond: at < 2 || !char.IsLetter(letters[bytes[at - 2]])) is not { } one)
                return null;
            score += one;
        }
        return score;
    }

    private static int? Weigh(char c, char before, char after, bool isSecond)
    {
        if (SpanishLetters.Contains(c))
            return Fits(c, before, after, isSecond) ? RightLetter : 1;
        if (char.IsLetter(c) && c is not ('ª' or 'º'))
            return -1;
        if (char.IsLetter(before) && char.IsLetter(after))
            return !Apostrophes.Contains(c) ? null
                : isSecond && char.IsUpper(before) ? RightLetter
                : 0;
        return UsualSigns.Contains(c) ? 1 : -1;
    }

    // Words are written «José», «JOSÉ» or «josé»: no capital among small letters, and no small letter among capitals.
    private static bool Fits(char c, char before, char after, bool isSecond) =>
        char.IsLower(c)
            ? !char.IsUpper(after) && (isSecond || !char.IsUpper(before))
            : !char.IsLower(before) && !(char.IsUpper(before) && char.IsLower(after));

    private static char[] Letters(Encoding page)
    {
        var bytes = new byte[256];
        for (var at = 0; at < bytes.Length; at++)
            bytes[at] = (byte)at;
        return page.GetChars(bytes);
    }
}

/// <summary>
/// Detects a text that was decoded wrongly before it came here: <c>GarcÃ­a</c>, <c>Mu¤oz</c>. Checked once for the whole file, before
/// people are made from it (R37).
/// </summary>
internal static partial class MojibakeDetector
{
    public const string UnknownCodePage =
        "no se sabe con qué letras está escrito, y sus tildes y eñes saldrían mal. Ábralo en el programa "
        + "donde se hizo y guárdelo como «CSV UTF-8» o como libro de Excel (.xlsx).";

    public static bool IsDamaged(string value) => value.Length < TableFile.LongestValue && Signs().IsMatch(value);

    public static string DescribeProblem(int line) =>
        $"en la línea {line} las tildes y las eñes llegaron dañadas. Ábralo en el programa donde se hizo y "
        + "guárdelo como «CSV UTF-8» o como libro de Excel (.xlsx).";

    // The replacement character; two bytes of UTF-8 read as two letters; the symbols at the places of DOS's accented letters.
    [GeneratedRegex(@"\uFFFD|[ÃÂ][\u0080-\u00BF\u0152-\u0178‚-‰‹›€™]|\p{L}[¡¢£¤¥§¨©¬®¯±µ¶¸¿×÷‚ƒ„†‡ˆ‰‹›€™│┤╡├▒░]\p{Ll}")]
    private static partial Regex Signs();
}
