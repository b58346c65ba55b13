using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using UsmeAprende.Typing;

namespace UsmeAprende.Gatherings.Paper;

/// <summary>Parses codes typed from a sheet: <c>1 2 5-9</c>, with spaces, commas or line breaks between them.</summary>
public sealed partial record SheetRowCodes(IReadOnlyList<int> Codes)
{
    private const int Highest = 9_999;
    private const int Most = 500;

    private static readonly char[] Between = [' ', ',', ';', '.'];

    public static bool TryParse(string? text, [NotNullWhen(true)] out SheetRowCodes? codes, [NotNullWhen(false)] out string? problem)
    {
        codes = null;
        var found = new SortedSet<int>();
        // People also write "5 - 9".
        var typed = TypedText.CleanValue(text);
        if (Thousand().Match(typed) is { Success: true } either)
        {
            problem = $"No es claro si «{either.Value}» es un número o son dos filas. Separe las filas con espacios.";
            return false;
        }
        var joined = string.Join('-', typed.Split('-').Select(part => part.Trim()));
        foreach (var part in joined.Split(Between, StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = part.Split('-');
            if (ends.Length > 2 || !TryCode(ends[0], out var from) || !TryCode(ends[^1], out var until))
            {
                problem = $"No entendimos «{part}». Escriba los números de las filas, como 1 2 5-9.";
                return false;
            }
            if (until < from)
            {
                problem = $"En «{part}» el primer número es mayor que el segundo.";
                return false;
            }
            if (until - from >= Most)
            {
                problem = $"«{part}» son más de {Most} filas. Revise los números.";
                return false;
            }
            found.UnionWith(Enumerable.Range(from, until - from + 1));
        }

        problem =
            found.Count == 0 ? "Escriba los números de las filas firmadas, como 1 2 5-9."
            : found.Count > Most ? $"Son más de {Most} filas. Escríbalas en varias veces."
            : null;
        codes = problem is null ? new SheetRowCodes([.. found]) : null;
        return codes is not null;
    }

    // R36: 1.500 could mean 1500 or rows 1 and 500, so it is refused.
    [GeneratedRegex(@"(?<!\d)\d{1,3}[.,]\d{3}(?!\d)")]
    private static partial Regex Thousand();

    private static bool TryCode(string text, out int code) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out code) && code is > 0 and <= Highest;
}
