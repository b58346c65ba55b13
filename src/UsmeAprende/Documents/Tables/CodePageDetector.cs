using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace UsmeAprende.Documents.Tables;

/// <summary>
/// Which of the code pages in use here wrote a text that is no Unicode. Each reads the same bytes as other letters: the one that makes
/// Spanish words of them is right, and where none does, or two do, nobody is to be called by what came out (R37).
/// </summary>
internal static class CodePageDetector
{
    // Windows; DOS, and Excel's "CSV (MS-DOS)"; the older DOS; the older Mac. Where the two of DOS agree, it makes no difference.
    private static readonly ImmutableArray<Encoding> Pages =
    [
        .. new[] { 1252, 850, 437, 10000 }.Select(page => CodePagesEncodingProvider.Instance.GetEncoding(page)!),
    ];

    private const string SpanishLetters = "áéíóúüñÁÉÍÓÚÜÑ";
    private const string UsualSigns = "°ºª¿¡«»“”‘’–—…·€\u00A0";
    private const string Apostrophes = "’‘´";

    private const int RightLetter = 4;

    /// <returns>Nothing where it cannot be told.</returns>
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

    /// <returns>Nothing where a sign or a space stands inside a word.</returns>
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

    // Words are written «José», «JOSÉ» or «josé»: a capital does not stand within small letters, nor the other way round.
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
/// Signs that a text was read as something else before it came here: <c>GarcÃ­a</c>, <c>Mu¤oz</c>. Noticed for the whole file, before
/// people are made of it (R37).
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

    // What takes the place of a letter that could not be read; two bytes of UTF-8 read as two letters; the signs that stand where DOS has
    // its accented letters.
    [GeneratedRegex(@"\uFFFD|[ÃÂ][\u0080-\u00BF\u0152-\u0178‚-‰‹›€™]|\p{L}[¡¢£¤¥§¨©¬®¯±µ¶¸¿×÷‚ƒ„†‡ˆ‰‹›€™│┤╡├▒░]\p{Ll}")]
    private static partial Regex Signs();
}
