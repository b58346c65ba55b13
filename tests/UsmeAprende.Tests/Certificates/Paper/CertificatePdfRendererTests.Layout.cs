using UsmeAprende.Certificates;
using UsmeAprende.Tests.Documents.Paper;

namespace UsmeAprende.Tests.Certificates.Paper;

public sealed partial class CertificatePdfRendererTests
{
    [Fact]
    public async Task Name_OnTwoLines_LeavesNoWordAlone()
    {
        var text = PdfTools.Text(await RenderAsync(SampleCertificates.Words with { HolderName = SampleCertificates.LongName }));

        var lines = text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && SampleCertificates.LongName.Contains(l)).ToList();
        Assert.Equal(2, lines.Count);
        Assert.InRange((double)lines[1].Length / lines[0].Length, 0.75, 1.34);
    }

    [Fact]
    public async Task Certificate_WithSeveralSignatories_NamesEachWithTheirOfficeOnTheOneSheet()
    {
        var pdf = await RenderAsync(
            SampleCertificates.Words with
            {
                OtherSignatories =
                [
                    new CertificateSignatory("Gloria Esperanza Rodríguez Castiblanco", "Directora de Participación Ciudadana"),
                    new CertificateSignatory("Hernando Tibaduiza", ""),
                ],
            }
        );

        var told = OneLine(PdfTools.Structure(pdf).Replace('"', ' '));
        Assert.Matches(
            "Nombre de quien firma.*Alcaldesa local.*Gloria Esperanza Rodríguez Castiblanco.*Directora de Participación Ciudadana"
                + ".*Hernando Tibaduiza.*Constancia número",
            told
        );
        Assert.Matches(@"Pages:\s+1\b", PdfTools.Info(pdf));
        PdfTools.AssertClean(pdf);
    }

    // However much else there is to say, the clause about what is not claimed stays legible.
    [Fact]
    public async Task Clause_OfAFullCertificate_IsNotSmallerThanNinePoints()
    {
        var pdf = await RenderAsync(
            SampleCertificates.Words with
            {
                HolderName = SampleCertificates.LongName,
                Competences = [.. Enumerable.Range(1, 13).Select(n => $"Participar y hacer trámites como ciudadana o ciudadano {n}")],
            }
        );

        // Noto Sans asks for somewhat more height than its size.
        Assert.InRange(PdfTools.Lines(pdf).First(l => l.Words.StartsWith("Da fe", StringComparison.Ordinal)).Height, 9 * 1.2, 9 * 1.5);
    }
}
