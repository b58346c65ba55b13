using System.Text.RegularExpressions;

namespace UsmeAprende.Documents.Tables;

/// <summary>
/// Signs that a text was read as something else before it came here: <c>GarcÃ­a</c>, <c>Mu¤oz</c>. Noticed for the whole file, before
/// people are made of it (R37).
/// </summary>
internal static partial class DamagedLetters
{
    public const string UnknownCodePage =
        "no se sabe con qué letras está escrito, y sus tildes y eñes saldrían mal. Ábralo en el programa "
        + "donde se hizo y guárdelo como «CSV UTF-8» o como libro de Excel (.xlsx).";

    public static bool AreIn(string value) => value.Length < TableFile.LongestValue && Signs().IsMatch(value);

    public static string Sentence(int line) =>
        $"en la línea {line} las tildes y las eñes llegaron dañadas. Ábralo en el programa donde se hizo y "
        + "guárdelo como «CSV UTF-8» o como libro de Excel (.xlsx).";

    // What takes the place of a letter that could not be read; two bytes of UTF-8 read as two letters; the signs that stand where DOS has
    // its accented letters.
    [GeneratedRegex(@"\uFFFD|[ÃÂ][\u0080-\u00BF\u0152-\u0178‚-‰‹›€™]|\p{L}[¡¢£¤¥§¨©¬®¯±µ¶¸¿×÷‚ƒ„†‡ˆ‰‹›€™│┤╡├▒░]\p{Ll}")]
    private static partial Regex Signs();
}
