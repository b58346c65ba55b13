using UsmeAprende.Certificates.Verification;
using UsmeAprende.Documents.Paper;

namespace UsmeAprende.Certificates.Paper;

/// <summary>Draws the lower part of a certificate: who signs on the left, side by side, and on the right how to verify it.</summary>
internal sealed class CertificatePdfFooter(
    PaperSheet paper,
    PrintableCertificate sheet,
    CertificateLines lines,
    CertificatePdfOrnament ornament,
    CertificateImages pictures,
    string? verification
)
{
    private const double Top = 440;
    private const double Height = 92;
    private const double QrSide = 90;
    private const double Gap = 14;

    public void Draw()
    {
        var signatories = lines.Signatories;
        var all = signatories.Count == 1 ? new PaperRectangle(92, Top, 270, Height) : new PaperRectangle(52, Top, 390, Height);
        var width = (all.Width - (Gap * (signatories.Count - 1))) / signatories.Count;
        for (var at = 0; at < signatories.Count; at++)
            Sign(all.RightOf(at * (width + Gap)).LeftPart(width), signatories[at]);
        Verify(signatories.Count == 1 ? new PaperRectangle(410, Top, 306, Height) : new PaperRectangle(456, Top, 284, Height));
    }

    private void Sign(PaperRectangle box, CertificateSignatory signatory)
    {
        const double room = 46;
        if (pictures.FindSignature(signatory.Name) is { } signature)
            paper.Picture(box.Top(room - 2), signature, $"Firma de {signatory.Name}");
        paper.Rule(box.X + Gap, box.Y + room, box.Right - Gap, box.Y + room, ornament.Soft, 0.6);
        var words = box.Below(room + 4);
        var (name, role) = FitWords(words, signatory);
        words = words.Below(paper.Text(words, signatory.Name, name));
        words = words.Below(signatory.Role.Length == 0 ? 0 : paper.Text(words, signatory.Role, role));
        // The entity stands at the head already: beside others there is no room to say it once for each.
        if (lines.Signatories.Count == 1)
            paper.Text(words, lines.Entity, role);
    }

    // Narrow columns break long names and offices: they get smaller until all is above the frame.
    private (PaperTextStyle Name, PaperTextStyle Role) FitWords(PaperRectangle box, CertificateSignatory signatory)
    {
        const double least = 7;
        var name = new PaperTextStyle(11.5)
        {
            IsSerif = true,
            IsBold = true,
            Alignment = TextAlignment.Centre,
            Ink = ornament.Ink,
            IsBalanced = true,
        };
        var role = new PaperTextStyle(9.5)
        {
            Alignment = TextAlignment.Centre,
            Ink = ornament.Soft,
            Leading = 1.2,
            IsBalanced = true,
        };
        while (
            role.Size > least
            && paper.HeightOf(signatory.Name, box.Width, name) + paper.HeightOf(signatory.Role, box.Width, role) > box.Height
        )
            (name, role) = (name with { Size = name.Size - 0.5 }, role with { Size = role.Size - 0.5 });
        return (name, role);
    }

    private void Verify(PaperRectangle box)
    {
        var soft = new PaperTextStyle(9) { Ink = ornament.Soft };
        var strong = new PaperTextStyle(10.5) { IsBold = true, Ink = ornament.Ink };
        var words = box.RightOf(QrSide + 12).Below(2);
        words = words.Below(paper.Text(words, "Constancia número", soft));
        words = words.Below(paper.Text(words, sheet.Number, strong) + 2);
        words = words.Below(paper.Text(words, "Código para comprobarla", soft));
        words = words.Below(paper.Text(words, sheet.IsDraft ? "todavía no tiene" : CertificateCode.Grouped(sheet.Code), strong) + 2);
        if (verification is null)
            return;
        // Without "https://", as people type it.
        var shown = verification[(verification.IndexOf("://", StringComparison.Ordinal) + 3)..];
        var address = sheet.IsDraft ? verification : $"{verification}/{sheet.Code}";
        paper.FittedText(
            words.Top(24),
            $"Compruébela en {shown}",
            soft with
            {
                Ink = ornament.Accent,
                IsBold = true,
            },
            link: new PaperLink(address, $"Comprobar esta constancia en {shown}")
        );
        paper.Qr(
            box.LeftPart(QrSide).Top(QrSide),
            address,
            $"Código QR que lleva a {shown}, donde se comprueba esta constancia",
            isLink: true
        );
    }
}
