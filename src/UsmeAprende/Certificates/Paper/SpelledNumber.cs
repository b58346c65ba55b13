namespace UsmeAprende.Certificates.Paper;

/// <summary>
/// Writes whole numbers below a million in Spanish words. Documents spell numbers beside the figures, so that nobody can add a zero.
/// </summary>
public static class SpelledNumber
{
    private static readonly string[] Small =
    [
        "cero",
        "uno",
        "dos",
        "tres",
        "cuatro",
        "cinco",
        "seis",
        "siete",
        "ocho",
        "nueve",
        "diez",
        "once",
        "doce",
        "trece",
        "catorce",
        "quince",
        "dieciséis",
        "diecisiete",
        "dieciocho",
        "diecinueve",
        "veinte",
        "veintiuno",
        "veintidós",
        "veintitrés",
        "veinticuatro",
        "veinticinco",
        "veintiséis",
        "veintisiete",
        "veintiocho",
        "veintinueve",
    ];

    private static readonly string[] Tens = ["", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"];

    private static readonly string[] Hundreds =
    [
        "",
        "ciento",
        "doscientos",
        "trescientos",
        "cuatrocientos",
        "quinientos",
        "seiscientos",
        "setecientos",
        "ochocientos",
        "novecientos",
    ];

    private const int TooMany = 1_000_000;

    /// <summary>Alone, as in a year: <c>dos mil veintiuno</c>.</summary>
    public static string Alone(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, TooMany);
        return (number / 1000, number % 1000) switch
        {
            (0, var rest) => BelowThousand(rest),
            (var thousands, 0) => Thousands(thousands),
            var (thousands, rest) => $"{Thousands(thousands)} {BelowThousand(rest)}",
        };
    }

    /// <summary>Before a masculine noun: <c>veintiún minutos</c>.</summary>
    public static string Masculine(int number)
    {
        var words = Alone(number);
        return words.EndsWith("veintiuno", StringComparison.Ordinal) ? $"{words[..^3]}ún"
            : words.EndsWith("uno", StringComparison.Ordinal) ? words[..^1]
            : words;
    }

    /// <summary>Before a feminine noun: <c>doscientas veintiuna horas</c>.</summary>
    public static string Feminine(int number)
    {
        var words = Alone(number)
            .Replace("cientos", "cientas", StringComparison.Ordinal)
            .Replace("quinientos", "quinientas", StringComparison.Ordinal);
        return words.EndsWith("uno", StringComparison.Ordinal) ? $"{words[..^1]}a" : words;
    }

    private static string Thousands(int thousands) => thousands == 1 ? "mil" : $"{Masculine(thousands)} mil";

    private static string BelowThousand(int number) =>
        (number / 100, number % 100) switch
        {
            (0, var rest) => BelowHundred(rest),
            (1, 0) => "cien",
            (var hundreds, 0) => Hundreds[hundreds],
            var (hundreds, rest) => $"{Hundreds[hundreds]} {BelowHundred(rest)}",
        };

    private static string BelowHundred(int number) =>
        number < Small.Length ? Small[number]
        : number % 10 == 0 ? Tens[number / 10]
        : $"{Tens[number / 10]} y {Small[number % 10]}";
}
