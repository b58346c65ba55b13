namespace UsmeAprende.Documents.Tables;

/// <summary>
/// Reads a visible sheet of an OpenDocument spreadsheet (ODS, ISO/IEC 26300), row by row, without a tree in memory: the first with the
/// headings, or else the first. Formulas give the value that is stored with them.
/// </summary>
internal sealed class OpenDocumentReader(WorkbookFile file, ITableHeadings? headings)
{
    public const string Content = "content.xml";

    private readonly HashSet<string> _hiddenStyles = new(StringComparer.Ordinal);
    private readonly List<(string Name, SpreadsheetLines Lines)> _sheets = [];
    private int _hidden;

    public SpreadsheetLines Read()
    {
        using var xml = file.Open(Content);
        var style = "";
        while (xml.Read())
        {
            if (!xml.IsElement)
                continue;
            if (xml.Name == "style")
                style = xml.Attribute("name", "style") ?? "";
            else if (xml.Name == "table-properties" && xml.Attribute("display", "table") == "false")
                _hiddenStyles.Add(file.Budget.CountText(style));
            else if (xml.Name == "tracked-changes")
                xml.Skip();
            else if (xml.Name == "table" && xml.Depth == TableDepth)
                ReadTable(xml);
        }
        if (_sheets.Count == 0)
            throw new UnreadableTableException("no tiene ninguna hoja a la vista. Muestre la hoja de la lista y guárdelo otra vez.");
        var lists = _sheets.FindAll(sheet =>
            headings is not null && sheet.Lines.Lines.Take(TableBuilder.MostAbove).Any(line => headings.AreHeadings(line.Values))
        );
        var chosen = lists.Count > 0 ? lists[0] : _sheets[0];
        return chosen.Lines with
        {
            HiddenSheets = _hidden,
            OtherSheets = _sheets.Count - 1,
            ReadSheet = chosen.Name,
            OtherLists = [.. lists.Skip(1).Select(list => list.Name)],
        };
    }

    // document-content, body, spreadsheet, table
    private const int TableDepth = 3;

    private void ReadTable(WorkbookXml xml)
    {
        if (_hiddenStyles.Contains(xml.Attribute("style-name", "table") ?? ""))
        {
            _hidden++;
            xml.Skip();
            return;
        }
        var name = file.Budget.CountText(xml.Attribute("name", "table") ?? "");
        _sheets.Add((name, new OpenDocumentTableReader(xml, file.Budget).Read()));
        if (_sheets.Count > MostSheets)
            throw new UnreadableTableException(TableMemoryBudget.TooLarge);
    }

    private const int MostSheets = 1_000;
}
