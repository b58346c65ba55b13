namespace UsmeAprende.Documents.Tables;

/// <summary>Reads a workbook's structure: its sheets, how days are counted, and the parts with shared texts and styles.</summary>
internal sealed record WorkbookStructure
{
    private const int MostSheets = 1_000;

    /// <summary>The visible sheets, in the workbook's order.</summary>
    public required IReadOnlyList<WorkbookSheet> Sheets { get; init; }

    public required int HiddenSheets { get; init; }

    public required bool CountsFrom1904 { get; init; }

    public string? Styles { get; init; }

    public string? SharedTexts { get; init; }

    public static WorkbookStructure Read(WorkbookFile file)
    {
        var part =
            file.ReadLinks("").Values.FirstOrDefault(l => l.LeadsTo("officeDocument"))?.Part
            ?? throw new InvalidDataException("The package holds no document.");
        var links = file.ReadLinks(part);
        var (hidden, shown, from1904) = (0, new List<WorkbookSheet>(), false);
        using (var book = file.Open(part))
        {
            if (!book.Read() || !IsRoot(book))
                throw new InvalidDataException("The document is no workbook.");
            while (book.Read())
            {
                if (book.Begins(1, "workbookPr"))
                    from1904 = book.IsSet("date1904");
                // A chart sheet has no cells to read.
                if (
                    !book.Begins(2, "sheet")
                    || book.Relationship() is not { } id
                    || !links.TryGetValue(id, out var link)
                    || !link.LeadsTo("worksheet")
                )
                    continue;
                if (book.Attribute("state") is "hidden" or "veryHidden")
                    hidden++;
                else
                    shown.Add(new WorkbookSheet(file.Budget.CountText(book.Attribute("name") ?? ""), link.Part));
                if (hidden + shown.Count > MostSheets)
                    throw new UnreadableTableException(TableMemoryBudget.TooLarge);
            }
        }

        return new WorkbookStructure
        {
            Sheets =
                shown.Count > 0
                    ? shown
                    : throw new UnreadableTableException(
                        "no tiene ninguna hoja a la vista. Muestre la hoja de la lista y guárdelo otra vez."
                    ),
            HiddenSheets = hidden,
            CountsFrom1904 = from1904,
            Styles = links.Values.FirstOrDefault(l => l.LeadsTo("styles"))?.Part,
            SharedTexts = links.Values.FirstOrDefault(l => l.LeadsTo("sharedStrings"))?.Part,
        };
    }

    // An XML declaration and white space may come before the root element.
    private static bool IsRoot(WorkbookXml book)
    {
        while (!book.IsElement && book.Read()) { }
        return book.Begins(0, "workbook");
    }
}

/// <param name="Name">As its tab shows it.</param>
/// <param name="Part">Its part of the package.</param>
internal sealed record WorkbookSheet(string Name, string Part);
