using System.Text;
using System.Text.RegularExpressions;
using UsmeAprende.Certificates.Paper;
using UsmeAprende.Documents.Paper;
using UsmeAprende.Documents.Pictures;

namespace UsmeAprende.Certificates.Verification;

/// <summary>
/// Finds a certificate's code in a file: in the QR code of a photo or scan, or in the link of a PDF that was printed again. It is what the
/// file shows and proves nothing about it.
/// </summary>
internal static partial class CertificateCodeFinder
{
    /// <summary>The code; null if none can be read.</summary>
    public static string? Find(byte[] file) =>
        file.AsSpan().StartsWith("%PDF-"u8) ? FindInLinks(file) ?? Pick(PdfPictureReader.ReadAll(file).Select(QrCodeReader.Read))
        : PictureReader.Read(file) is { } picture ? Pick([QrCodeReader.Read(picture)])
        : null;

    // Links are short texts among the bytes: where they are packed, the QR code is still there.
    private static string? FindInLinks(byte[] pdf)
    {
        const int most = 120;
        var path = Encoding.ASCII.GetBytes(CertificatePdfRenderer.VerificationPath);
        for (var at = PdfStreamFinder.Find(pdf, path, 0, pdf.Length); at >= 0; at = PdfStreamFinder.Find(pdf, path, at + 1, pdf.Length))
            if (Pick([Encoding.ASCII.GetString(pdf.AsSpan(at, Math.Min(most, pdf.Length - at)))]) is { } code)
                return code;
        return null;
    }

    private static string? Pick(IEnumerable<string?> texts)
    {
        foreach (var text in texts)
            if (
                text is not null
                && Address().Match(text) is { Success: true } found
                && CertificateCode.TryParse(found.Groups[1].Value, out var code)
            )
                return code;
        return null;
    }

    [GeneratedRegex("/verificar/([A-Z0-9-]{18,24})(?![A-Z0-9-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
