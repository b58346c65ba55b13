using System.Globalization;
using System.Text;
using UsmeAprende.Certificates.Paper;
using UsmeAprende.Certificates.Verification;
using UsmeAprende.Tests.Certificates.Paper;
using UsmeAprende.Tests.Credentials;
using UsmeAprende.Tests.Documents.Paper;

namespace UsmeAprende.Tests.Certificates.Verification;

/// <summary>R25: a file that proves nothing is not accused, and what its picture shows leads to the register.</summary>
public sealed partial class CertificateVerificationTests
{
    [Fact]
    public async Task File_PrintedAgainAsPdf_IsUnproven()
    {
        var (_, pdf) = await IssueAsync();

        Assert.Equal(CertificateFileStatus.Unproven, (await TellAsync(PdfTools.PrintedAgain(pdf))).Status);
    }

    [Fact]
    public async Task File_WithoutItsCredential_IsUnproven()
    {
        var (_, pdf) = await IssueAsync();

        Assert.Equal(
            CertificateFileStatus.Unproven,
            (await TellAsync(PdfTools.Resaved(pdf, $"--remove-attachment={CertificatePdfRenderer.CredentialFile}"))).Status
        );
    }

    [Fact]
    public async Task File_WithAPassword_IsProtected()
    {
        var (_, pdf) = await IssueAsync();

        var locked = PdfTools.Resaved(pdf, "--encrypt", "clave", "clave", "256", "--");

        Assert.Equal(CertificateFileStatus.Protected, (await TellAsync(locked)).Status);
    }

    [Theory]
    [InlineData("-png", "")]
    [InlineData("-png", "-gray")]
    [InlineData("-png", "-mono")]
    [InlineData("-jpeg", "")]
    public async Task Picture_OfACertificate_LeadsByItsQrToTheRegister(string format, string colours)
    {
        var (entry, pdf) = await IssueAsync();

        var told = await TellAsync(PdfTools.Drawn(pdf, format, colours));

        Assert.Equal(
            (CertificateFileStatus.Unproven, entry.Code, entry.FormattedNumber),
            (told.Status, told.ReadCode, told.Certificate?.Number)
        );
    }

    [Fact]
    public async Task Scan_InAPdf_LeadsByItsQrToTheRegister()
    {
        var (entry, pdf) = await IssueAsync();

        var told = await TellAsync(ScanOf(PdfTools.Drawn(pdf, "-jpeg", "-gray")));

        Assert.Equal((CertificateFileStatus.Unproven, entry.Code), (told.Status, told.ReadCode));
    }

    [Fact]
    public async Task Link_InAPdf_LeadsToTheRegister()
    {
        var (entry, _) = await IssueAsync();

        var told = await TellAsync(Encoding.ASCII.GetBytes($"%PDF-1.7 /URI (https://x.example/verificar/{entry.Code}) %%EOF"));

        Assert.Equal((entry.Code, entry.FormattedNumber), (told.ReadCode, told.Certificate?.Number));
    }

    [Fact]
    public async Task Picture_WithAnUnknownCode_IsUnprovenAndHasNoEntry()
    {
        var strange = await _site.WithAsync(
            (ICertificateRenderer paper) => paper.RenderAsync(SampleCertificates.Create(SampleCertificates.Words), Cancel)
        );

        var told = await TellAsync(PdfTools.Drawn(strange, "-png", "-gray"));

        Assert.Equal((CertificateFileStatus.Unproven, true, null), (told.Status, told.ReadCode is not null, told.Certificate));
    }

    [Fact]
    public async Task File_ThatIsSomethingElse_IsUnprovenOrNotRead()
    {
        Assert.Equal(CertificateFileStatus.NotPdf, (await TellAsync("una foto"u8.ToArray())).Status);
        Assert.Equal(CertificateFileStatus.NotPdf, (await TellAsync([])).Status);
        Assert.Equal(CertificateFileStatus.Unproven, (await TellAsync(PaperSamples.Certificate("Óscar Peña"))).Status);
        // A badge of ours is no certificate.
        Assert.Equal(CertificateFileStatus.Unproven, (await TellAsync(Carrying(await _site.SignAsync(SampleCredentials.Badge)))).Status);
        Assert.Equal(CertificateFileStatus.Unproven, (await TellAsync(Carrying("Acta de la reunión."))).Status);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("HS256")]
    public async Task File_WithACredentialOfAnotherAlgorithm_IsForged(string algorithm)
    {
        var header = OutsideVerifier.Encode($$"""{"alg":"{{algorithm}}","typ":"JWT","kid":"x"}""");

        Assert.Equal(CertificateFileStatus.Forged, (await TellAsync(Carrying($"{header}.e30.e30"))).Status);
    }

    // A picture that is damaged anywhere is read or not read, without an error.
    [Fact]
    public async Task Picture_Damaged_IsNeverAnError()
    {
        var (_, pdf) = await IssueAsync();
        var random = new Random(17);
        foreach (var format in (string[])["-png", "-jpeg"])
        {
            var whole = PdfTools.Drawn(pdf, format, "-gray", dots: 60);
            for (var number = 0; number < 25; number++)
            {
                var damaged = whole[..random.Next(20, whole.Length)];
                for (var hit = 0; hit < 10; hit++)
                    damaged[random.Next(8, damaged.Length)] = (byte)random.Next(256);

                Assert.NotEqual(CertificateFileStatus.Issued, (await TellAsync(damaged)).Status);
            }
        }
    }

    // The least that a scanner writes: one picture on one page.
    private static byte[] ScanOf(byte[] jpeg)
    {
        var at = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        var (height, width) = ((jpeg[at + 5] << 8) | jpeg[at + 6], (jpeg[at + 7] << 8) | jpeg[at + 8]);
        var entries = string.Create(
            CultureInfo.InvariantCulture,
            $"<</Type/XObject/Subtype/Image/Width {width}/Height {height}/Filter/DCTDecode/Length {jpeg.Length}>>"
        );
        return [.. Encoding.ASCII.GetBytes($"%PDF-1.4\n4 0 obj\n{entries}\nstream\n"), .. jpeg, .. "\nendstream\nendobj\n%%EOF\n"u8];
    }
}
