using UsmeAprende.Certificates;
using UsmeAprende.Certificates.Design;
using UsmeAprende.Certificates.Paper;
using UsmeAprende.Tests.Certificates.Paper;
using UsmeAprende.Tests.Credentials;
using UsmeAprende.Tests.Documents.Paper;

namespace UsmeAprende.Tests.Certificates.Design;

public sealed class CertificateDesignTests : IAsyncLifetime
{
    private static readonly CertificateDesign BuiltIn = CertificateDesign.Create(new CertificateOptions());

    private TestSite _site = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _site = await CredentialBuilder.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Paper_OfAnotherDesign_SaysItsWordsInItsOrder()
    {
        var design = BuiltIn with
        {
            Note = "Según la Resolución 12 de 2035.",
            Blocks = [.. BuiltIn.Blocks.Reverse().Where(placed => placed.Block != CertificateBlock.Clause)],
            Colours = CertificateColours.Wine,
            HasFrame = false,
        };

        var text = PdfTools.Text(await PrintAsync(design));

        Assert.Contains("Según la Resolución 12 de 2035.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("No es un título", text, StringComparison.Ordinal);
        Assert.True(
            text.IndexOf("Se expide en", StringComparison.Ordinal) < text.IndexOf(BuiltIn.Title, StringComparison.Ordinal),
            "The issue stands above the title."
        );
    }

    [Fact]
    public async Task Paper_InOtherColours_DiffersFromThatOfTheProgramme()
    {
        var usual = await PrintAsync(BuiltIn);

        foreach (var other in new[] { CertificateColours.Blue, CertificateColours.Wine, CertificateColours.Black })
            Assert.NotEqual(usual, await PrintAsync(BuiltIn with { Colours = other }));
    }

    [Fact]
    public async Task Draft_ThatDoesNotFit_SaysWhatToDo()
    {
        var design = BuiltIn with
        {
            Note = string.Concat(Enumerable.Repeat("Una frase larga. ", 23)).Trim(),
            Clause = string.Concat(Enumerable.Repeat("Otra frase larga. ", 22)).Trim(),
            Blocks = [.. BuiltIn.Blocks.Select(placed => placed with { Size = BlockSize.Large })],
        };
        var sheet = PrintableCertificate.CreateDraft(
            SampleCertificates.Words with
            {
                Competences = [.. Enumerable.Range(1, 90).Select(n => $"Una competencia que se dice con muchas palabras, la número {n}")],
            },
            "herramientas-basicas",
            new DateTime(2035, 11, 22, 15, 0, 0, DateTimeKind.Utc)
        );

        var fault = await Assert.ThrowsAsync<CertificateRenderingException>(() =>
            _site.WithAsync((ICertificateRenderer paper) => paper.RenderAsync(sheet, design, Cancel))
        );

        Assert.StartsWith("No cabe todo en la hoja.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Design_StoredAndRead_IsTheSame() => Assert.Equal(BuiltIn.ToJson(), CertificateDesign.Parse(BuiltIn.ToJson()).ToJson());

    [Fact]
    public void Design_OfTheProgramme_HasNoFault() => Assert.Empty(CertificateDesignCheck.FindProblems(BuiltIn));

    [Fact]
    public void Design_WithFaults_IsToldWhichField()
    {
        var design = BuiltIn with
        {
            Title = "",
            City = new string('a', CertificateDesign.LineLength + 1),
            Note = "Con ☃",
            Blocks = [new PlacedBlock(CertificateBlock.Title, BlockSize.Normal), new PlacedBlock(CertificateBlock.Title, BlockSize.Large)],
        };

        Assert.Equal(
            [nameof(design.Title), nameof(design.Note), nameof(design.City), nameof(design.Blocks)],
            CertificateDesignCheck.FindProblems(design).Select(problem => problem.Field)
        );
    }

    private Task<byte[]> PrintAsync(CertificateDesign design) =>
        _site.WithAsync(
            (ICertificateRenderer paper) => paper.RenderAsync(SampleCertificates.Create(SampleCertificates.Words), design, Cancel)
        );
}
