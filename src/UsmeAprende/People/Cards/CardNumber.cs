using System.Globalization;
using System.Security.Cryptography;
using UsmeAprende.Typing;

namespace UsmeAprende.People.Cards;

/// <summary>
/// The eight digits printed on a card. The last one is a check digit by Damm's method, which detects every single wrong digit and every
/// swap of two neighbours.
/// </summary>
public readonly record struct CardNumber
{
    public const int Length = 8;
    private const int Payloads = 10_000_000;

    // A totally anti-symmetric quasigroup of order 10 (H. M. Damm, 2004).
    private static readonly byte[][] Quasigroup =
    [
        [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
        [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
        [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
        [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
        [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
        [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
        [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
        [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
        [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
        [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
    ];

    private CardNumber(string value) => Value = value;

    public string Value { get; }

    /// <summary>The number as it is printed: <c>1234 5678</c>.</summary>
    public string Printed => $"{Value[..4]} {Value[4..]}";

    public static CardNumber New() => Of(RandomNumberGenerator.GetInt32(Payloads));

    internal static CardNumber Of(int payload)
    {
        var digits = payload.ToString("D7", CultureInfo.InvariantCulture);
        return new CardNumber($"{digits}{Check(digits)}");
    }

    /// <summary>Parses a number; spaces and hyphens are ignored, a wrong digit is refused.</summary>
    public static bool TryParse(string? text, out CardNumber number)
    {
        var digits = string.Concat(TypedText.CleanValue(text).Where(c => c is not (' ' or '-')));
        var fits = digits.Length == Length && digits.All(char.IsAsciiDigit) && Check(digits) == 0;
        number = fits ? new CardNumber(digits) : default;
        return fits;
    }

    private static int Check(string digits) => digits.Aggregate(0, (row, digit) => Quasigroup[row][digit - '0']);
}
