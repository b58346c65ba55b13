using System.Globalization;
using System.Text;

namespace UsmeAprende.Documents.Tables;

/// <summary>
/// Reads one table of an OpenDocument spreadsheet into lines. Rows and cells may say that they are repeated, up to the million rows and the
/// thousands of columns that a sheet has: what is empty is counted and not made.
/// </summary>
internal sealed class OpenDocumentTableReader(WorkbookXml xml, TableMemoryBudget budget)
{
    private readonly List<TableLine> _lines = [];
    private readonly List<MergedCellRange> _merged = [];
    private int _hidden;
    private int _line;

    public SpreadsheetLines Read()
    {
        var depth = xml.Depth;
        if (!xml.IsEmpty)
            while (xml.Read() && !xml.Ends(depth))
            {
                if (!xml.IsElement)
                    continue;
                if (xml.Name == "table-row")
                    ReadRow();
                // Drawings over the sheet may hold tables of their own.
                else if (xml.Name is "shapes" or "forms")
                    xml.Skip();
            }
        return new SpreadsheetLines(_lines, _merged, _hidden);
    }

    private void ReadRow()
    {
        var repeated = Count("number-rows-repeated");
        var isHidden = xml.Attribute("visibility", "table") is "collapse" or "filter";
        var (depth, values, at) = (xml.Depth, new List<string>(), 0);
        if (!xml.IsEmpty)
            while (xml.Read() && !xml.Ends(depth))
                if (xml.IsElement && xml.Name is "table-cell" or "covered-table-cell")
                    at = ReadCell(at, values);
        if (values.Count > 0)
            Add(values, repeated, isHidden);
        _line = (int)Math.Min((long)_line + repeated, int.MaxValue / 2);
    }

    private void Add(List<string> values, int repeated, bool isHidden)
    {
        if (isHidden)
        {
            _hidden += repeated;
            return;
        }
        if (_lines.Count + (long)repeated > TableFile.MostRows + TableBuilder.MostAbove + 1)
            throw new UnreadableTableException(TableBuilder.TooManyRows);
        for (var copy = 0; copy < repeated; copy++)
        {
            budget.CountPlaces(values.Count);
            _lines.Add(new TableLine(_line + 1 + copy, [.. values]));
        }
    }

    /// <returns>The column after the cell, from 0.</returns>
    private int ReadCell(int at, List<string> values)
    {
        var (repeated, spanned) = (Count("number-columns-repeated"), Count("number-rows-spanned"));
        var isCovered = xml.Name == "covered-table-cell";
        var text = ReadValue();
        if (text.Length == 0 || isCovered)
            return (int)Math.Min((long)at + repeated, int.MaxValue / 2);
        if (at + (long)repeated > TableFile.MostColumns)
            throw new UnreadableTableException($"la línea {_line + 1} tiene más de {TableFile.MostColumns} columnas.");
        if (spanned > 1)
            _merged.Add(new MergedCellRange(at, _line + 1, (int)Math.Min((long)_line + spanned, int.MaxValue / 2)));
        while (values.Count < at)
            values.Add("");
        for (var copy = 0; copy < repeated; copy++)
            values.Add(budget.CountText(text));
        return at + repeated;
    }

    private string ReadValue()
    {
        var (kind, value, day, truth, said) = (
            xml.Attribute("value-type", "office"),
            xml.Attribute("value", "office"),
            xml.Attribute("date-value", "office"),
            xml.Attribute("boolean-value", "office"),
            xml.Attribute("string-value", "office")
        );
        var shown = ReadParagraphs();
        return kind switch
        {
            "float" or "currency" or "percentage" when value is not null => NumberOf(value),
            "date" when day is not null => day.Replace('T', ' '),
            "boolean" when truth is not null => truth == "true" ? "VERDADERO" : "FALSO",
            "string" when shown.Length == 0 => said ?? "",
            _ => shown,
        };
    }

    // Written by the programme as a binary fraction or with an exponent.
    private static string NumberOf(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
        && Math.Abs(number) < (double)decimal.MaxValue
            ? ((decimal)number).ToString("0.###############", CultureInfo.InvariantCulture)
            : value;

    private string ReadParagraphs()
    {
        if (xml.IsEmpty)
            return "";
        var (depth, text, paragraphs) = (xml.Depth, new StringBuilder(), 0);
        while (xml.Read() && !xml.Ends(depth))
        {
            // A comment on the cell is not its value.
            if (xml.IsElement && xml.Name == "annotation")
                xml.Skip();
            else if (xml.IsElement && xml.Name == "p" && xml.Depth == depth + 1 && paragraphs++ > 0)
                text.Append('\n');
            else if (xml.IsElement && xml.Name is "s" or "tab" or "line-break")
                text.Append(' ');
            else if (xml.IsText && xml.Depth > depth + 1)
                text.Append(xml.Value);
            if (text.Length > TableFile.LongestValue)
                throw new UnreadableTableException("tiene un texto demasiado largo.");
        }
        return text.ToString();
    }

    private int Count(string attribute) =>
        int.TryParse(xml.Attribute(attribute, "table"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 1
            ? count
            : 1;
}
