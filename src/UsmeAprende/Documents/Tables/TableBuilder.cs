using System.Collections.Immutable;
using System.Globalization;
using UsmeAprende.Typing;

namespace UsmeAprende.Documents.Tables;

/// <summary>Makes a table from the lines of a file.</summary>
internal sealed class TableBuilder
{
    /// <summary>Most characters of a heading; what is longer is cut.</summary>
    private const int LongestHeading = 100;

    // How many lines may come before the headings: an entity's form has its name, number, place, date and notices there.
    public const int MostAbove = 30;

    private readonly TableMemoryBudget _budget = new();
    private readonly List<TableRow> _rows = [];
    private readonly ITableHeadings? _headings;
    private ImmutableArray<TableColumn>? _columns;

    // Until the line below them is known to have data, or more headings.
    private List<string>? _upperHeadings;

    private TableBuilder(ITableHeadings? headings) => _headings = headings;

    public static string TooManyRows { get; } =
        string.Create(CultureInfo.GetCultureInfo("es-CO"), $"tiene más de {TableFile.MostRows:N0} filas. Divídalo en varios archivos.");

    public static TableReadResult BuildFromText(IEnumerable<TableLine> lines, string fileName, ITableHeadings? headings)
    {
        var table = new TableBuilder(headings);
        table.Add(lines, table.HeadingsOf(lines));
        return table.Finish(fileName, []);
    }

    public static TableReadResult BuildFromSheet(SpreadsheetLines sheet, string fileName, ITableHeadings? headings)
    {
        var table = new TableBuilder(headings);
        var first = table.HeadingsOf(sheet.Lines);
        var given = sheet.FillMergedCells(first, table._budget);
        table.Add(sheet.Lines, first);
        return table.Finish(fileName, [.. sheet.Notices(given)]);
    }

    /// <returns>The line that names the columns.</returns>
    private int HeadingsOf(IEnumerable<TableLine> lines)
    {
        List<TableLine> first = [.. lines.Where(l => !IsBlank(l.Values)).Take(_headings is null ? 1 : MostAbove)];
        return (first.Find(l => _headings?.AreHeadings(l.Values) is true) ?? first.FirstOrDefault())?.Line ?? 0;
    }

    private void Add(IEnumerable<TableLine> lines, int headings)
    {
        foreach (var line in lines)
            if (!IsBlank(line.Values) && (_columns is not null || line.Line >= headings))
                Add(line.Line, line.Values);
    }

    private void Add(int line, List<string> values)
    {
        if (values.Exists(v => v.Length > TableFile.LongestValue))
            throw new UnreadableTableException($"la línea {line} tiene un texto demasiado largo.");
        if (values.Exists(MojibakeDetector.IsDamaged))
            throw new UnreadableTableException(MojibakeDetector.DescribeProblem(line));
        if (_columns is not { } columns)
            (_columns, _upperHeadings) = (ColumnsOf(values), values);
        else if (_upperHeadings is not null && _headings?.Join(_upperHeadings, values) is { } joined)
            (_columns, _upperHeadings) = (ColumnsOf(joined), null);
        else if (_rows.Count == TableFile.MostRows)
            throw new UnreadableTableException(TooManyRows);
        else
        {
            _upperHeadings = null;
            _rows.Add(RowOf(line, values, columns.Length));
        }
    }

    private TableReadResult Finish(string fileName, IReadOnlyList<string> notices) =>
        _columns is { } columns
            ? new TableReadResult(new TableFile(columns, _rows, notices), null)
            : TableReadResult.Failed($"«{fileName}» está vacío. {string.Join(' ', notices)}".TrimEnd());

    private ImmutableArray<TableColumn> ColumnsOf(IReadOnlyList<string> values)
    {
        var width = values.Count - values.Reverse().TakeWhile(string.IsNullOrWhiteSpace).Count();
        var columns = values
            .Take(width)
            .Select((name, at) => new TableColumn(at, TypedText.CleanValue(Truncate(name.Trim()))))
            .ToImmutableArray();
        if (_headings is not null)
            return columns;
        var twice = columns.GroupBy(c => TableFile.NormaliseName(c.Name)).FirstOrDefault(g => g.Key.Length > 0 && g.Count() > 1);
        return twice is null
            ? columns
            : throw new UnreadableTableException(
                $"dos columnas se llaman «{twice.First().Name}»: la {twice.First().Letter} y la {twice.Last().Letter}. Deje una."
            );
    }

    private TableRow RowOf(int line, List<string> values, int width)
    {
        var row = new TableRow(
            line,
            [.. Enumerable.Range(0, width).Select(at => at < values.Count ? _budget.CountText(values[at]) : "")],
            [.. values.Skip(width).Where(v => !string.IsNullOrWhiteSpace(v)).Select(_budget.CountText)]
        );
        _budget.CountPlaces(width + row.Stray.Length);
        return row;
    }

    private static string Truncate(string heading) => heading.Length <= LongestHeading ? heading : heading[..LongestHeading];

    private static bool IsBlank(List<string> values) => values.TrueForAll(string.IsNullOrWhiteSpace);
}

/// <summary>A line that is not empty, before it is known which line has the headings.</summary>
/// <param name="Line">Counted from 1 as programmes show it.</param>
/// <param name="Values">The values by column, empty ones included.</param>
internal sealed record TableLine(int Line, List<string> Values);
