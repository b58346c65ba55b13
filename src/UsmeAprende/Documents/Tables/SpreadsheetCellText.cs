using System.Globalization;

namespace UsmeAprende.Documents.Tables;

/// <summary>
/// Gives the value of a workbook's cell as text: numbers without exponent or thousands separator, days as <c>2026-11-24</c>.
/// </summary>
internal sealed class SpreadsheetCellText
{
    private readonly List<string> _shared;
    private readonly List<bool> _isDate;
    private readonly bool _from1904;

    public SpreadsheetCellText(WorkbookFile file, WorkbookStructure book)
    {
        _shared = SharedTexts(file, book.SharedTexts);
        _isDate = SpreadsheetDateStyles.ReadDateStyles(file, book.Styles);
        _from1904 = book.CountsFrom1904;
    }

    /// <param name="type">The cell's <c>t</c>.</param>
    /// <param name="style">The cell's <c>s</c>.</param>
    /// <param name="value">The stored value.</param>
    /// <param name="formula">The cell's formula; used if no value is stored.</param>
    public string ReadText(string? type, string? style, string value, string formula) =>
        type switch
        {
            "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < _shared.Count
                ? _shared[at]
                : "",
            "b" => value == "1" ? "VERDADERO" : "FALSO",
            "str" or "e" or "d" or "inlineStr" => value,
            not (null or "n") => throw new InvalidDataException("A cell is of a kind that no workbook has."),
            _ when value.Length == 0 => formula.Length > 0 ? $"={formula}" : "",
            _ => NumberOf(value, style is null ? 0 : int.Parse(style, NumberStyles.None, CultureInfo.InvariantCulture)),
        };

    private string NumberOf(string value, int style)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            return value;
        if (style < _isDate.Count && _isDate[style] && DayOf(number) is { } day)
            return day.TimeOfDay == TimeSpan.Zero && number >= 1
                ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                : day.ToString(number < 1 ? "HH:mm" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        // The file stores binary fractions: 0.1 may have seventeen digits there.
        return Math.Abs(number) < (double)decimal.MaxValue
            ? ((decimal)number).ToString("0.###############", CultureInfo.InvariantCulture)
            : value;
    }

    private DateTime? DayOf(double number)
    {
        var days = _from1904 ? number + 1462 : number;
        // 31 December 9999 is the last day that Excel and LibreOffice know.
        return days is >= 0 and < 2_958_466 ? RoundedToSeconds(DateTime.FromOADate(days)) : null;
    }

    private static DateTime RoundedToSeconds(DateTime at) =>
        new((at.Ticks + (TimeSpan.TicksPerSecond / 2)) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, DateTimeKind.Unspecified);

    private static List<string> SharedTexts(WorkbookFile file, string? part)
    {
        var texts = new List<string>();
        if (part is null)
            return texts;
        using var xml = file.Open(part);
        while (xml.Read())
            if (xml.Begins(1, "si"))
                texts.Add(file.Budget.CountText(xml.RichText()));
        return texts;
    }
}

/// <summary>Which styles of a workbook show a number as a day or a time.</summary>
internal static class SpreadsheetDateStyles
{
    // Excel itself allows about 65,000.
    private const int MostStyles = 100_000;

    public static List<bool> ReadDateStyles(WorkbookFile file, string? part)
    {
        var own = new Dictionary<uint, string>();
        var styles = new List<bool>();
        if (part is null)
            return styles;
        using var xml = file.Open(part);
        var section = "";
        while (xml.Read())
        {
            if (xml.IsElement && xml.Depth == 1)
                section = xml.Name;
            if (section == "numFmts" && xml.Begins(2, "numFmt") && IdIn(xml) is { } format)
                own.TryAdd(format, file.Budget.CountText(xml.Attribute("formatCode") ?? ""));
            if (section == "cellXfs" && xml.Begins(2, "xf"))
                styles.Add(IsDate(IdIn(xml) ?? 0, own));
            if (styles.Count + own.Count > MostStyles)
                throw new UnreadableTableException(TableMemoryBudget.TooLarge);
        }
        return styles;
    }

    private static uint? IdIn(WorkbookXml xml) =>
        uint.TryParse(xml.Attribute("numFmtId"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static bool IsDate(uint format, Dictionary<uint, string> own) =>
        own.TryGetValue(format, out var code)
            ? IsDateCode(code)
            : format is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);

    private static bool IsDateCode(string code)
    {
        var isQuoted = false;
        var brackets = 0;
        for (var at = 0; at < code.Length; at++)
            switch (code[at])
            {
                case '\\' or '_' or '*':
                    at++;
                    break;
                case '"':
                    isQuoted = !isQuoted;
                    break;
                case '[':
                    brackets++;
                    break;
                case ']':
                    brackets--;
                    break;
                case 'd' or 'D' or 'm' or 'M' or 'y' or 'Y' or 'h' or 'H' when !isQuoted && brackets == 0:
                    return true;
                default:
                    break;
            }

        return false;
    }
}
