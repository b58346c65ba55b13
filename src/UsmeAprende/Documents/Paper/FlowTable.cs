namespace UsmeAprende.Documents.Paper;

/// <summary>Writes one table of a flow, row by row.</summary>
internal sealed class FlowTable(TaggedDocument document, PaperFlow flow, PaperTable table)
{
    private readonly double[] _widths = [.. table.Columns.Select(c => c.Share / table.Columns.Sum(all => all.Share) * flow.Width)];

    public void Write()
    {
        var headings = table.Columns.Select(c => c.Heading).ToList();
        var headHeight = HeightOf(headings, table.Headings, 0);
        flow.Need(headHeight + Math.Max(table.LeastRowHeight, table.Lettering.LineHeight));
        document.Group(
            "Table",
            () =>
            {
                document.Group("THead", () => Row(headings, headHeight, isHeading: true));
                document.Group(
                    "TBody",
                    () =>
                    {
                        foreach (var row in table.Rows)
                        {
                            var height = HeightOf(row, table.Lettering, table.LeastRowHeight);
                            if (height > flow.Room)
                            {
                                flow.Turn();
                                // Whoever listens has heard them once.
                                document.Furniture(() => Row(headings, headHeight, isHeading: true));
                            }

                            Row(row, height, isHeading: false);
                        }
                    }
                );
            }
        );
    }

    private void Row(IReadOnlyList<string> values, double height, bool isHeading)
    {
        var place = flow.Here(height);
        document.Group(
            "TR",
            () =>
            {
                var cell = place;
                for (var at = 0; at < _widths.Length; at++)
                {
                    cell = cell with { Width = _widths[at] };
                    var frame = cell;
                    if (isHeading)
                        flow.Sheet.Fill(frame, new Ink(235, 235, 235));
                    flow.Sheet.Frame(frame, Ink.Grey, 0.5);
                    var lettering = (isHeading ? table.Headings : table.Lettering) with { Alignment = table.Columns[at].Alignment };
                    var inner = cell.Inset(table.Padding);
                    // A row with room for a signature has its words in the middle.
                    var free = inner.Height - flow.Sheet.HeightOf(values[at], inner.Width, lettering);
                    flow.Sheet.Cell(inner.Below(Math.Max(0, free / 2)), values[at], lettering, isHeading);
                    cell = cell with { X = cell.Right };
                }
            }
        );
        flow.Go(height);
    }

    private double HeightOf(IReadOnlyList<string> values, Lettering lettering, double least) =>
        Math.Max(
            least,
            values.Select((value, at) => flow.Sheet.HeightOf(value, _widths[at] - (2 * table.Padding), lettering)).Max()
                + (2 * table.Padding)
        );
}
