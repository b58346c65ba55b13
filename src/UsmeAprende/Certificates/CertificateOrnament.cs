using UsmeAprende.Documents.Paper;

namespace UsmeAprende.Certificates;

/// <summary>Colours and drawings of a certificate: a thin frame and the ridges of the páramo, as on the site.</summary>
internal static class CertificateOrnament
{
    public static readonly PaperColor Ink = PaperColor.Parse("#35251b");
    public static readonly PaperColor Soft = PaperColor.Parse("#5d493a");
    public static readonly PaperColor Deep = PaperColor.Parse("#0f4636");
    public static readonly PaperColor Green = PaperColor.Parse("#1a6650");
    public static readonly PaperColor Red = PaperColor.Parse("#a3291c");

    private static readonly PaperColor Sun = PaperColor.Parse("#f2a22e");
    private static readonly PaperColor Edge = PaperColor.Parse("#8cb59f");
    private static readonly PaperColor Mist = PaperColor.Parse("#eaf2ec");
    private static readonly PaperColor Far = PaperColor.Parse("#d3e4d9");
    private static readonly PaperColor Near = PaperColor.Parse("#a9cab7");

    // Along the width and up the height, in parts of one.
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

    /// <summary>Frame and mountains, beneath everything else.</summary>
    public static void Ground(PaperSheet paper)
    {
        var inner = paper.All.Inset(27);
        Mountains(paper, inner.Below(inner.Height - 56), Slope, Mist);
        Mountains(paper, inner.Below(inner.Height - 44), Ridge, Far);
        Mountains(paper, inner.Below(inner.Height - 24), [.. Slope.Reverse().Select(corner => (1 - corner.X, corner.Y))], Near);
        paper.Frame(paper.All.Inset(22), Green, 1.4);
        paper.Frame(inner, Edge, 0.6);
    }

    public static void SmallRidge(PaperSheet paper, PaperRectangle box)
    {
        const double width = 78;
        Mountains(paper, new PaperRectangle(box.X + ((box.Width - width) / 2), box.Y, width, box.Height), Ridge, Sun);
    }

    /// <summary>Says in the largest letters, behind the rest, that it is none yet.</summary>
    public static void Draft(PaperSheet paper) =>
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

    private static void Mountains(PaperSheet paper, PaperRectangle box, IEnumerable<(double X, double Y)> line, PaperColor ink) =>
        paper.Polygon(
            [
                (box.X, box.Bottom),
                .. line.Select(at => (box.X + (at.X * box.Width), box.Bottom - (at.Y * box.Height))),
                (box.Right, box.Bottom),
            ],
            ink
        );
}
