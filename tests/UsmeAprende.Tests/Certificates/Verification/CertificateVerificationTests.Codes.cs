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

    private Task<VerifiedCertificate?> FindAsync(string code) =>
        _site.WithAsync((CertificateVerification verification) => verification.FindAsync(code, Cancel));
}
