using UsmeAprende.Certificates.Design;
using UsmeAprende.Documents.Paper;

namespace UsmeAprende.Certificates.Paper;

/// <summary>Colours and drawings of a certificate: a thin frame, and the mountains of the páramo as on the site.</summary>
internal sealed class CertificatePdfOrnament(PaperSheet paper, CertificateDesign design)
{
    public static readonly PaperColor Red = PaperColor.Parse("#a3291c");

    private static readonly PaperColor Sun = PaperColor.Parse("#f2a22e");

    private readonly CertificateInks _inks = CertificateInks.Of(design.Colours);

    public PaperColor Ink => _inks.Ink;

    public PaperColor Soft => _inks.Soft;

    public PaperColor Deep => _inks.Deep;

    public PaperColor Accent => _inks.Accent;

    // Points of the outline, as fractions of the width and the height.
    private static readonly (double X, double Y)[] Ridge =
    [
        (0, .3),
        (.06, .55),
        (.1, .42),
        (.17, .8),
        (.23, .48),
        (.28, .6),
        (.36, .18),
        (.45, .5),
        (.5, .38),
        (.59, .88),
        (.66, .52),
        (.71, .65),
        (.8, .22),
        (.88, .58),
        (.93, .44),
        (1, .75),
    ];

    private static readonly (double X, double Y)[] Slope =
    [
        (0, .62),
        (.09, .78),
        (.16, .6),
        (.24, .7),
        (.33, .46),
        (.42, .66),
        (.52, .95),
        (.57, .8),
        (.63, .86),
        (.74, .5),
        (.83, .68),
        (.91, .9),
        (1, .6),
    ];

    /// <summary>Draws frame and mountains, before everything else.</summary>
    public void Ground()
    {
        var inner = paper.All.Inset(27);
        if (design.HasMountains)
        {
            Mountains(inner.Below(inner.Height - 56), Slope, _inks.Mist);
            Mountains(inner.Below(inner.Height - 44), Ridge, _inks.Far);
            Mountains(inner.Below(inner.Height - 24), [.. Slope.Reverse().Select(corner => (1 - corner.X, corner.Y))], _inks.Near);
        }
        if (!design.HasFrame)
            return;
        paper.Frame(paper.All.Inset(22), Accent, 1.4);
        paper.Frame(inner, _inks.Edge, 0.6);
    }

    public void SmallRidge(PaperRectangle box)
    {
        const double width = 78;
        Mountains(new PaperRectangle(box.X + ((box.Width - width) / 2), box.Y, width, box.Height), Ridge, Sun);
    }

    /// <summary>Writes across a draft, in large letters behind the rest, that it is not valid.</summary>
    public void Draft() =>
        paper.Artifact(() =>
            paper.Text(
                paper.All.Below(216),
                "BORRADOR",
                new PaperTextStyle(112)
                {
                    IsBold = true,
                    Alignment = TextAlignment.Centre,
                    Ink = PaperColor.Parse("#f6e3e0"),
                }
            )
        );

    private void Mountains(PaperRectangle box, IEnumerable<(double X, double Y)> line, PaperColor ink) =>
        paper.Polygon(
            [
                (box.X, box.Bottom),
                .. line.Select(at => (box.X + (at.X * box.Width), box.Bottom - (at.Y * box.Height))),
                (box.Right, box.Bottom),
            ],
            ink
        );
}

/// <summary>The inks of one choice of colours.</summary>
internal sealed record CertificateInks
{
    private static readonly CertificateInks Paramo = Parse("#35251b #5d493a #0f4636 #1a6650 #8cb59f #eaf2ec #d3e4d9 #a9cab7");
    private static readonly CertificateInks Blue = Parse("#1d2633 #47546a #123a6b #1f5699 #8fa9c9 #ebf0f7 #d3deed #a9bfdb");
    private static readonly CertificateInks Wine = Parse("#33201f #5f4644 #6b1a2c #8c2a40 #c79aa4 #f8edef #eed7dc #dbafb9");
    private static readonly CertificateInks Black = Parse("#1a1a1a #4d4d4d #1a1a1a #333333 #a6a6a6 #f2f2f2 #e0e0e0 #c4c4c4");

    public required PaperColor Ink { get; init; }

    public required PaperColor Soft { get; init; }

    public required PaperColor Deep { get; init; }

    public required PaperColor Accent { get; init; }

    /// <summary>The thin line of the frame.</summary>
    public required PaperColor Edge { get; init; }

    public required PaperColor Mist { get; init; }

    public required PaperColor Far { get; init; }

    public required PaperColor Near { get; init; }

    public static CertificateInks Of(CertificateColours colours) =>
        colours switch
        {
            CertificateColours.Blue => Blue,
            CertificateColours.Wine => Wine,
            CertificateColours.Black => Black,
            _ => Paramo,
        };

    private static CertificateInks Parse(string colours)
    {
        var each = colours.Split(' ').Select(PaperColor.Parse).ToArray();
        return new CertificateInks
        {
            Ink = each[0],
            Soft = each[1],
            Deep = each[2],
            Accent = each[3],
            Edge = each[4],
            Mist = each[5],
            Far = each[6],
            Near = each[7],
        };
    }
}
