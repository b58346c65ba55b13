using System.Globalization;

namespace UsmeAprende.Documents.Tables;

/// <summary>A sheet on its way from XML to lines.</summary>
internal sealed class SpreadsheetSheet(WorkbookXml xml, SpreadsheetCellText cells, TableBudget budget)
{
    // Of one row, empty or not; the programmes themselves allow no more.
    private const int MostCells = 16_384;

    private readonly List<TableLine> _lines = [];
    private readonly List<MergedCells> _merged = [];
    private int _hidden;
    private int _line;

    public SpreadsheetLines Read()
    {
        var section = "";
        while (xml.Read())
        {
            if (xml.IsElement && xml.Depth == 0 && xml.Name != "worksheet")
                throw new InvalidDataException("The part is no sheet.");
            if (xml.IsElement && xml.Depth == 1)
                section = xml.Name;
            if (section == "sheetData" && xml.Begins(2, "row"))
                TakeRow();
            // They stand below the rows that they are about.
            else if (
                section == "mergeCells"
                && xml.Begins(2, "mergeCell")
                && MergedCells.Parse(budget.Keep(xml.Attribute("ref") ?? "")) is { } merged
            )
                _merged.Add(merged);
        }

        return new SpreadsheetLines(_lines, _merged, _hidden);
    }

    private void TakeRow()
    {
        _line = xml.Attribute("r") is { } told ? int.Parse(told, NumberStyles.None, CultureInfo.InvariantCulture) : _line + 1;
        // A row is hidden by a filter, by hand, or by making it no height at all.
        var isHidden = xml.IsSet("hidden") || xml.Attribute("ht") is "0";
        var values = new List<string>();
        var (at, cellsSeen) = (-1, 0);
        if (!xml.IsEmpty)
            while (xml.Read() && !xml.Ends(2))
            {
                if (!xml.Begins(3, "c"))
                    continue;
                if (++cellsSeen > MostCells)
                    throw new UnreadableTableException(TableBudget.TooLarge);
                at = TakeCell(at, values);
            }

        if (values.Count == 0)
            return;
        budget.Hold(values.Count);
        if (isHidden)
            _hidden++;
        else
            _lines.Add(new TableLine(_line, values));
        if (_lines.Count > TableFile.MostRows + TableBuilder.MostAbove + 1)
            throw new UnreadableTableException(TableBuilder.TooManyRows);
    }

    /// <returns>The place of the cell.</returns>
    private int TakeCell(int before, List<string> values)
    {
        var at = xml.Attribute("r") is { } reference ? TableColumn.PlaceOf(reference) : before + 1;
        var (type, style, value, formula) = (xml.Attribute("t"), xml.Attribute("s"), "", "");
        if (!xml.IsEmpty)
            while (xml.Read() && !xml.Ends(3))
            {
                if (xml.Begins(4, "v"))
                    value = xml.Text();
                else if (xml.Begins(4, "f"))
                    formula = xml.Text();
                else if (xml.Begins(4, "is"))
                    value = xml.RichText();
            }

        // Sheets are formatted far to the right of what they hold.
        if (cells.Of(type, style, value, formula) is not { Length: > 0 } text)
            return at;
        if (at is < 0 or >= TableFile.MostColumns)
            throw new UnreadableTableException($"la línea {_line} tiene más de {TableFile.MostColumns} columnas.");
        while (values.Count <= at)
            values.Add("");
        values[at] = budget.Keep(text);
        return at;
    }
}
