using PdfSharp.Drawing;
using UsmeAprende.Typing;

namespace UsmeAprende.Documents.Paper;

/// <summary>
/// The sheet that is being drawn. Screen readers read in the order of drawing, and skip frames, rules and what is drawn within
/// <see cref="Artifact"/>.
/// </summary>
public sealed class PaperSheet
{
    private readonly TaggedPdfDocument _document;

    internal PaperSheet(TaggedPdfDocument document, PaperRectangle all) => (_document, All) = (document, all);

    /// <summary>The whole sheet, margins included.</summary>
    public PaperRectangle All { get; }

    /// <summary>The height of a text that is broken into lines of this width.</summary>
    public double HeightOf(string text, double width, PaperTextStyle lettering) =>
        Lines(text, width, lettering with { IsBalanced = false }).Count * lettering.LineHeight;

    /// <summary>The width of a text on one line.</summary>
    public double WidthOf(string text, PaperTextStyle lettering) =>
        _document.Graphics.MeasureString(Normalised(text), _document.Font(lettering)).Width;

    /// <summary>Writes a text in lines from the top of a box, even beyond its lower edge, and returns the height that it took.</summary>
    public double Text(PaperRectangle box, string text, PaperTextStyle lettering, PaperTextRole role = PaperTextRole.Paragraph) =>
        Write(box, Lines(text, box.Width, lettering), lettering, TagOf(role));

    /// <summary>
    /// Writes a text in the middle of a box's height: on one line, shrunk to three fifths of its size if needed; if that is not enough, on
    /// several lines as small as needed.
    /// </summary>
    public void FittedText(
        PaperRectangle box,
        string text,
        PaperTextStyle lettering,
        PaperTextRole role = PaperTextRole.Paragraph,
        PaperLink? link = null
    )
    {
        var fitted = Fitted(box, text, lettering);
        var lines = Lines(text, box.Width, fitted);
        Write(box.Below(Math.Max(0, (box.Height - (lines.Count * fitted.LineHeight)) / 2)), lines, fitted, TagOf(role), link);
    }

    /// <summary>Writes a list with a dot before each item, and returns the height that it took.</summary>
    public double List(PaperRectangle box, IEnumerable<string> items, PaperTextStyle lettering)
    {
        var height = 0.0;
        _document.GroupElements(
            "L",
            () =>
            {
                foreach (var item in items)
                    height += ListItem(box.Below(height), item, lettering);
            }
        );
        return height;
    }

    /// <summary>Draws a QR code with its quiet zone, as large as the box allows.</summary>
    /// <param name="alternative">The address in the code, as text.</param>
    /// <param name="isLink">Whether it leads to its address on a screen too.</param>
    public void Qr(PaperRectangle box, string text, string alternative, bool isLink = false)
    {
        var place = box.Fit(1, 1);
        var modules = QrCodeDrawing.ReadModules(text);
        var unit = place.Width / modules.Count;
        var path = new XGraphicsPath { FillMode = XFillMode.Winding };
        for (var y = 0; y < modules.Count; y++)
            foreach (var (from, length) in QrCodeDrawing.ListRuns(modules[y]))
                path.AddRectangle(place.X + (from * unit), place.Y + (y * unit), length * unit, unit);
        if (isLink)
            _document.GroupElements("P", () => _document.Link(text, alternative, place, DrawFigure));
        else
            DrawFigure();

        void DrawFigure() => _document.Figure(alternative, place, Draw);

        void Draw()
        {
            _document.Graphics.DrawRectangle(XBrushes.White, Rectangle(place));
            _document.Graphics.DrawPath(XBrushes.Black, path);
        }
    }

    /// <summary>Draws a picture in its own proportions, as large as the box allows.</summary>
    public void Picture(PaperRectangle box, PaperPicture picture, string alternative)
    {
        var place = box.Fit(picture.Width, picture.Height);
        _document.Figure(
            alternative,
            place,
            () =>
            {
                using var image = picture.Open();
                _document.Graphics.DrawImage(image, Rectangle(place));
            }
        );
    }

    public void Rule(double x, double y, double toX, double toY, PaperColor ink, double width = 0.75, bool isDashed = false) =>
        _document.Artifact(() =>
            _document.Graphics.DrawLine(
                new XPen(Colour(ink), width) { DashStyle = isDashed ? XDashStyle.Dash : XDashStyle.Solid },
                x,
                y,
                toX,
                toY
            )
        );

    public void Frame(PaperRectangle box, PaperColor ink, double width = 0.75) =>
        _document.Artifact(() => _document.Graphics.DrawRectangle(new XPen(Colour(ink), width), Rectangle(box)));

    public void Fill(PaperRectangle box, PaperColor ink) =>
        _document.Artifact(() => _document.Graphics.DrawRectangle(new XSolidBrush(Colour(ink)), Rectangle(box)));

    /// <summary>Draws a polygon of one colour, such as a ridge of mountains.</summary>
    public void Polygon(IEnumerable<(double X, double Y)> corners, PaperColor ink) =>
        _document.Artifact(() =>
            _document.Graphics.DrawPolygon(new XSolidBrush(Colour(ink)), [.. corners.Select(c => new XPoint(c.X, c.Y))], XFillMode.Winding)
        );

    /// <summary>What is drawn within is not read by screen readers: a running head, an ornament.</summary>
    public void Artifact(Action draw) => _document.Artifact(draw);

    /// <summary>What is drawn within is one unit for screen readers, such as a card.</summary>
    public void Section(Action draw) => _document.GroupElements("Sect", draw);

    internal double ListItem(PaperRectangle box, string item, PaperTextStyle lettering)
    {
        var body = box.RightOf(lettering.Size);
        var lines = Lines(item, body.Width, lettering);
        _document.GroupElements(
            "LI",
            () =>
            {
                Write(box, ["•"], lettering, "Lbl");
                Write(body, lines, lettering, "LBody");
            }
        );
        return lines.Count * lettering.LineHeight;
    }

    internal double Cell(PaperRectangle box, string text, PaperTextStyle lettering, bool isHeading)
    {
        var lines = Lines(text, box.Width, lettering);
        _document.GroupElements(
            isHeading ? "TH" : "TD",
            () =>
            {
                if (isHeading)
                    _document.MarkColumnHeading();
                if (text.Length > 0)
                    Write(box, lines, lettering, "P");
            }
        );
        return lines.Count * lettering.LineHeight;
    }

    internal List<string> Lines(string text, double width, PaperTextStyle lettering)
    {
        double Measure(string part) => WidthOf(part, lettering);
        return lettering.IsBalanced
            ? LineBreaker.BreakIntoBalancedLines(Normalised(text), width, Measure)
            : LineBreaker.BreakIntoLines(Normalised(text), width, Measure);
    }

    internal void WriteLine(PaperRectangle box, string line, PaperTextStyle lettering, bool isLast)
    {
        var font = _document.Font(lettering);
        var (ascent, descent) = (font.Size * font.CellAscent / font.CellSpace, font.Size * font.CellDescent / font.CellSpace);
        var free = box.Width - WidthOf(line, lettering);
        var x =
            box.X
            + (
                lettering.Alignment switch
                {
                    TextAlignment.Centre => free / 2,
                    TextAlignment.Right => free,
                    _ => 0,
                }
            );
        var baseline = box.Y + ((lettering.LineHeight - ascent - descent) / 2) + ascent;
        // A line break in the drawing is a space in the text that is copied or read aloud.
        var written = isLast ? line : line + " ";
        if (!MarkPlacement.HasMarks(written))
        {
            Draw(written, x, baseline);
            return;
        }

        foreach (var part in MarkPlacement.Split(written, PaperFonts.GlyphsOf(lettering)))
            Draw(
                part.Text,
                x + WidthOf(written[..part.Start], lettering) + (part.Right * lettering.Size),
                baseline - (part.Up * lettering.Size)
            );

        void Draw(string text, double left, double height) =>
            _document.Graphics.DrawString(text, font, new XSolidBrush(Colour(lettering.Ink)), left, height, XStringFormats.BaseLineLeft);
    }

    internal static string TagOf(PaperTextRole role) =>
        role switch
        {
            PaperTextRole.Heading1 => "H1",
            PaperTextRole.Heading2 => "H2",
            PaperTextRole.Heading3 => "H3",
            _ => "P",
        };

    private double Write(PaperRectangle box, List<string> lines, PaperTextStyle lettering, string tag, PaperLink? link = null)
    {
        var height = lines.Count * lettering.LineHeight;
        _document.WriteText(
            tag,
            link is null ? WriteLines : () => _document.Link(link.Address, link.Alternative, box.Top(height), WriteLines)
        );
        return height;

        void WriteLines()
        {
            for (var at = 0; at < lines.Count; at++)
                WriteLine(box.Below(at * lettering.LineHeight), lines[at], lettering, at == lines.Count - 1);
        }
    }

    private PaperTextStyle Fitted(PaperRectangle box, string text, PaperTextStyle lettering)
    {
        const double step = 0.5;
        for (var size = lettering.Size; size >= lettering.Size * 0.6; size -= step)
            if (WidthOf(text, lettering with { Size = size }) <= box.Width)
                return lettering with { Size = size };
        var smaller = lettering with { Size = lettering.Size * 0.8 };
        while (smaller.Size > 5 && HeightOf(text, box.Width, smaller) > box.Height)
            smaller = smaller with { Size = smaller.Size - step };
        return smaller;
    }

    // Combines a letter and its mark into one character, which fonts draw better.
    internal static string Normalised(string text) => UnicodeForm.Normalize(text).Replace('\t', ' ');

    private static XRect Rectangle(PaperRectangle box) => new(box.X, box.Y, box.Width, box.Height);

    private static XColor Colour(PaperColor ink) => XColor.FromArgb(ink.Red, ink.Green, ink.Blue);
}
