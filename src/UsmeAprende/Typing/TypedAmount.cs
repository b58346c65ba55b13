using System.Globalization;
using System.Text.RegularExpressions;

namespace UsmeAprende.Typing;

/// <summary>
/// Reads amounts as people in Colombia write them (R36): <c>15.000</c>, <c>1.234.567,50</c>, <c>2,5</c>, <c>$ 3.000</c>, <c>15000</c>. A
/// text that could mean two amounts, such as <c>2.5</c>, is refused: a separator is never just removed.
/// </summary>
public static partial class TypedAmount
{
    public static bool TryParse(string? text, out decimal amount)
    {
        amount = 0;
        var written = Written().Match(TypedText.CleanValue(text));
        return written.Success
            && decimal.TryParse(
                written.Groups["sign"].Value
                    + string.Concat(written.Groups["whole"].Value.Where(char.IsAsciiDigit))
                    + (written.Groups["part"].Success ? $".{written.Groups["part"].Value}" : ""),
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out amount
            );
    }

    /// <summary>As people write it: <c>1.234.567,5</c>.</summary>
    public static string Format(decimal amount) => amount.ToString("#,0.##", Colombian);

    private static readonly NumberFormatInfo Colombian = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    [GeneratedRegex(
        @"\A(?<sign>-?)\$?\s*(?<whole>\d{1,3}(?:[.'’ ]\d{3})+|\d{1,15})(?:,(?<part>\d{1,4}))?\s*(?:%|pesos)?\z",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Written();
}
