using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using UsmeAprende.Certificates;
using UsmeAprende.Certificates.Paper;
using UsmeAprende.Certificates.Register;
using UsmeAprende.Certificates.Verification;
using UsmeAprende.Tests.Credentials;
using UsmeAprende.Tests.Documents.Paper;
using UsmeAprende.Tests.People;

namespace UsmeAprende.Tests.Certificates.Paper;

/// <summary>Documents with an electronic signature, as others' programmes verify it.</summary>
public sealed partial class SignedPaperTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("usme-").FullName;
    private readonly FakeClock _clock = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private DateTime Now => _clock.GetUtcNow().UtcDateTime;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Signature_OfACertificate_IsValidForOthersUntilAByteChanges(bool isCurve)
    {
        await using var site = await StartAsync(Valid(isCurve));

        var pdf = await RenderAsync(site);

        var told = PdfTools.Signatures(pdf);
        Assert.Contains("Signature Validation: Signature is Valid.", told, StringComparison.Ordinal);
        Assert.Contains("Signature Type: ETSI.CAdES.detached", told, StringComparison.Ordinal);
        Assert.Contains("Total document signed", told, StringComparison.Ordinal);
        Assert.Contains("Alcaldía Local de Usme", told, StringComparison.Ordinal);
        PdfTools.AssertClean(pdf);

        // A byte of the drawing.
        var spoilt = pdf.ToArray();
        spoilt[spoilt.AsSpan().IndexOf("stream\n"u8) + 40] ^= 1;
        Assert.Contains("Digest Mismatch", PdfTools.Signatures(spoilt), StringComparison.Ordinal);
        // Something put behind it.
        Assert.DoesNotContain("Total document signed", PdfTools.Signatures([.. pdf, .. "\n%%EOF\n"u8]), StringComparison.Ordinal);
    }

    // ETSI EN 319 142-1, table 1: what B-B demands, and the time that it forbids among what is signed.
    [Fact]
    public async Task Signature_OfACertificate_IsPadesBaselineB()
    {
        await using var site = await StartAsync(Valid());
        var pdf = await RenderAsync(site);

        var text = Encoding.Latin1.GetString(pdf);
        var range = ByteRange()
            .Match(text)
            .Groups["number"]
            .Captures.Select(c => int.Parse(c.Value, CultureInfo.InvariantCulture))
            .ToArray();
        var message = new SignedCms(new ContentInfo([.. pdf[..range[1]], .. pdf[range[2]..]]), detached: true);
        message.Decode(Convert.FromHexString(text[(range[1] + 1)..(range[2] - 1)]));
        message.CheckSignature(verifySignatureOnly: true);

        Assert.Equal((0, pdf.Length), (range[0], range[2] + range[3]));
        var signer = Assert.Single(message.SignerInfos.Cast<SignerInfo>());
        Assert.Equal("2.16.840.1.101.3.4.2.1", signer.DigestAlgorithm.Value);
        Assert.Equal(2, message.Certificates.Count);
        var signed = signer.SignedAttributes.Cast<CryptographicAttributeObject>().ToDictionary(a => a.Oid.Value!, a => a.Values[0].RawData);
        Assert.Equal(
            ["1.2.840.113549.1.9.16.2.47", "1.2.840.113549.1.9.3", "1.2.840.113549.1.9.4"],
            signed.Keys.Order(StringComparer.Ordinal)
        );
        Assert.Equal(SHA256.HashData(signer.Certificate!.RawData), signed["1.2.840.113549.1.9.16.2.47"][^32..]);
        Assert.Contains($"/M(D:{Now:yyyyMMddHHmmss}Z)", text.Replace("/M (", "/M(", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_OnASiteThatSigns_IsNotSigned()
    {
        await using var site = await StartAsync(Valid());

        var pdf = await site.WithAsync(
            (ICertificateRenderer paper) =>
                paper.RenderAsync(PrintableCertificate.CreateDraft(SampleCertificates.Words, "herramientas-basicas", Now), Cancel)
        );

        Assert.Contains("does not contain any signatures", PdfTools.Signatures(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public void SigningFile_ThatCannotSign_IsToldWithWhatToDo()
    {
        var spoilt = Path.Combine(_folder, "dañado.pfx");
        File.WriteAllBytes(spoilt, [1, 2, 3]);

        Assert.Contains("No se encuentra", Problem("no-existe.pfx"), StringComparison.Ordinal);
        Assert.Contains("No se puede leer", Problem(spoilt), StringComparison.Ordinal);
        Assert.Contains("SigningPassword", Problem(Valid(), "otra"), StringComparison.Ordinal);
        Assert.Contains(
            "clave privada",
            Problem(SigningFile.Write(_folder, Now.AddDays(-1), Now.AddDays(99), withKey: false)),
            StringComparison.Ordinal
        );
        Assert.Contains("venció", Problem(SigningFile.Write(_folder, Now.AddDays(-9), Now.AddDays(-1))), StringComparison.Ordinal);
        Assert.Contains("solo vale desde", Problem(SigningFile.Write(_folder, Now.AddDays(1), Now.AddDays(9))), StringComparison.Ordinal);
        Assert.Null(Problem(Valid()));
        Assert.Null(Problem(null));
    }

    [Fact]
    public void SigningFile_ThatSoonExpires_IsToldInTime()
    {
        var own = Read(SigningFile.Write(_folder, Now.AddDays(-9), Now.AddDays(40)), SigningFile.Password);

        Assert.Null(own.FindNotice());
        _clock.Advance(TimeSpan.FromDays(11));

        Assert.Null(own.FindProblem());
        Assert.Contains("vence el", own.FindNotice(), StringComparison.Ordinal);
    }

    // R24: nothing is ordered that could only be made without its signature.
    [Fact]
    public async Task Site_WhoseSigningFileExpired_RefusesBeforeANumberIsGiven()
    {
        await using var site = await StartAsync(SigningFile.Write(_folder, Now.AddDays(-9), Now.AddDays(-1)));

        Assert.Contains(
            "venció",
            await site.WithAsync((ICertificateRenderer paper) => paper.FindProblemAsync(Cancel)),
            StringComparison.Ordinal
        );
        await Assert.ThrowsAsync<CertificateRenderingException>(() => RenderAsync(site));
    }

    // R25: a curve's signatures all differ, so a document that was made twice would no longer be the original.
    [Fact]
    public async Task Document_SignedAndStored_IsTheOriginalUntilAByteIsAdded()
    {
        await using var site = await StartAsync(Valid(isCurve: true));
        var id = await EnterAsync(site);

        Assert.True(await MakeAsync(site, id));
        Assert.True(await MakeAsync(site, id));

        var bytes = (await FindAsync(site, id))!.Bytes;
        Assert.Equal(CertificateFileStatus.Issued, await CheckAsync(site, bytes));
        Assert.Equal(CertificateFileStatus.Changed, await CheckAsync(site, [.. bytes, (byte)'\n']));
    }

    // R24: it has its number, and is never left without its signature.
    [Fact]
    public async Task Document_EnteredWhileNothingCanSign_WaitsAndIsSignedLater()
    {
        await using var site = await StartAsync(SigningFile.Write(_folder, Now.AddDays(1), Now.AddDays(99)));
        var id = await EnterAsync(site);

        Assert.False(await MakeAsync(site, id));
        Assert.Null(await FindAsync(site, id));
        site.Clock.Advance(TimeSpan.FromDays(2));
        Assert.True(await MakeAsync(site, id));

        var told = PdfTools.Signatures((await FindAsync(site, id))!.Bytes);
        Assert.Contains("Signature Validation: Signature is Valid.", told, StringComparison.Ordinal);
        // The time of signing, when the certificate was valid already.
        Assert.Contains("Signing Time: Aug 08 2035", told, StringComparison.Ordinal);
    }

    private static async Task<Guid> EnterAsync(TestSite site)
    {
        var order = new NewCertificate
        {
            Id = Guid.CreateVersion7(),
            PersonId = (await site.PersonAsync()).Id,
            Subject = "herramientas-basicas",
            Words = SampleCertificates.Words,
            IssuedById = await site.StaffAsync(),
        };
        await site.WithAsync((CertificateRegister register) => register.EnterAsync(order, Cancel));
        return order.Id;
    }

    private static Task<bool> MakeAsync(TestSite site, Guid id) =>
        site.WithAsync((CertificateDocumentStore documents) => documents.MakeAsync(id, Cancel));

    private static Task<CertificateDocument?> FindAsync(TestSite site, Guid id) =>
        site.WithAsync((CertificateDocumentStore documents) => documents.FindAsync(id, Cancel));

    private static async Task<CertificateFileStatus> CheckAsync(TestSite site, byte[] file) =>
        (await site.WithAsync((CertificateVerification verification) => verification.CheckFileAsync(file, Cancel))).Status;

    private string Valid(bool isCurve = false) => SigningFile.Write(_folder, Now.AddDays(-9), Now.AddDays(400), isCurve);

    private string? Problem(string? file, string? password = SigningFile.Password) => Read(file, password).FindProblem();

    private PdfSigningCertificate Read(string? file, string? password) =>
        new(
            Options.Create(new CertificateOptions { SigningCertificate = file, SigningPassword = password }),
            _clock,
            NullLogger<PdfSigningCertificate>.Instance
        );

    private static Task<TestSite> StartAsync(string file) =>
        CredentialBuilder.StartAsync(
            settings: [("Certificates:SigningCertificate", file), ("Certificates:SigningPassword", SigningFile.Password)]
        );

    private static Task<byte[]> RenderAsync(TestSite site) =>
        site.WithAsync((ICertificateRenderer paper) => paper.RenderAsync(SampleCertificates.Create(SampleCertificates.Words), Cancel));

    [GeneratedRegex(@"/ByteRange ?\[(?<number>\d+) (?<number>\d+) (?<number>\d+) (?<number>\d+)\]")]
    private static partial Regex ByteRange();
}
