using UsmeAprende.Documents.Paper;

namespace UsmeAprende.Certificates;

/// <summary>The lower part of a certificate: who signs to the left, how anyone verifies it to the right.</summary>
internal sealed class CertificateFoot(
    PaperSheet paper,
    CertificateSheet sheet,
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
        paper.Rule(box.X + 15, box.Y + room, box.Right - 15, box.Y + room, CertificateOrnament.Soft, 0.6);
        var words = box.Below(room + 4);
        var name = new PaperTextStyle(11.5)
        {
            IsSerif = true,
            IsBold = true,
            Alignment = TextAlignment.Centre,
            Ink = CertificateOrnament.Ink,
        };
        var role = new PaperTextStyle(9.5)
        {
            Alignment = TextAlignment.Centre,
            Ink = CertificateOrnament.Soft,
            Leading = 1.2,
        };
        words = words.Below(paper.Text(words, lines.Signatory, name));
        words = words.Below(lines.SignatoryRole.Length == 0 ? 0 : paper.Text(words, lines.SignatoryRole, role));
        paper.Text(words, lines.Entity, role);
    }

    private void Verify(PaperRectangle box)
    {
        var soft = new PaperTextStyle(8.5) { Ink = CertificateOrnament.Soft };
        var strong = new PaperTextStyle(10.5) { IsBold = true, Ink = CertificateOrnament.Ink };
        var words = box.RightOf(QrSide + 12).Below(3);
        words = words.Below(paper.Text(words, "Constancia número", soft));
        words = words.Below(paper.Text(words, sheet.Number, strong) + 2);
        words = words.Below(paper.Text(words, "Código para comprobarla", soft));
        words = words.Below(paper.Text(words, sheet.IsDraft ? "todavía no tiene" : CertificateCode.Grouped(sheet.Code), strong) + 2);
        if (verification is null)
            return;
        // People type it without the first part.
        var shown = verification[(verification.IndexOf("://", StringComparison.Ordinal) + 3)..];
        paper.FittedText(words.Top(24), $"Compruébela en {shown}", soft with { Ink = CertificateOrnament.Green, IsBold = true });
        paper.Qr(
            box.LeftPart(QrSide).Top(QrSide),
            sheet.IsDraft ? verification : $"{verification}/{sheet.Code}",
            $"Código QR que lleva a {shown}, donde se comprueba esta constancia"
        );
    }
}
