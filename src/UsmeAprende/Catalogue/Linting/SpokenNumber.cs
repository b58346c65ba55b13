using System.Globalization;

namespace UsmeAprende.Catalogue.Linting;

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
    public static int Syllables(string written)
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
