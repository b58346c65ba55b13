using System.Collections.Immutable;

namespace UsmeAprende.Documents.Paper;

/// <summary>A table that may need several sheets; its headings are repeated on each.</summary>
public sealed record PaperTable
{
    public required ImmutableArray<PaperColumn> Columns { get; init; }

    /// <summary>One value for each column; empty if somebody writes there by hand.</summary>
    public required IEnumerable<IReadOnlyList<string>> Rows { get; init; }

    public PaperTextStyle Headings { get; init; } = new(8.5) { IsBold = true };

    public PaperTextStyle Lettering { get; init; } = new(9);

    /// <summary>Whether the row has room for a signature.</summary>
    public double LeastRowHeight { get; init; }

    public double Padding { get; init; } = 3;
}

/// <param name="Share">Its part of the table's width, in proportion to the other columns' shares.</param>
public sealed record PaperColumn(string Heading, double Share, TextAlignment Alignment = TextAlignment.Left);

/// <summary>Writes one table of a flow, row by row.</summary>
internal sealed class PaperTableWriter(TaggedPdfDocument document, PaperFlow flow, PaperTable table)
{
    private readonly double[] _widths = [.. table.Columns.Select(c => c.Share / table.Columns.Sum(all => all.Share) * flow.Width)];

    public void Write()
    {
        var headings = table.Columns.Select(c => c.Heading).ToList();
        var headHeight = HeightOf(headings, table.Headings, 0);
        flow.EnsureRoom(headHeight + Math.Max(table.LeastRowHeight, table.Lettering.LineHeight));
        document.GroupElements(
            "Table",
            () =>
            {
                document.GroupElements("THead", () => WriteRow(headings, headHeight, isHeading: true));
                document.GroupElements(
                    "TBody",
                    () =>
                    {
                        foreach (var row in table.Rows)
                        {
                            var height = HeightOf(row, table.Lettering, table.LeastRowHeight);
                            if (height > flow.Room)
                            {
                                flow.TurnPage();
                                // Screen readers read the headings only once.
                                document.Artifact(() => WriteRow(headings, headHeight, isHeading: true));
                            }

                            WriteRow(row, height, isHeading: false);
                        }
                    }
                );
            }
        );
    }

    private void WriteRow(IReadOnlyList<string> values, double height, bool isHeading)
    {
        var place = flow.BoxHere(height);
        document.GroupElements(
            "TR",
            () =>
            {
                var cell = place;
                for (var at = 0; at < _widths.Length; at++)
                {
                    cell = cell with { Width = _widths[at] };
                    var frame = cell;
                    if (isHeading)
                        flow.Sheet.Fill(frame, new PaperColor(235, 235, 235));
                    flow.Sheet.Frame(frame, PaperColor.Grey, 0.5);
                    var lettering = (isHeading ? table.Headings : table.Lettering) with { Alignment = table.Columns[at].Alignment };
                    var inner = cell.Inset(table.Padding);
                    // In a row with room for a signature, the text is centred vertically.
                    var free = inner.Height - flow.Sheet.HeightOf(values[at], inner.Width, lettering);
                    flow.Sheet.Cell(inner.Below(Math.Max(0, free / 2)), values[at], lettering, isHeading);
                    cell = cell with { X = cell.Right };
                }
            }
        );
        flow.Advance(height);
    }

    private double HeightOf(IReadOnlyList<string> values, PaperTextStyle lettering, double least) =>
        Math.Max(
            least,
            values.Select((value, at) => flow.Sheet.HeightOf(value, _widths[at] - (2 * table.Padding), lettering)).Max()
                + (2 * table.Padding)
        );
}
