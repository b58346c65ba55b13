using System.Globalization;

namespace UsmeAprende.Documents.Tables;

/// <summary>The visible lines of a sheet that are not empty.</summary>
/// <param name="Lines">In the sheet's order.</param>
/// <param name="Merged">Merged cells over several lines.</param>
/// <param name="HiddenLines">How many hidden lines were left out.</param>
internal sealed record SpreadsheetLines(IReadOnlyList<TableLine> Lines, IReadOnlyList<MergedCellRange> Merged, int HiddenLines)
{
    private const int MostLooks = 2_000_000;

    public int HiddenSheets { get; init; }

    public int OtherSheets { get; init; }

    /// <summary>The name of the sheet that was read; empty if it is not known.</summary>
    public string ReadSheet { get; init; } = "";

    /// <summary>Other visible sheets that look like lists too.</summary>
    public IReadOnlyList<string> OtherLists { get; init; } = [];

    /// <summary>
    /// Copies the value of a merged cell to each of its lines below the headings. Lines that are otherwise empty stay empty.
    /// </summary>
    /// <returns>How many values were copied.</returns>
    public int FillMergedCells(int headings, TableMemoryBudget budget)
    {
        if (Merged.Count == 0)
            return 0;
        // The lines come in order, unless somebody changed the file by hand.
        var byLine = Lines.GroupBy(l => l.Line).ToDictionary(g => g.Key, g => g.First().Values);
        var last = Lines.Count == 0 ? 0 : Lines.Max(l => l.Line);
        var (given, looks) = (0, 0);
        foreach (var merged in Merged)
        {
            if (merged.FirstLine <= headings || !byLine.TryGetValue(merged.FirstLine, out var first) || merged.Column >= first.Count)
                continue;
            for (var line = merged.FirstLine + 1; line <= Math.Min(merged.LastLine, last); line++)
            {
                if (++looks > MostLooks)
                    throw new UnreadableTableException(TableMemoryBudget.TooLarge);
                if (!byLine.TryGetValue(line, out var values) || !GiveValue(values, merged.Column, first[merged.Column]))
                    continue;
                budget.CountPlaces(values.Count);
                given++;
            }
        }
        return given;
    }

    private static bool GiveValue(List<string> values, int column, string value)
    {
        while (values.Count <= column)
            values.Add("");
        if (values[column].Length > 0 || value.Length == 0)
            return false;
        values[column] = value;
        return true;
    }

    /// <summary>What was left out or interpreted, in Spanish sentences for the person who uploaded the file.</summary>
    public IEnumerable<string> Notices(int given)
    {
        if (HiddenLines > 0)
            yield return HiddenLines == 1
                ? "Hay 1 fila oculta: no se leyó. Si hace falta, muéstrela y suba el archivo otra vez."
                : $"Hay {HiddenLines} filas ocultas: no se leyeron. Si hacen falta, muéstrelas y suba el archivo otra vez.";
        if (given > 0)
            yield return "Hay celdas combinadas: su dato se puso en cada una de sus filas.";
        if (HiddenSheets + OtherSheets > 0)
            yield return $"El libro tiene más hojas{SayHiddenSheets()}: solo se leyó {(ReadSheet.Length > 0 ? $"«{ReadSheet}»" : "una")}.";
        if (OtherLists.Count > 0)
            yield return OtherLists.Count == 1
                ? $"La hoja «{OtherLists[0]}» también parece una lista: si hace falta, súbala en otro archivo."
                : $"Las hojas «{string.Join("», «", OtherLists)}» también parecen listas: si hacen falta, súbalas en otros archivos.";
    }

    private string SayHiddenSheets() =>
        HiddenSheets switch
        {
            0 => "",
            1 => ", una de ellas oculta",
            _ => $", {HiddenSheets} de ellas ocultas",
        };
}

/// <summary>A merged cell over several rows: only the top row holds the value.</summary>
/// <param name="Column">The leftmost column, from 0.</param>
internal readonly record struct MergedCellRange(int Column, int FirstLine, int LastLine)
{
    /// <param name="reference">Such as <c>F5:F9</c>.</param>
    /// <returns>Null if it spans only one row, or is no such reference.</returns>
    public static MergedCellRange? Parse(string reference) =>
        reference.Split(':') is [var first, var last]
        && LineOf(first) is { } top
        && LineOf(last) is { } bottom
        && bottom > top
        && TableColumn.PlaceOf(first) is >= 0 and < TableFile.MostColumns and var column
            ? new MergedCellRange(column, top, bottom)
            : null;

    private static int? LineOf(string cell) =>
        int.TryParse(cell.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var line)
            ? line
            : null;
}
