using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Certificates;
using UsmeAprende.Data;
using UsmeAprende.Documents.Paper;
using UsmeAprende.People;
using UsmeAprende.Tests.Credentials;
using UsmeAprende.Tests.Documents.Paper;

namespace UsmeAprende.Tests.Certificates;

/// <summary>R25: an issued file, the same one changed, and everything else are told apart.</summary>
public sealed class CertificateVerificationTests : IAsyncLifetime
{
    private CredentialsSite _site = null!;
    private Guid _person;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await CredentialsSite.StartAsync();
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

        var before = await TellAsync(pdf);
        await _site.WithAsync(
            (CertificateRegister register) => register.EndAsync(entry.Id, CertificateEnd.Revoked, "Otra persona.", _person, Cancel)
        );
        var after = await TellAsync(pdf);

        Assert.Equal(
            (PaperStanding.Issued, true, entry.NumberInWords),
            (before.Standing, before.Certificate!.IsValid, before.Certificate.Number)
        );
        Assert.Equal(
            (PaperStanding.Issued, CertificateEnd.Revoked, "Otra persona."),
            (after.Standing, after.Certificate!.End, after.Certificate.Reason)
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

        Assert.Equal((PaperStanding.Changed, entry.NumberInWords), (verdict.Standing, verdict.Certificate?.Number));
        Assert.Equal(CertificateSheets.Words.HolderName, verdict.Claims!.RecipientName);
    }

    [Fact]
    public async Task File_WithOneByteChanged_IsNotTheOriginal()
    {
        var (_, pdf) = await IssueAsync();
        var at = Encoding.Latin1.GetString(pdf).LastIndexOf("/ID", StringComparison.Ordinal) + 6;
        pdf[at] ^= 1;

        Assert.Equal(PaperStanding.Changed, (await TellAsync(pdf)).Standing);
    }

    // Another's sheet, name and QR with it, under one's own credential.
    [Fact]
    public async Task File_WithTheSheetSwapped_IsToldByItsCredentialNotByItsQr()
    {
        var (entry, pdf) = await IssueAsync();
        var (other, _) = await IssueAsync("otro-curso", CertificateSheets.Words with { HolderName = "Otra Persona" });
        var theirs = Path.GetTempFileName();
        await File.WriteAllBytesAsync(theirs, await BytesAsync(other.Id), Cancel);

        var verdict = await TellAsync(PdfTools.Resaved(pdf, "--pages", theirs, "1", "--"));
        File.Delete(theirs);

        Assert.Equal((PaperStanding.Changed, entry.NumberInWords), (verdict.Standing, verdict.Certificate?.Number));
    }

    [Fact]
    public async Task File_WithoutItsCredential_IsNotOurs()
    {
        var (_, pdf) = await IssueAsync();

        Assert.Equal(
            PaperStanding.NotOurs,
            (await TellAsync(PdfTools.Resaved(pdf, $"--remove-attachment={CertificatePaper.CredentialFile}"))).Standing
        );
    }

    [Fact]
    public async Task File_ThatWasCutShort_IsIncomplete()
    {
        var (_, pdf) = await IssueAsync();

        Assert.Equal(PaperStanding.Incomplete, (await TellAsync(pdf[..^3000])).Standing);
        Assert.Equal(PaperStanding.Incomplete, (await TellAsync(pdf[..4000])).Standing);
    }

    [Fact]
    public async Task File_SignedByAnotherKey_IsForged()
    {
        await using var impostor = await CredentialsSite.StartAsync();

        var theirs = await impostor.WithAsync(
            (ICertificatePaper paper) => paper.RenderAsync(CertificateSheets.Of(CertificateSheets.Words), Cancel)
        );

        var verdict = await TellAsync(theirs);
        Assert.Equal((PaperStanding.Forged, null, null), (verdict.Standing, verdict.Certificate, verdict.Claims));
    }

    [Fact]
    public async Task File_WithOurCredentialRewritten_IsForged()
    {
        var (_, pdf) = await IssueAsync();
        var parts = Encoding.ASCII.GetString(PdfAttachmentReader.ReadAll(pdf).Single()).Split('.');
        var payload = Encoding.UTF8.GetString(Outsider.Decode(parts[1])).Replace("María", "Mario", StringComparison.Ordinal);

        var forged = Carrying($"{parts[0]}.{Outsider.Encode(payload)}.{parts[2]}");

        Assert.Equal(PaperStanding.Forged, (await TellAsync(forged)).Standing);
    }

    [Fact]
    public async Task File_ThatIsSomethingElse_IsNotOurs()
    {
        Assert.Equal(PaperStanding.NotPdf, (await TellAsync("una foto"u8.ToArray())).Standing);
        Assert.Equal(PaperStanding.NotOurs, (await TellAsync(PaperSamples.Certificate("Óscar Peña"))).Standing);
        // A badge of ours is no certificate.
        Assert.Equal(PaperStanding.NotOurs, (await TellAsync(Carrying(await _site.SignAsync(SampleAwards.Badge)))).Standing);
    }

    // R30
    [Fact]
    public async Task File_OfAWithdrawnCertificate_ShowsNothingOfItsHolder()
    {
        var (entry, pdf) = await IssueAsync();
        await _site.WithAsync(
            async (IServiceProvider services) =>
            {
                var withdrawal = services.GetServices<IErasureQuestion>().OfType<CertificateWithdrawal>().Single();
                await services
                    .GetRequiredService<UsmeDb>()
                    .WriteAsync(() => withdrawal.AnswerAsync(_person, CertificateWithdrawal.Withdraw, Cancel), Cancel);
                return true;
            }
        );

        var byFile = await TellAsync(pdf);
        var byCode = await FindAsync(entry.Code);

        Assert.Equal(
            (PaperStanding.Changed, CertificateEnd.Withdrawn, null),
            (byFile.Standing, byFile.Certificate?.End, byFile.Certificate?.Words)
        );
        Assert.Equal((CertificateEnd.Withdrawn, null), (byCode!.End, byCode.Words));
    }

    [Fact]
    public async Task Code_OfAReplacedCertificate_LeadsToItsSuccessor()
    {
        var (former, _) = await IssueAsync();
        var (successor, _) = await IssueAsync(replaces: former.Id);

        var found = await FindAsync(former.Code);

        Assert.Equal(
            (CertificateEnd.Replaced, successor.Code, successor.NumberInWords),
            (found!.End, found.SuccessorCode, found.SuccessorNumber)
        );
        Assert.True((await FindAsync(successor.Code))!.IsValid);
    }

    // R24
    [Fact]
    public async Task Code_AnnulledOrUnknown_IsToldApart()
    {
        await _site.WithAsync((CertificateRegister register) => register.AnnulMissingAsync(2035, 1, null, Cancel));
        var annulled = await _site.WithAsync((UsmeDb db) => db.Certificates.SingleAsync(Cancel));

        Assert.Equal((CertificateEnd.Annulled, null), ((await FindAsync(annulled.Code))!.End, (await FindAsync(annulled.Code))!.Words));
        Assert.Null(await FindAsync(CertificateCode.New()));
    }

    private async Task<(Certificate Entry, byte[] Pdf)> IssueAsync(
        string subject = "herramientas-basicas",
        CertificateWords? words = null,
        Guid? replaces = null
    )
    {
        var order = new NewCertificate
        {
            Id = Guid.CreateVersion7(),
            PersonId = _person,
            Subject = subject,
            Words = words ?? CertificateSheets.Words,
            IssuedById = _person,
            ReplacesId = replaces,
            Reason = replaces is null ? null : "Un nombre.",
        };
        Assert.Equal(IssueOutcome.Registered, await _site.WithAsync((CertificateRegister register) => register.EnterAsync(order, Cancel)));
        Assert.True(await _site.WithAsync((CertificateDocuments documents) => documents.MakeAsync(order.Id, Cancel)));
        return (
            await _site.WithAsync((UsmeDb db) => db.Certificates.AsNoTracking().SingleAsync(c => c.Id == order.Id, Cancel)),
            await BytesAsync(order.Id)
        );
    }

    private Task<byte[]> BytesAsync(Guid certificate) =>
        _site.WithAsync(async (CertificateDocuments documents) => (await documents.OfAsync(certificate, Cancel))!.Bytes);

    private Task<PaperVerdict> TellAsync(byte[] file) =>
        _site.WithAsync((CertificateVerification verification) => verification.TellAsync(file, Cancel));

    private Task<VerifiedCertificate?> FindAsync(string code) =>
        _site.WithAsync((CertificateVerification verification) => verification.FindAsync(code, Cancel));

    private static byte[] Carrying(string jws) =>
        PaperSamples.Certificate(
            "Mario José",
            new PdfAttachment(
                CertificatePaper.CredentialFile,
                "application/vc+jwt",
                Encoding.ASCII.GetBytes(jws),
                "Credencial",
                PdfAttachmentRelation.Data
            )
        );
}
