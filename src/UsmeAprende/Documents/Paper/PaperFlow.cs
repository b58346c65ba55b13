namespace UsmeAprende.Documents.Paper;

/// <summary>Text, pictures and tables one below the other, on as many sheets as they need.</summary>
public sealed class PaperFlow
{
    private readonly TaggedDocument _document;
    private readonly FlowSetting _flow;
    private readonly int _pages;
    private readonly Box _body;
    private double _y;

    internal PaperFlow(TaggedDocument document, Box all, FlowSetting flow, int pages)
    {
        (_document, _flow, _pages) = (document, flow, pages);
        Sheet = new PaperSheet(document, all);
        _body = all.Inset(flow.Margin).Below(flow.HeadHeight).Top(all.Height - (2 * flow.Margin) - flow.HeadHeight - flow.FootHeight);
        Turn();
    }

    /// <summary>To measure with.</summary>
    public PaperSheet Sheet { get; }

    /// <summary>Between the margins.</summary>
    public double Width => _body.Width;

    /// <summary>What is left of this sheet.</summary>
    public double Room => _body.Bottom - _y;

    public void Heading(string text, Lettering lettering, PaperRole role = PaperRole.Heading1)
    {
        // Never the last line of a sheet.
        Need(Sheet.HeightOf(text, Width, lettering) + (3 * lettering.LineHeight));
        Write(text, lettering, role);
    }

    public void Paragraph(string text, Lettering lettering) => Write(text, lettering, PaperRole.Paragraph);

    public void List(IEnumerable<string> items, Lettering lettering) =>
        _document.Group(
            "L",
            () =>
            {
                foreach (var item in items)
                {
                    Need(Sheet.HeightOf(item, Width - lettering.Size, lettering));
                    Go(Sheet.ListItem(Here(0), item, lettering));
                }
            }
        );

    public void Space(double height) => _y = Math.Min(_y + height, _body.Bottom);

    /// <summary>Turns to the next sheet unless that much is left of this one.</summary>
    public void Need(double height)
    {
        if (height > Room && _y > _body.Y)
            Turn();
    }

    /// <summary>Something of a known height, drawn by hand.</summary>
    public void Draw(double height, Action<PaperSheet, Box> draw)
    {
        Need(height);
        draw(Sheet, Here(height));
        _y += height;
    }

    public void Table(PaperTable table) => new FlowTable(_document, this, table).Write();

    internal Box Here(double height) => new(_body.X, _y, _body.Width, height);

    internal void Go(double height) => _y += height;

    internal bool IsAtTop => _y <= _body.Y;

    internal void Turn()
    {
        _document.AddPage();
        _y = _body.Y;
        var number = new PageNumber(_document.Pages, _pages);
        _document.Furniture(() =>
        {
            var inner = Sheet.All.Inset(_flow.Margin);
            _flow.Head?.Invoke(Sheet, inner.Top(_flow.HeadHeight), number);
            _flow.Foot?.Invoke(Sheet, inner.Below(inner.Height - _flow.FootHeight), number);
        });
    }

    private void Write(string text, Lettering lettering, PaperRole role)
    {
        var lines = Sheet.Lines(text, Width, lettering);
        // Two lines of a paragraph at least stand together.
        Need(Math.Min(lines.Count, 2) * lettering.LineHeight);
        var at = 0;
        _document.Continue(
            PaperSheet.TagOf(role),
            () =>
            {
                for (; at < lines.Count; at++)
                {
                    if (lettering.LineHeight > Room && !IsAtTop)
                        return false;
                    Sheet.WriteLine(Here(lettering.LineHeight), lines[at], lettering, at == lines.Count - 1);
                    Go(lettering.LineHeight);
                }

                return true;
            },
            Turn
        );
    }
}
