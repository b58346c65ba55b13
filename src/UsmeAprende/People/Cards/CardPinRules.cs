using System.Globalization;

namespace UsmeAprende.People.Cards;

/// <summary>Rules for a card's PIN of six digits: none that a stranger would try first, and none from the person's documents.</summary>
public static class CardPinRules
{
    public const int Length = 6;

    private static readonly string[] TriedFirst =
    [
        "123123",
        "112233",
        "121212",
        "123321",
        "696969",
        "159753",
        "147258",
        "258456",
        "789456",
        "456789",
        "131313",
        "101010",
        "202020",
        "110110",
        "147852",
        "963852",
        "852456",
        "159357",
        "246810",
        "135790",
        "098765",
        "100000",
        "200000",
        "102030",
        "112358",
        "314159",
        "789123",
        "321654",
    ];

    /// <summary>What is wrong with the PIN, as a Spanish sentence; null if it is good.</summary>
    /// <param name="pin">As typed.</param>
    /// <param name="identifiers">Values of the person's identifiers, which must not contain it.</param>
    /// <param name="birthYear">The birth year, with which it must not begin or end.</param>
    public static string? FindProblem(string? pin, IEnumerable<string> identifiers, int? birthYear)
    {
        if (string.IsNullOrWhiteSpace(pin))
            return "Escriba seis números.";
        if (pin.Length != Length || !pin.All(char.IsAsciiDigit))
            return "El PIN lleva seis números, sin letras ni espacios.";
        if (IsPattern(pin) || TriedFirst.Contains(pin))
            return "Ese PIN es de los primeros que prueban los ladrones. Elija otros seis números, sin orden.";
        var year = birthYear?.ToString(CultureInfo.InvariantCulture);
        return
            (year is not null && (pin.StartsWith(year, StringComparison.Ordinal) || pin.EndsWith(year, StringComparison.Ordinal)))
            || identifiers.Any(i => i.Contains(pin, StringComparison.Ordinal))
            ? "Ese PIN está en sus documentos o en su celular, y otra persona puede saberlo. Elija otros seis números."
            : null;
    }

    // 111111, 123456, 765432, 414141, 357357.
    private static bool IsPattern(string pin)
    {
        var steps = pin.Zip(pin[1..], (a, b) => (b - a + 10) % 10).Distinct().ToList();
        return steps is [0] or [1] or [9] || pin.Distinct().Count() <= 2 || pin[..3] == pin[3..];
    }
}
