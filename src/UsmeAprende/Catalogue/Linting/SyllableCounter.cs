using System.Globalization;
using System.Text.RegularExpressions;
using UsmeAprende.Typing;

namespace UsmeAprende.Catalogue.Linting;

/// <summary>Counts the syllables of a written word of Spanish: as many as it has nuclei.</summary>
/// <remarks>
/// <para>Vowels. Strong: a, e, o, with or without accent. Weak: i, u, ü. Stressed weak: í, ú. One or more vowels in a row make one syllable
/// (diphthong or triphthong: <i>cua-der-no</i>, <i>U-ru-guay</i>) except that a new one begins between two strong vowels (<i>le-er</i>,
/// <i>ca-o-ba</i>); between a strong and a stressed weak vowel, either way round (<i>pa-ís</i>, <i>rí-o</i>; but <i>cuí-de-se</i>, two weak
/// ones); between two equal vowels (<i>chi-i-ta</i>); and before a weak vowel that opens another diphthong (<i>pa-ra-no-ia</i>). It follows
/// the spelling, as the dictionary's hyphens do: <i>guion</i> and <i>huir</i> are one.</para>
/// <para>Silent u: in que, qui, gue, gui it is no vowel; in güe, güi it is.</para>
/// <para>y is a vowel (weak) unless a vowel follows: <i>hoy</i>, <i>muy</i>, y; but <i>ma-yo</i>.</para>
/// <para>
/// h is not heard and does not part vowels (<i>ahu-mar</i>, <i>al-co-hol</i>, <i>bú-ho</i>), save before a diphthong, where it begins a
/// syllable (<i>ca-ca-hue-te</i>).
/// </para>
/// <para>Numbers are counted as they are said (see <see cref="SpokenNumber"/>). An acronym in capitals is read as a word when it can be
/// (<i>SIS-BÉN</i>, <i>JAC</i>): it has vowels and consonants, begins with at most two consonants and has no two together at its end or
/// three anywhere. Otherwise it is spelt, letter by letter (<i>U-PL</i> is u-pe-e-le), as is a consonant alone.</para>
/// <para>Words of other languages are counted as if they were Spanish; what a hyphen, slash or point joins is counted apart.</para>
/// </remarks>
internal static partial class SyllableCounter
{
    private const string Vowels = "aeiouáéíóúü";
    private const string Strong = "aeoáéó";
    private const string StressedWeak = "íú";

    public static int Count(string word) =>
        Part().Matches(word).Sum(part => char.IsDigit(part.Value[0]) ? SpokenNumber.CountSyllables(part.Value) : OfLetters(part.Value));

    private static int OfLetters(string letters)
    {
        var isSpelt =
            letters.Length == 1
                ? !IsVowel(char.ToLowerInvariant(letters[0]))
                : letters.All(char.IsUpper) && !CanBeRead(letters.ToLowerInvariant());
        var word = UnicodeForm.Normalize(letters).ToLower(CultureInfo.InvariantCulture);
        return isSpelt && word != "y" ? word.Sum(OfLetterName) : Math.Max(1, Nuclei(Sounded(word)));
    }

    // What is left are vowels that sound and consonants: y has become i, or stays where it is a consonant.
    private static string Sounded(string word)
    {
        word = SilentU().Replace(word, "");
        word = VowelY().Replace(word, "i");
        word = ConsonantH().Replace(word, "y");
        return SilentH().Replace(word, "");
    }

    private static int Nuclei(string sounded)
    {
        var (nuclei, hasStrong, before) = (0, false, '-');
        foreach (var c in sounded)
        {
            if (IsVowel(c) && (!IsVowel(before) || Parts(before, c, hasStrong)))
                (nuclei, hasStrong) = (nuclei + 1, false);
            hasStrong |= Strong.Contains(c);
            before = c;
        }

        return nuclei;
    }

    private static bool Parts(char before, char vowel, bool hasStrong) =>
        before == vowel
        || (Strong.Contains(vowel) && (hasStrong || StressedWeak.Contains(before)))
        || (StressedWeak.Contains(vowel) && hasStrong);

    private static bool CanBeRead(string acronym) => acronym.Any(IsVowel) && !acronym.All(IsVowel) && !Unreadable().IsMatch(acronym);

    private static bool IsVowel(char letter) => Vowels.Contains(letter);

    private static int OfLetterName(char letter) =>
        letter switch
        {
            'f' or 'h' or 'j' or 'l' or 'm' or 'n' or 'ñ' or 'r' or 's' or 'v' or 'x' or 'z' => 2,
            'w' => 3,
            _ => 1,
        };

    [GeneratedRegex(@"\p{L}+|\d+(?:\.\d{3})+(?!\d)|\d+")]
    private static partial Regex Part();

    [GeneratedRegex("(?<=[qg])u(?=[eiéí])")]
    private static partial Regex SilentU();

    [GeneratedRegex("y(?![aeiouáéíóúü])")]
    private static partial Regex VowelY();

    [GeneratedRegex("(?<=[aeiouáéíóúü])h(?=[iu][aeoáéóíú])")]
    private static partial Regex ConsonantH();

    [GeneratedRegex("(?<!c)h")]
    private static partial Regex SilentH();

    [GeneratedRegex(@"[^aeiouáéíóúü]{3}|[^aeiouáéíóúü]{2}\z")]
    private static partial Regex Unreadable();
}

/// <summary>
/// How many syllables a number takes when it is said: 20 is <i>vein-te</i>, 50.000 is <i>cin-cuen-ta mil</i>. A run of more than six
/// figures without points is a code, said figure by figure.
/// </summary>
internal static class SpokenNumber
{
    private const int LongestRun = 6;

    // cero uno dos … veintinueve.
    private static readonly int[] UpToTwentyNine =
    [
        2,
        2,
        1,
        1,
        2,
        2,
        1,
        2,
        2,
        2,
        1,
        2,
        2,
        2,
        3,
        2,
        3,
        4,
        3,
        4,
        2,
        3,
        3,
        3,
        4,
        4,
        3,
        4,
        3,
        4,
    ];

    // treinta cuarenta cincuenta sesenta setenta ochenta noventa; "y" adds one.
    private static readonly int[] Tens = [0, 0, 0, 2, 3, 3, 3, 3, 3, 3];

    // ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos.
    private static readonly int[] Hundreds = [0, 2, 3, 3, 4, 3, 3, 4, 4, 4];

    /// <param name="written">Figures, perhaps with points between thousands.</param>
    public static int CountSyllables(string written)
    {
        var figures = written.Replace(".", "", StringComparison.Ordinal);
        var isCode = written.Length > LongestRun && figures.Length == written.Length;
        return
            isCode
            || !long.TryParse(figures, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number >= 1_000_000_000_000
            ? figures.Sum(f => UpToTwentyNine[char.GetNumericValue(f) is var value and >= 0 and < 10 ? (int)value : 0])
            : OfWhole(number);
    }

    private static int OfWhole(long number) =>
        number switch
        {
            < 30 => UpToTwentyNine[number],
            < 100 => Tens[number / 10] + (number % 10 == 0 ? 0 : 1 + UpToTwentyNine[number % 10]),
            100 => 1,
            < 1000 => Hundreds[number / 100] + Rest(number % 100),
            < 1_000_000 => (number / 1000 == 1 ? 0 : OfWhole(number / 1000)) + 1 + Rest(number % 1000),
            // un millón, dos millones.
            _ => (number / 1_000_000 == 1 ? 3 : OfWhole(number / 1_000_000) + 3) + Rest(number % 1_000_000),
        };

    private static int Rest(long number) => number == 0 ? 0 : OfWhole(number);
}
