using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace UsmeAprende.Documents.Tables;

/// <summary>What a cell of a workbook says, as text: numbers without exponent or thousands, days as <c>2026-11-24</c>.</summary>
internal sealed class SpreadsheetCellText(WorkbookPart book)
{
    private readonly string[] _shared = [.. SharedTexts(book.SharedStringTablePart)];
    private readonly bool[] _isDate = DateStyles(book.WorkbookStylesPart?.Stylesheet);
    private readonly bool _from1904 = book.Workbook.WorkbookProperties?.Date1904?.Value == true;

    public string Of(Cell cell)
    {
        var value = cell.CellValue?.Text ?? "";
        return cell.DataType?.Value switch
        {
            CellValues.SharedString => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < _shared.Length ? _shared[at] : "",
            CellValues.InlineString => cell.InlineString is { } inline ? TextOf(inline) : "",
            CellValues.Boolean => value == "1" ? "VERDADERO" : "FALSO",
            CellValues.String or CellValues.Error or CellValues.Date => value,
            _ when value.Length == 0 => cell.CellFormula?.Text is { Length: > 0 } formula ? $"={formula}" : "",
            _ => NumberOf(value, cell.StyleIndex?.Value ?? 0),
        };
    }

    private string NumberOf(string value, uint style)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            return value;
        if (style < _isDate.Length && _isDate[style] && DayOf(number) is { } day)
            return day.TimeOfDay == TimeSpan.Zero && number >= 1
                ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                : day.ToString(number < 1 ? "HH:mm" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        // The file keeps binary fractions: 0.1 stands there with seventeen digits.
        return Math.Abs(number) < (double)decimal.MaxValue ? ((decimal)number).ToString("0.###############", CultureInfo.InvariantCulture) : value;
    }

    private DateTime? DayOf(double number)
    {
        var days = _from1904 ? number + 1462 : number;
        // 31 December 9999 is the last day that either programme knows.
        return days is >= 0 and < 2_958_466 ? RoundedToSeconds(DateTime.FromOADate(days)) : null;
    }

    private static DateTime RoundedToSeconds(DateTime at) => new((at.Ticks + (TimeSpan.TicksPerSecond / 2)) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, DateTimeKind.Unspecified);

    // One by one: the tree of all of them takes fifty times their size.
    private static IEnumerable<string> SharedTexts(SharedStringTablePart? part)
    {
        if (part is null)
            yield break;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
            if (reader.ElementType == typeof(SharedStringItem) && reader.IsStartElement)
                yield return TextOf((SharedStringItem)reader.LoadCurrentElement()!);
    }

    // Phonetic hints for other languages stand beside the text and are none of it.
    private static string TextOf(RstType text) => text.Text is { } plain ? plain.Text : string.Concat(text.Elements<Run>().Select(r => r.Text?.Text));

    private static bool[] DateStyles(Stylesheet? styles)
    {
        var own = styles?.NumberingFormats?.Elements<NumberingFormat>().Where(f => f.NumberFormatId?.HasValue == true)
            .GroupBy(f => f.NumberFormatId!.Value).ToDictionary(g => g.Key, g => g.First().FormatCode?.Value ?? "") ?? [];
        return [.. styles?.CellFormats?.Elements<CellFormat>().Select(f => IsDate(f.NumberFormatId?.Value ?? 0, own)) ?? []];
    }

    private static bool IsDate(uint format, Dictionary<uint, string> own) =>
        own.TryGetValue(format, out var code) ? IsDateCode(code) : format is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);

    private static bool IsDateCode(string code)
    {
        var isQuoted = false;
        var brackets = 0;
        for (var at = 0; at < code.Length; at++)
            switch (code[at])
            {
                case '\\' or '_' or '*': at++; break;
                case '"': isQuoted = !isQuoted; break;
                case '[': brackets++; break;
                case ']': brackets--; break;
                case 'd' or 'D' or 'm' or 'M' or 'y' or 'Y' or 'h' or 'H' when !isQuoted && brackets == 0: return true;
                default: break;
            }

        return false;
    }
}
