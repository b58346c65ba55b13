using UsmeAprende.Certificates.Verification;
using UsmeAprende.Documents.Paper;

namespace UsmeAprende.Certificates.Paper;

/// <summary>Draws the lower part of a certificate: the signature on the left, and on the right how to verify it.</summary>
internal sealed class CertificatePdfFooter(
    PaperSheet paper,
    PrintableCertificate sheet,
    CertificateLines lines,
    PaperPicture? signature,
    string? verification
)
{
    private const double Top = 440;
    private const double Height = 92;
    private const double QrSide = 90;

    public void Draw()
    {
        Sign(new PaperRectangle(92, Top, 270, Height));
        Verify(new PaperRectangle(410, Top, 306, Height));
    }

    private void Sign(PaperRectangle box)
    {
        const double room = 46;
        if (signature is not null)
            paper.Picture(box.Top(room - 2), signature, $"Firma de {lines.Signatory}");
        paper.Rule(box.X + 15, box.Y + room, box.Right - 15, box.Y + room, CertificatePdfOrnament.Soft, 0.6);
        var words = box.Below(room + 4);
        var name = new PaperTextStyle(11.5)
        {
            IsSerif = true,
            IsBold = true,
            Alignment = TextAlignment.Centre,
            Ink = CertificatePdfOrnament.Ink,
        };
        var role = new PaperTextStyle(9.5)
        {
            Alignment = TextAlignment.Centre,
            Ink = CertificatePdfOrnament.Soft,
            Leading = 1.2,
        };
        words = words.Below(paper.Text(words, lines.Signatory, name));
        words = words.Below(lines.SignatoryRole.Length == 0 ? 0 : paper.Text(words, lines.SignatoryRole, role));
        paper.Text(words, lines.Entity, role);
    }

    private void Verify(PaperRectangle box)
    {
        var soft = new PaperTextStyle(8.5) { Ink = CertificatePdfOrnament.Soft };
        var strong = new PaperTextStyle(10.5) { IsBold = true, Ink = CertificatePdfOrnament.Ink };
        var words = box.RightOf(QrSide + 12).Below(3);
        words = words.Below(paper.Text(words, "Constancia número", soft));
        words = words.Below(paper.Text(words, sheet.Number, strong) + 2);
        words = words.Below(paper.Text(words, "Código para comprobarla", soft));
        words = words.Below(paper.Text(words, sheet.IsDraft ? "todavía no tiene" : CertificateCode.Grouped(sheet.Code), strong) + 2);
        if (verification is null)
            return;
        // Without "https://", as people type it.
        var shown = verification[(verification.IndexOf("://", StringComparison.Ordinal) + 3)..];
        paper.FittedText(words.Top(24), $"Compruébela en {shown}", soft with { Ink = CertificatePdfOrnament.Green, IsBold = true });
        paper.Qr(
            box.LeftPart(QrSide).Top(QrSide),
            sheet.IsDraft ? verification : $"{verification}/{sheet.Code}",
            $"Código QR que lleva a {shown}, donde se comprueba esta constancia"
        );
    }
}

/// <summary>Colours and drawings of a certificate: a thin frame, and the mountains of the páramo as on the site.</summary>
internal static class CertificatePdfOrnament
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

    /// <summary>Writes across a draft, in large letters behind the rest, that it is not valid.</summary>
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
