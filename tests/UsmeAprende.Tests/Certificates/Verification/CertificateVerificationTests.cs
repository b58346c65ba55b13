using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Certificates;
using UsmeAprende.Certificates.Paper;
using UsmeAprende.Certificates.Register;
using UsmeAprende.Certificates.Verification;
using UsmeAprende.Data;
using UsmeAprende.Documents.Paper;
using UsmeAprende.People;
using UsmeAprende.People.Privacy;
using UsmeAprende.Tests.Certificates.Paper;
using UsmeAprende.Tests.Credentials;
using UsmeAprende.Tests.Documents.Paper;

namespace UsmeAprende.Tests.Certificates.Verification;

/// <summary>R25: an issued file, the same one changed, and everything else are told apart.</summary>
public sealed partial class CertificateVerificationTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private PersonId _person;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await CredentialBuilder.StartAsync();
        _person = await _site.WithAsync(
            async (UsmeDb db) =>
            {
                var person = new Person { CreatedAt = _site.Clock.GetUtcNow().UtcDateTime };
                db.Add(person);
                await db.SaveChangesAsync(Cancel);
                return person.Id;
            }
        );
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task File_AsIssued_IsTheOriginal_AlsoAfterItWasRevoked()
    {
        var (entry, pdf) = await IssueAsync();

        var coordinator = await _site.StaffAsync();
        var before = await TellAsync(pdf);
        await _site.WithAsync(
            (CertificateRegister register) =>
                register.EndAsync(entry.Id, CertificateEnd.Revoked, "Otra persona.", coordinator.AsCoordinator(), Cancel)
        );
        var after = await TellAsync(pdf);

        Assert.Equal(
            (CertificateFileStatus.Issued, true, entry.FormattedNumber),
            (before.Status, before.Certificate!.IsValid, before.Certificate.Number)
        );
        Assert.Equal(
            (CertificateFileStatus.Issued, CertificateEnd.Revoked, "Otra persona."),
            (after.Status, after.Certificate!.End, after.Certificate.Reason)
        );
    }

    [Theory]
    [InlineData("--linearize")]
    [InlineData("--object-streams=generate")]
    [InlineData("--qdf")]
    public async Task File_SavedAgain_IsAnotherThatCarriesOurCredential(string how)
    {
        var (entry, pdf) = await IssueAsync();

        var verdict = await TellAsync(PdfTools.Resaved(pdf, how));

        Assert.Equal((CertificateFileStatus.Changed, entry.FormattedNumber), (verdict.Status, verdict.Certificate?.Number));
        Assert.Equal(SampleCertificates.Words.HolderName, verdict.Claims!.RecipientName);
    }

    [Fact]
    public async Task File_WithOneByteChanged_IsNotTheOriginal()
    {
        var (_, pdf) = await IssueAsync();
        var at = Encoding.Latin1.GetString(pdf).LastIndexOf("/ID", StringComparison.Ordinal) + 6;
        pdf[at] ^= 1;

        Assert.Equal(CertificateFileStatus.Changed, (await TellAsync(pdf)).Status);
    }

    // Another's sheet, name and QR with it, under one's own credential.
    [Fact]
    public async Task File_WithTheSheetSwapped_IsToldByItsCredentialNotByItsQr()
    {
        var (entry, pdf) = await IssueAsync();
        var (other, _) = await IssueAsync("otro-curso", SampleCertificates.Words with { HolderName = "Otra Persona" });
        var theirs = Path.GetTempFileName();
        await File.WriteAllBytesAsync(theirs, await BytesAsync(other.Id), Cancel);

        var verdict = await TellAsync(PdfTools.Resaved(pdf, "--pages", theirs, "1", "--"));
        File.Delete(theirs);

        Assert.Equal((CertificateFileStatus.Changed, entry.FormattedNumber), (verdict.Status, verdict.Certificate?.Number));
    }

    [Fact]
    public async Task File_ThatWasCutShort_IsIncomplete()
    {
        var (_, pdf) = await IssueAsync();

        Assert.Equal(CertificateFileStatus.Incomplete, (await TellAsync(pdf[..^3000])).Status);
        Assert.Equal(CertificateFileStatus.Incomplete, (await TellAsync(pdf[..4000])).Status);
    }

    [Fact]
    public async Task File_SignedByAnotherKey_IsForged()
    {
        await using var impostor = await CredentialBuilder.StartAsync();

        var theirs = await impostor.WithAsync(
            (ICertificateRenderer paper) => paper.RenderAsync(SampleCertificates.Create(SampleCertificates.Words), Cancel)
        );

        var verdict = await TellAsync(theirs);
        Assert.Equal((CertificateFileStatus.Forged, null, null), (verdict.Status, verdict.Certificate, verdict.Claims));
    }

    [Fact]
    public async Task File_WithOurCredentialRewritten_IsForged()
    {
        var (_, pdf) = await IssueAsync();
        var parts = Encoding.ASCII.GetString(PdfAttachmentReader.ReadAll(pdf).Single()).Split('.');
        var payload = Encoding.UTF8.GetString(OutsideVerifier.Decode(parts[1])).Replace("María", "Mario", StringComparison.Ordinal);

        var forged = Carrying($"{parts[0]}.{OutsideVerifier.Encode(payload)}.{parts[2]}");

        Assert.Equal(CertificateFileStatus.Forged, (await TellAsync(forged)).Status);
    }

    // R30
    [Fact]
    public async Task File_OfAWithdrawnCertificate_ShowsNothingOfItsHolder()
    {
        var (entry, pdf) = await IssueAsync();
        await _site.WithAsync(
            async (IServiceProvider services) =>
            {
                var withdrawal = services.GetServices<IErasureQuestionSource>().OfType<CertificateWithdrawal>().Single();
                await services
                    .GetRequiredService<UsmeDb>()
                    .WriteAsync(() => withdrawal.AnswerAsync(_person, CertificateWithdrawal.Withdraw, Cancel), Cancel);
                return true;
            }
        );

        var byFile = await TellAsync(pdf);
        var byCode = await FindAsync(entry.Code);

        Assert.Equal(
            (CertificateFileStatus.Changed, CertificateEnd.Withdrawn, null),
            (byFile.Status, byFile.Certificate?.End, byFile.Certificate?.Words)
        );
        Assert.Equal((CertificateEnd.Withdrawn, null), (byCode!.End, byCode.Words));
    }

    private async Task<(IssuedCertificate Entry, byte[] Pdf)> IssueAsync(
        string subject = "herramientas-basicas",
        CertificateContent? words = null,
        Guid? replaces = null
    )
    {
        var order = new NewCertificate
        {
            Id = Guid.CreateVersion7(),
            PersonId = _person,
            Subject = subject,
            Words = words ?? SampleCertificates.Words,
            IssuedById = _person,
            ReplacesId = replaces,
            Reason = replaces is null ? null : "Un nombre.",
        };
        Assert.Equal(
            CertificateRegistrationResult.Registered,
            await _site.WithAsync((CertificateRegister register) => register.EnterAsync(order, Cancel))
        );
        Assert.True(await _site.WithAsync((CertificateDocumentStore documents) => documents.MakeAsync(order.Id, Cancel)));
        return (
            await _site.WithAsync((UsmeDb db) => db.Certificates.AsNoTracking().SingleAsync(c => c.Id == order.Id, Cancel)),
            await BytesAsync(order.Id)
        );
    }

    private Task<byte[]> BytesAsync(Guid certificate) =>
        _site.WithAsync(async (CertificateDocumentStore documents) => (await documents.FindAsync(certificate, Cancel))!.Bytes);

    private Task<CertificateFileResult> TellAsync(byte[] file) =>
        _site.WithAsync((CertificateVerification verification) => verification.CheckFileAsync(file, Cancel));

    private static byte[] Carrying(string jws) =>
        PaperSamples.Certificate(
            "Mario José",
            new PdfAttachment(
                CertificatePdfRenderer.CredentialFile,
                "application/vc+jwt",
                Encoding.ASCII.GetBytes(jws),
                "Credencial",
                PdfAttachmentRelation.Data
            )
        );
}
