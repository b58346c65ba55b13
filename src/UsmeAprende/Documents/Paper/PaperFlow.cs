namespace UsmeAprende.Documents.Paper;

/// <summary>Writes text, pictures and tables one below the other, on as many sheets as they need.</summary>
public sealed class PaperFlow
{
    private readonly TaggedPdfDocument _document;
    private readonly PaperFlowSettings _flow;
    private readonly int _pages;
    private readonly PaperRectangle _body;
    private double _y;

    internal PaperFlow(TaggedPdfDocument document, PaperRectangle all, PaperFlowSettings flow, int pages)
    {
        (_document, _flow, _pages) = (document, flow, pages);
        Sheet = new PaperSheet(document, all);
        _body = all.Inset(flow.Margin).Below(flow.HeadHeight).Top(all.Height - (2 * flow.Margin) - flow.HeadHeight - flow.FootHeight);
        TurnPage();
    }

    /// <summary>The current sheet, for measuring.</summary>
    public PaperSheet Sheet { get; }

    /// <summary>The area between the margins.</summary>
    public double Width => _body.Width;

    /// <summary>The height that is left on this sheet.</summary>
    public double Room => _body.Bottom - _y;

    public void Heading(string text, PaperTextStyle lettering, PaperTextRole role = PaperTextRole.Heading1)
    {
        // A heading is never the last line of a sheet.
        EnsureRoom(Sheet.HeightOf(text, Width, lettering) + (3 * lettering.LineHeight));
        Write(text, lettering, role);
    }

    public void Paragraph(string text, PaperTextStyle lettering) => Write(text, lettering, PaperTextRole.Paragraph);

    public void List(IEnumerable<string> items, PaperTextStyle lettering) =>
        _document.GroupElements(
            "L",
            () =>
            {
                foreach (var item in items)
                {
                    EnsureRoom(Sheet.HeightOf(item, Width - lettering.Size, lettering));
                    Advance(Sheet.ListItem(BoxHere(0), item, lettering));
                }
            }
        );

    public void Space(double height) => _y = Math.Min(_y + height, _body.Bottom);

    /// <summary>Starts the next sheet if less than this height is left.</summary>
    public void EnsureRoom(double height)
    {
        if (height > Room && _y > _body.Y)
            TurnPage();
    }

    /// <summary>Draws something of a known height.</summary>
    public void Draw(double height, Action<PaperSheet, PaperRectangle> draw)
    {
        EnsureRoom(height);
        draw(Sheet, BoxHere(height));
        _y += height;
    }

    public void Table(PaperTable table) => new PaperTableWriter(_document, this, table).Write();

    internal PaperRectangle BoxHere(double height) => new(_body.X, _y, _body.Width, height);

    internal void Advance(double height) => _y += height;

    internal bool IsAtTop => _y <= _body.Y;

    internal void TurnPage()
    {
        _document.AddPage();
        _y = _body.Y;
        var number = new PageNumber(_document.Pages, _pages);
        _document.Artifact(() =>
        {
            var inner = Sheet.All.Inset(_flow.Margin);
            _flow.Head?.Invoke(Sheet, inner.Top(_flow.HeadHeight), number);
            _flow.Foot?.Invoke(Sheet, inner.Below(inner.Height - _flow.FootHeight), number);
        });
    }

    private void Write(string text, PaperTextStyle lettering, PaperTextRole role)
    {
        var lines = Sheet.Lines(text, Width, lettering);
        // At least two lines of a paragraph stay together.
        EnsureRoom(Math.Min(lines.Count, 2) * lettering.LineHeight);
        var at = 0;
        _document.WriteContinuedText(
            PaperSheet.TagOf(role),
            () =>
            {
                for (; at < lines.Count; at++)
                {
                    if (lettering.LineHeight > Room && !IsAtTop)
                        return false;
                    Sheet.WriteLine(BoxHere(lettering.LineHeight), lines[at], lettering, at == lines.Count - 1);
                    Advance(lettering.LineHeight);
                }

                return true;
            },
            TurnPage
        );
    }
}

/// <summary>Header and footer of each sheet. Screen readers skip them, so important things must also be in the text.</summary>
public sealed record PaperFlowSettings
{
    public double Margin { get; init; } = 42;

    public double HeadHeight { get; init; }

    public Action<PaperSheet, PaperRectangle, PageNumber>? Head { get; init; }

    public double FootHeight { get; init; } = 22;

    /// <summary>By default "Página x de y" on the right.</summary>
    public Action<PaperSheet, PaperRectangle, PageNumber>? Foot { get; init; } = WriteNumber;

    private static void WriteNumber(PaperSheet sheet, PaperRectangle box, PageNumber number) =>
        sheet.Text(box.Below(10), number.ToString(), new PaperTextStyle(8) { Alignment = TextAlignment.Right });
}

public readonly record struct PageNumber(int Page, int Of)
{
    public override string ToString() => $"Página {Page} de {Of}";
}
