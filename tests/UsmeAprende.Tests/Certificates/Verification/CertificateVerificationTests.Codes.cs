using Microsoft.EntityFrameworkCore;
using UsmeAprende.Certificates;
using UsmeAprende.Certificates.Register;
using UsmeAprende.Certificates.Verification;
using UsmeAprende.Data;

namespace UsmeAprende.Tests.Certificates.Verification;

/// <summary>What a code on paper leads to.</summary>
public sealed partial class CertificateVerificationTests
{
    [Fact]
    public async Task Code_OfAReplacedCertificate_LeadsToItsSuccessor()
    {
        var (former, _) = await IssueAsync();
        var (successor, _) = await IssueAsync(replaces: former.Id);

        var found = await FindAsync(former.Code);

        Assert.Equal(
            (CertificateEnd.Replaced, successor.Code, successor.FormattedNumber),
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
        Assert.Null(await FindAsync(CertificateCode.Create()));
    }

    // R24: a restored backup has lost entries, so an unknown code may be a true one.
    [Fact]
    public async Task Code_UnknownAfterARestore_MayHaveBeenLost()
    {
        var before = await _site.WithAsync((CertificateVerification verification) => verification.HasLostAsync(Cancel));
        _site.Get<CertificateNumberQuestion>().Ask(_site.Clock.GetUtcNow().UtcDateTime);
        var asked = await _site.WithAsync((CertificateVerification verification) => verification.HasLostAsync(Cancel));
        _site.Get<CertificateNumberQuestion>().Settle();
        await _site.WithAsync((CertificateRegister register) => register.AnnulMissingAsync(2035, 1, null, Cancel));
        var annulled = await _site.WithAsync((CertificateVerification verification) => verification.HasLostAsync(Cancel));

        Assert.Equal((false, true, true), (before, asked, annulled));
    }

    [Theory]
    [InlineData("2026-000007", "2026-000007")]
    [InlineData(" n.º 2026 7 ", "2026-000007")]
    [InlineData("N° 2026–123", "2026-000123")]
    [InlineData("2026-0000071", null)]
    [InlineData("ACDEFG-HJKMNP-QRTUWX", null)]
    [InlineData("", null)]
    public void Number_TypedForACode_IsRecognised(string typed, string? number)
    {
        Assert.Equal((number is not null, number ?? ""), (TypedCertificateNumber.TryParse(typed, out var found), found));
    }

    private Task<VerifiedCertificate?> FindAsync(string code) =>
        _site.WithAsync((CertificateVerification verification) => verification.FindAsync(code, Cancel));
}
