using System.Globalization;

namespace UsmeAprende.Documents.Tables;

/// <summary>Which looks of a workbook's cells show their number as a day or an hour.</summary>
internal static class SpreadsheetDates
{
    // The programmes themselves allow some 65,000.
    private const int MostStyles = 100_000;

    public static List<bool> StylesOf(WorkbookFile file, string? part)
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
                own.TryAdd(format, file.Budget.Keep(xml.Attribute("formatCode") ?? ""));
            if (section == "cellXfs" && xml.Begins(2, "xf"))
                styles.Add(IsDate(IdIn(xml) ?? 0, own));
            if (styles.Count + own.Count > MostStyles)
                throw new UnreadableTableException(TableBudget.TooLarge);
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
