using UsmeAprende.Certificates.Design;
using UsmeAprende.Documents.Paper;

namespace UsmeAprende.Certificates.Paper;

/// <summary>
/// Draws one certificate, in the order in which screen readers read it: entity, title, holder, subject, signature, verification.
/// </summary>
internal sealed class CertificatePdfLayout(
    PaperSheet paper,
    PrintableCertificate sheet,
    CertificateDesign design,
    CertificateImages pictures,
    string? verification
)
{
    private const double Margin = 92;
    private const double FirstLine = 46;
    private const double LastLine = 432;
    private const double NameHeight = 44;
    private const double LeastScale = 0.6;

    // The clause says what the document does not claim: it stays legible however much else there is to say.
    private const double ClauseSize = 9;

    private readonly List<(double Height, double Gap, Action<PaperRectangle> Draw)> _parts = [];
    private readonly CertificatePdfOrnament _ornament = new(paper, design);
    private readonly CertificateLines _lines = CertificateLines.Create(sheet, design);

    // For a course with a long title and many competences, everything but the name is made smaller by this factor.
    private double _scale = 1;

    // Of the block that is being added.
    private double _size = 1;

    private PaperRectangle Column => new(Margin, FirstLine, paper.All.Width - (2 * Margin), LastLine - FirstLine);

    /// <returns>False if not everything has room, even as small as it may be.</returns>
    public bool Draw()
    {
        _ornament.Ground();
        if (sheet.IsDraft)
            _ornament.Draft();
        for (AddParts(); Height(0.7) > Column.Height && _scale > LeastScale; AddParts())
            _scale -= 0.04;

        var heights = _parts.Sum(part => part.Height);
        var stretch = Math.Clamp((Column.Height - heights) / _parts.Sum(part => part.Gap), 0.3, 1.35);
        var at = Column.Below(Math.Max(0, (Column.Height - Height(stretch)) / 2));
        foreach (var (height, gap, draw) in _parts)
        {
            draw(at.Top(height));
            at = at.Below(height + (gap * stretch));
        }

        new CertificatePdfFooter(paper, sheet, _lines, _ornament, pictures, verification).Draw();
        return Height(0.3) <= Column.Height;
    }

    private double Height(double stretch) => _parts.Sum(part => part.Height + (part.Gap * stretch));

    private void AddParts()
    {
        _parts.Clear();
        _size = 1;
        if (sheet.IsDraft)
            AddText(
                "BORRADOR: no es una constancia. Así se verá cuando se emita.",
                Sans(9.5) with
                {
                    IsBold = true,
                    Ink = CertificatePdfOrnament.Red,
                },
                8
            );
        foreach (var placed in design.Blocks)
        {
            _size = placed.Scale;
            Add(placed.Block);
        }
    }

    private void Add(CertificateBlock block)
    {
        switch (block)
        {
            case CertificateBlock.Emblem when pictures.Emblem is { } emblem:
                AddDrawing(54, 8, box => paper.Picture(box, emblem, $"Emblema: {_lines.Entity}"));
                break;
            case CertificateBlock.Entity:
                AddText(_lines.Entity, Sans(13) with { IsBold = true, Ink = _ornament.Deep }, 1);
                break;
            case CertificateBlock.Programme:
                AddText(_lines.Programme, Sans(10.5) with { Ink = _ornament.Soft }, 14);
                break;
            case CertificateBlock.Title:
                AddText(_lines.Title, Serif(27) with { IsBold = true, Ink = _ornament.Deep, Leading = 1.15 }, 7, PaperTextRole.Heading1);
                break;
            case CertificateBlock.Ornament:
                AddDrawing(7, 15, _ornament.SmallRidge);
                break;
            case CertificateBlock.Statement:
                AddStatement();
                break;
            case CertificateBlock.Competences:
                AddText(_lines.Competences, Sans(9.5) with { Ink = _ornament.Soft, Leading = 1.35 }, 9);
                break;
            case CertificateBlock.Note:
                AddText(_lines.Note, Serif(11.5), 7);
                break;
            case CertificateBlock.Issue:
                AddText(_lines.Issue, Serif(11.5), 5);
                break;
            case CertificateBlock.Clause:
                AddText(_lines.Clause, Sans(8) with { Size = ClauseSize * Math.Max(1, _size), Ink = _ornament.Soft }, 1);
                break;
        }
    }

    private void AddStatement()
    {
        AddText(_lines.Opening, Serif(13), 3);
        var name = new PaperTextStyle(31 * _size)
        {
            IsSerif = true,
            IsBold = true,
            Alignment = TextAlignment.Centre,
            Ink = _ornament.Ink,
            Leading = 1.12,
            IsBalanced = true,
        };
        AddDrawing(NameHeight, 1, box => paper.FittedText(box, _lines.Holder, name, PaperTextRole.Heading2));
        AddText(_lines.Document, Serif(13), 7);
        AddText(_lines.Participation, Serif(13), 3);
        AddText(_lines.Subject, Serif(18) with { IsBold = true, Ink = _ornament.Accent, Leading = 1.2 }, 4);
        AddText(_lines.Extent, Serif(13), 9);
    }

    private void AddDrawing(double height, double gap, Action<PaperRectangle> draw) => _parts.Add((height * _size, gap, draw));

    private void AddText(string? text, PaperTextStyle lettering, double gap, PaperTextRole role = PaperTextRole.Paragraph)
    {
        if (string.IsNullOrEmpty(text))
            return;
        var height = paper.HeightOf(text, Column.Width, lettering);
        _parts.Add((height, gap * _scale, box => paper.Text(box, text, lettering, role)));
    }

    private PaperTextStyle Sans(double size) =>
        new(size * _scale * _size)
        {
            Alignment = TextAlignment.Centre,
            Ink = _ornament.Ink,
            IsBalanced = true,
        };

    private PaperTextStyle Serif(double size) => Sans(size) with { IsSerif = true };
}
