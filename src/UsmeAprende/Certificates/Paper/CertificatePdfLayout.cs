using UsmeAprende.Documents.Paper;

namespace UsmeAprende.Certificates.Paper;

/// <summary>
/// Draws one certificate, in the order in which screen readers read it: entity, title, holder, subject, signature, verification.
/// </summary>
internal sealed class CertificatePdfLayout(
    PaperSheet paper,
    PrintableCertificate sheet,
    CertificateOptions options,
    CertificateImages pictures,
    string? verification
)
{
    private const double Margin = 92;
    private const double FirstLine = 46;
    private const double LastLine = 432;
    private const double NameHeight = 44;
    private const double LeastScale = 0.6;
    private const double BalanceStep = 6;

    private readonly List<(double Height, double Gap, Action<PaperRectangle> Draw)> _parts = [];
    private readonly CertificateLines _lines = CertificateLines.Create(sheet, options);

    // For a course with a long title and many competences, everything but the name is made smaller by this factor.
    private double _scale = 1;

    private PaperRectangle Column => new(Margin, FirstLine, paper.All.Width - (2 * Margin), LastLine - FirstLine);

    public void Draw()
    {
        CertificatePdfOrnament.Ground(paper);
        if (sheet.IsDraft)
            CertificatePdfOrnament.Draft(paper);
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

        new CertificatePdfFooter(paper, sheet, _lines, pictures.Signature, verification).Draw();
    }

    private double Height(double stretch) => _parts.Sum(part => part.Height + (part.Gap * stretch));

    private void AddParts()
    {
        _parts.Clear();
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
        if (pictures.Emblem is { } emblem)
            _parts.Add((54, 8, box => paper.Picture(box, emblem, $"Emblema: {_lines.Entity}")));
        AddText(_lines.Entity, Sans(13) with { IsBold = true, Ink = CertificatePdfOrnament.Deep }, 1);
        AddText(_lines.Programme, Sans(10.5) with { Ink = CertificatePdfOrnament.Soft }, 14);
        AddText(
            _lines.Title,
            Serif(27) with
            {
                IsBold = true,
                Ink = CertificatePdfOrnament.Deep,
                Leading = 1.15,
            },
            7,
            PaperTextRole.Heading1
        );
        _parts.Add((7, 15, box => CertificatePdfOrnament.SmallRidge(paper, box)));
        AddText(_lines.Opening, Serif(13), 3);
        _parts.Add(
            (
                NameHeight,
                1,
                box =>
                    paper.FittedText(
                        box,
                        _lines.Holder,
                        new PaperTextStyle(31)
                        {
                            IsSerif = true,
                            IsBold = true,
                            Alignment = TextAlignment.Centre,
                            Ink = CertificatePdfOrnament.Ink,
                            Leading = 1.12,
                        },
                        PaperTextRole.Heading2
                    )
            )
        );
        AddText(_lines.Document, Serif(13), 7);
        AddText(_lines.Participation, Serif(13), 3);
        AddText(_lines.Subject, Serif(18) with { IsBold = true, Ink = CertificatePdfOrnament.Green, Leading = 1.2 }, 4);
        AddText(_lines.Extent, Serif(13), 9);
        if (_lines.Competences is { } competences)
            AddText(competences, Sans(9.5) with { Ink = CertificatePdfOrnament.Soft, Leading = 1.35 }, 9);
        AddText(_lines.Issue, Serif(11.5), 5);
        if (_lines.Clause.Length > 0)
            AddText(_lines.Clause, Sans(8) with { Ink = CertificatePdfOrnament.Soft }, 1);
    }

    private void AddText(string text, PaperTextStyle lettering, double gap, PaperTextRole role = PaperTextRole.Paragraph)
    {
        var height = paper.HeightOf(text, Column.Width, lettering);
        // Balances the lines: a last line of one word looks wrong.
        var (narrower, tooNarrow) = (0.0, height > lettering.LineHeight ? Column.Width / 4 : 0);
        while (tooNarrow - narrower > BalanceStep)
        {
            var middle = (narrower + tooNarrow) / 2;
            (narrower, tooNarrow) =
                paper.HeightOf(text, Column.Width - (2 * middle), lettering) > height ? (narrower, middle) : (middle, tooNarrow);
        }

        _parts.Add((height, gap * _scale, box => paper.Text(box.Inset(narrower, 0), text, lettering, role)));
    }

    private PaperTextStyle Sans(double size) => new(size * _scale) { Alignment = TextAlignment.Centre, Ink = CertificatePdfOrnament.Ink };

    private PaperTextStyle Serif(double size) => Sans(size) with { IsSerif = true };
}
