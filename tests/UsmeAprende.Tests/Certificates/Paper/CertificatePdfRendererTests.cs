using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using UsmeAprende.Certificates;
using UsmeAprende.Certificates.Design;
using UsmeAprende.Certificates.Paper;
using UsmeAprende.Certificates.Verification;
using UsmeAprende.Credentials;
using UsmeAprende.Documents.Paper;
using UsmeAprende.Tests.Credentials;
using UsmeAprende.Tests.Documents.Paper;

namespace UsmeAprende.Tests.Certificates.Paper;

public sealed partial class CertificatePdfRendererTests : IAsyncLifetime
{
    private TestSite _site = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _site = await CredentialBuilder.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    // Those of the sample list of people, as its columns join.
    [Theory]
    [InlineData("María José de la Concepción Ñañez Güiza")]
    [InlineData("Óscar Andrés Peña-Rodríguez")]
    [InlineData("José de los Ríos Buitrago")]
    [InlineData("Yuliana Alejandra Ortíz Muñoz")]
    [InlineData("Yuliana Alejandra Ortiz Muñoz")]
    [InlineData("Maria Jose Nañez Guiza")]
    [InlineData("Wilmer José Colmenárez")]
    [InlineData("Doña Rosa Chisacá")]
    [InlineData("Ana Ruiz")]
    [InlineData("=HYPERLINK(\"x\") Prueba")]
    [InlineData("Élber Ñusta Ángel Quisquinay Ümaña")]
    [InlineData("Juan")]
    [InlineData("Blanca Nubia Chisica Tibaduiza")]
    [InlineData("Daniela Souza Lima")]
    public async Task Name_OfAnybody_IsPrintedExactly(string name)
    {
        var pdf = await RenderAsync(SampleCertificates.Words with { HolderName = name });

        Assert.Contains(name, PdfTools.Text(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Name_VeryLong_StaysOnTheOneSheetWhole()
    {
        var pdf = await RenderAsync(
            SampleCertificates.Words with
            {
                HolderName = SampleCertificates.LongName,
                Title = "Inteligencia colectiva para organizar la vereda, la junta de acción comunal y los proyectos de la comunidad",
                Competences = [.. Enumerable.Range(1, 13).Select(n => $"Participar y hacer trámites como ciudadana o ciudadano {n}")],
            }
        );

        var text = OneLine(PdfTools.Text(pdf));
        Assert.Contains(SampleCertificates.LongName, text, StringComparison.Ordinal);
        Assert.Contains("ciudadano 13.", text, StringComparison.Ordinal);
        Assert.Matches(@"Pages:\s+1\b", PdfTools.Info(pdf));
        PdfTools.AssertClean(pdf);
    }

    // R22, R26
    [Fact]
    public async Task Certificate_OfACourse_SaysAllOfItInReadingOrder()
    {
        var pdf = await RenderAsync(SampleCertificates.Words);

        var told = OneLine(PdfTools.Structure(pdf).Replace('"', ' '));
        Assert.Matches(
            "Alcaldía Local de Usme.* H1 .*Constancia de asistencia y participación.* H2 .*María José de la "
                + "Concepción Ñañez Güiza.*cédula de ciudadanía 52.345.678"
                + @".*Herramientas básicas.*veinticuatro \(24\) horas y treinta \(30\) minutos.*cuatro \(4\) cafés "
                + @"charlados.*20 de noviembre de 2035.*buscar y escoger información"
                + @".*a los veinticuatro \(24\) días del mes de noviembre de dos mil treinta y cinco \(2035\).*No es un título "
                + @"ni certifica aptitud.*Nombre de quien firma.*Alcaldesa local"
                + ".*2035-000123.*"
                + CertificateCode.Grouped(SampleCertificates.Code)
                + ".*aprende.usme.example/verificar.*Figure",
            told
        );
        var objects = PdfTools.Objects(pdf);
        Assert.Contains("/Lang (es-CO)", objects, StringComparison.Ordinal);
        Assert.Contains("/Alt (", objects, StringComparison.Ordinal);
        Assert.Contains("792 x 612 pts (letter)", PdfTools.Info(pdf), StringComparison.Ordinal);
        PdfTools.AssertClean(pdf);
    }

    [Fact]
    public async Task Certificate_OfAGathering_IsSimpler()
    {
        var text = OneLine(PdfTools.Text(await RenderAsync(SampleCertificates.Gathering)));

        Assert.Contains(
            "asistió al encuentro «Café charlado: claves que sí protegen» realizado en Salón comunal El Destino "
                + "el 20 de noviembre de 2035, durante dos (2) horas.",
            text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("se trabajó", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Certificate_ThatCorrectsAnother_SaysSo()
    {
        var pdf = await RenderAsync(SampleCertificates.Create(SampleCertificates.Words) with { ReplacesNumber = "2035-000099" });

        Assert.Contains("Reemplaza la constancia 2035-000099.", PdfTools.Text(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Certificate_Anyhow_CarriesItsLettersAndStaysSmall()
    {
        var pdf = await RenderAsync(SampleCertificates.Words);

        Assert.All(
            PdfTools.Fonts(pdf).Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..],
            font => Assert.Matches(@" yes yes yes +\d+ +0$", font)
        );
        Assert.InRange(pdf.Length, 1, CertificatePdfRenderer.MostBytes);
        Assert.Equal(pdf, await RenderAsync(SampleCertificates.Words));
    }

    [Fact]
    public async Task Certificate_Scanned_LeadsToItsVerification()
    {
        var sheet = SampleCertificates.Create(SampleCertificates.Words) with { Code = "C49YRP4RMATH93P7MC" };

        Assert.Equal($"{CredentialBuilder.Url}/verificar/{sheet.Code}", QrScanner.Read(await RenderAsync(sheet)));
    }

    // R26
    [Fact]
    public async Task Certificate_OnPaper_SaysEveryLineThatTheScreenShows()
    {
        var sheet = SampleCertificates.Create(SampleCertificates.Words) with { ReplacesNumber = "2035-000099" };
        var lines = CertificateLines.Create(sheet, CertificateDesign.Create(new CertificateOptions()));

        var text = OneLine(PdfTools.Text(await RenderAsync(sheet)));

        Assert.All(
            typeof(CertificateLines)
                .GetProperties()
                .Select(line => line.GetValue(lines))
                .OfType<string>()
                .Concat(lines.Signatories.SelectMany(s => new[] { s.Name, s.Role })),
            line => Assert.Contains(line, text, StringComparison.Ordinal)
        );
    }

    // R23
    [Fact]
    public async Task Certificate_Anyhow_CarriesItsCredential()
    {
        var pdf = await RenderAsync(SampleCertificates.Words);

        var verdict = await _site.VerifyAsync(PdfTools.Attachment(pdf, 1));
        Assert.Equal(CredentialVerificationStatus.Valid, verdict.Status);
        Assert.Equal(
            (SampleCertificates.Words.HolderName, "Herramientas básicas", "2035-000123"),
            (verdict.Claims!.RecipientName, verdict.Claims.AchievementName, verdict.Claims.Number)
        );
        Assert.Contains("5678", verdict.Claims.Narrative, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "52345678",
            Encoding.UTF8.GetString(OutsideVerifier.Decode(PdfTools.Attachment(pdf, 1).Split('.')[1])),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Draft_OfACertificate_SaysSoAndCarriesNoCredential()
    {
        var pdf = await RenderAsync(
            PrintableCertificate.CreateDraft(SampleCertificates.Words, "herramientas-basicas", _site.Clock.GetUtcNow().UtcDateTime)
        );

        Assert.Contains("BORRADOR: no es una constancia.", PdfTools.Text(pdf), StringComparison.Ordinal);
        Assert.Empty(PdfAttachmentReader.ReadAll(pdf));
    }

    // R24
    [Fact]
    public async Task Name_WithASignThatNoLetterHas_IsRefusedBeforeItGetsANumber()
    {
        var fault = await Assert.ThrowsAsync<CertificateRenderingException>(() =>
            RenderAsync(SampleCertificates.Words with { HolderName = "Ana ☃ Nieves" })
        );

        Assert.Contains("«☃»", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paper_OfASiteWithoutAddressOrPictures_ExplainsWhatIsMissing()
    {
        await using var nameless = await _site.BesideAsync(url: null);

        Assert.Null(await _site.WithAsync((ICertificateRenderer paper) => paper.FindProblemAsync(Cancel)));
        Assert.Contains(
            "Site:Url",
            await nameless.WithAsync((ICertificateRenderer paper) => paper.FindProblemAsync(Cancel)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Certificates:EmblemFile",
            new CertificateImages(Options.Create(new CertificateOptions { EmblemFile = "no-existe.png" })).Problem,
            StringComparison.Ordinal
        );
    }

    private Task<byte[]> RenderAsync(CertificateContent words) => RenderAsync(SampleCertificates.Create(words));

    private Task<byte[]> RenderAsync(PrintableCertificate sheet) =>
        _site.WithAsync((ICertificateRenderer paper) => paper.RenderAsync(sheet, Cancel));

    private static string OneLine(string text) => Spaces().Replace(text, " ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
