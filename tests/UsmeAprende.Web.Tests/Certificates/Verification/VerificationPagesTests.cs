using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Certificates;
using UsmeAprende.Certificates.Register;
using UsmeAprende.Certificates.Verification;
using UsmeAprende.Web.Certificates.Verification;

namespace UsmeAprende.Web.Tests.Certificates.Verification;

public sealed class VerificationPagesTests : IAsyncLifetime
{
    private const string Path = "/verificar";

    private CertificateOffice _office = null!;
    private HttpClient _anyone = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _office = await CertificateOffice.OpenAsync();
        _anyone = _office.Site.Browser();
    }

    public ValueTask DisposeAsync()
    {
        _anyone.Dispose();
        return _office.DisposeAsync();
    }

    // R26
    [Fact]
    public async Task Code_OfAValidCertificate_ShowsItsDataAndOnlyFourDigits()
    {
        var entry = await IssueAsync();

        using var response = await _anyone.GetAsync($"{Path}/{entry.Code}", Cancel);
        var page = await BrowserVisit.PageAsync(response);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.Equal("noindex", response.Headers.GetValues("X-Robots-Tag").Single());
        Assert.StartsWith("Válida.", page.QuerySelector(".standing p")!.TextContent, StringComparison.Ordinal);
        var facts = page.QuerySelector(".facts")!.TextContent;
        Assert.Contains("Ana Lucía Chisacá Muñoz", facts, StringComparison.Ordinal);
        Assert.Contains($"terminado en {entry.Words!.LastFour}", facts, StringComparison.Ordinal);
        Assert.Contains(entry.FormattedNumber, facts, StringComparison.Ordinal);
        Assert.DoesNotContain(entry.Words.DocumentNumber, page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_AfterRevoking_SaysSoAtOnceWithDateAndReason()
    {
        var entry = await IssueAsync();
        using var before = await _anyone.GetAsync($"{Path}/{entry.Code}", Cancel);
        using var revoked = await _office.PostAsync($"/coordinacion/certificados/{entry.Id}/revocar", ("Reason", "Se emitió dos veces."));

        using var after = await _anyone.GetAsync($"{Path}/{entry.Code}", Cancel);

        var page = await BrowserVisit.PageAsync(after);
        Assert.StartsWith("Revocada.", page.QuerySelector(".standing p")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Se emitió dos veces.", page.QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("de 2035", page.QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_TypedInAnyCaseWithHyphens_LeadsToItsPage()
    {
        var code = CertificateCode.Create();

        using var response = await _anyone.GetAsync(
            $"{Path}?codigo={Uri.EscapeDataString($" {CertificateCode.Grouped(code).ToLowerInvariant()} ")}",
            Cancel
        );

        Assert.Equal($"{Path}/{code}", response.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("/verificar?codigo=ABC", HttpStatusCode.BadRequest, "El código tiene 18 letras y números")]
    [InlineData("/verificar?codigo=", HttpStatusCode.BadRequest, "Escriba el código")]
    [InlineData("/verificar/ABC", HttpStatusCode.NotFound, "El código tiene 18 letras y números")]
    [InlineData("/verificar/ACDEFG-HJKMNP-QRTUWX", HttpStatusCode.NotFound, "No existe.")]
    public async Task Code_MistypedOrUnknown_IsExplained(string address, HttpStatusCode status, string words)
    {
        using var response = await _anyone.GetAsync(address, Cancel);

        Assert.Equal(status, response.StatusCode);
        Assert.Contains(words, (await BrowserVisit.PageAsync(response)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    // R25
    [Fact]
    public async Task File_AsIssuedOrNot_IsTold()
    {
        var entry = await IssueAsync();
        var bytes = await _office.Coordinator.Browser.GetByteArrayAsync($"/coordinacion/certificados/{entry.Id}.pdf", Cancel);

        Assert.StartsWith("Es el archivo original.", await TellAsync(bytes), StringComparison.Ordinal);
        Assert.StartsWith("El archivo está incompleto.", await TellAsync(bytes[..^2000]), StringComparison.Ordinal);
        Assert.StartsWith("No pudimos leer el archivo.", await TellAsync([1, 2, 3]), StringComparison.Ordinal);
    }

    // R25, R30: whoever withdrew it did not change the file.
    [Fact]
    public void File_OfWhichNothingIsLeft_IsNotCalledChanged()
    {
        var withdrawn = new VerifiedCertificate
        {
            Number = "2035-000001",
            Code = CertificateCode.Create(),
            IssuedAt = DateTime.UnixEpoch,
            End = CertificateEnd.Withdrawn,
        };

        var told = VerificationMessages.DescribeFile(new CertificateFileResult(CertificateFileStatus.Changed, withdrawn));

        Assert.Equal("Trae nuestra firma", told.Words);
        Assert.DoesNotContain("modificó", told.Meaning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_MissingOrTooLarge_IsRefusedInWords()
    {
        using var none = await SendAsync([]);
        using var large = await SendAsync(new byte[CertificateVerification.MostBytes + 1]);
        using var scan = await SendAsync(new byte[20 * 1024 * 1024]);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (none.StatusCode, large.StatusCode));
        Assert.Contains("Escoja el PDF", (await BrowserVisit.PageAsync(none)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, scan.StatusCode);
        Assert.Contains("25 MB", (await BrowserVisit.PageAsync(large)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    // R25: whoever printed a true one again is told so in amber, and can go on with the code at once.
    [Fact]
    public async Task File_ThatProvesNothing_IsAmberInWordsAndOffersTheCode()
    {
        using var response = await SendAsync("%PDF-1.4 impreso otra vez %%EOF"u8.ToArray());
        var page = await BrowserVisit.PageAsync(response);

        var standing = page.QuerySelector(".standing")!;
        Assert.True(standing.ClassList.Contains("warm"));
        Assert.StartsWith("No podemos comprobarlo por el archivo.", standing.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Contains("Amarillo", standing.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"form[action='{Path}'] input[name='codigo']"));
    }

    [Fact]
    public async Task Code_OfAValidCertificate_SaysWhoIssuedItAndWhatItIs()
    {
        var entry = await IssueAsync();

        using var response = await _anyone.GetAsync($"{Path}/{entry.Code}", Cancel);
        var facts = (await BrowserVisit.PageAsync(response)).QuerySelector(".facts")!.TextContent;

        Assert.All(
            [
                "Alcaldía Local de Usme",
                "Constancia de asistencia y participación",
                "Quien firma, Alcalde local",
                entry.Words!.Title,
                entry.Words.Competences[0],
            ],
            fact => Assert.Contains(fact, facts, StringComparison.Ordinal)
        );
    }

    // R24
    [Fact]
    public async Task Code_UnknownAfterARestore_IsNotCalledForeign()
    {
        _office.Site.Services.GetRequiredService<CertificateNumberQuestion>().Ask(DateTime.UnixEpoch);

        using var response = await _anyone.GetAsync($"{Path}/{CertificateCode.Create()}", Cancel);
        var standing = (await BrowserVisit.PageAsync(response)).QuerySelector(".standing")!;

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.True(standing.ClassList.Contains("warm"));
        Assert.Contains("copia de seguridad", standing.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Number_TypedForTheCode_IsToldWhereTheCodeIs()
    {
        using var response = await _anyone.GetAsync($"{Path}?codigo=2026-000007", Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(
            "2026-000007 es el número de la constancia",
            (await BrowserVisit.PageAsync(response)).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
    }

    // R11
    [Fact]
    public async Task Guessing_IsLimited_ButACafeFits()
    {
        await using var few = new SiteHost().With("People:TriesPerAddress", "42").With("People:TriesPerAddressAndMinute", "1");
        await few.InitializeAsync();
        using var visitor = few.Browser();
        for (var n = 0; n < 42; n++)
            using (var each = await visitor.GetAsync($"{Path}/{CertificateCode.Create()}", Cancel))
                Assert.Equal(HttpStatusCode.NotFound, each.StatusCode);

        using var onemore = await visitor.GetAsync($"{Path}/{CertificateCode.Create()}", Cancel);

        Assert.Equal(HttpStatusCode.TooManyRequests, onemore.StatusCode);
    }

    private async Task<IssuedCertificate> IssueAsync()
    {
        var person = (await _office.FinishedAsync(1)).Single();
        await _office.IssueAsync(person);
        return await _office.Coordinator.WithDbAsync(db => db.Certificates.AsNoTracking().SingleAsync(c => c.PersonId == person, Cancel));
    }

    private async Task<string> TellAsync(byte[] file)
    {
        using var response = await SendAsync(file);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await BrowserVisit.PageAsync(response)).QuerySelector(".standing p")!.TextContent;
    }

    private async Task<HttpResponseMessage> SendAsync(byte[] file)
    {
        using var form = new MultipartFormDataContent();
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        form.Add(content, "archivo", "constancia.pdf");
        return await _anyone.PostAsync(Path, form, Cancel);
    }
}
