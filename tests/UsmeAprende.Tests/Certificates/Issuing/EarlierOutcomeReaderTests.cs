using UsmeAprende.Certificates;
using UsmeAprende.Certificates.Issuing;
using UsmeAprende.Certificates.Register;

namespace UsmeAprende.Tests.Certificates.Issuing;

public sealed class EarlierOutcomeReaderTests : IAsyncLifetime
{
    private TestSite _site = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _site = await CertificateBuilder.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData(CertificateEnd.Revoked)]
    [InlineData(CertificateEnd.Withdrawn)]
    [InlineData(CertificateEnd.Annulled)]
    public async Task Candidate_WhoseCertificateEnded_MustBeChosen(CertificateEnd end)
    {
        var coordinator = await _site.StaffAsync();
        var person = (await _site.FinishedAsync(1)).Single();
        var order = (await _site.IssueAsync(coordinator, new CertificateOrderRequest(person, CertificateBuilder.Course))).Single();
        await _site.WithAsync(
            (CertificateRegister register) => register.EndAsync(order.Id, end, "Por error.", coordinator.AsCoordinator(), Cancel)
        );

        var candidate = Assert.Single(await _site.CandidatesAsync());

        Assert.Equal([IssueWarning.RevokedBefore], candidate.Warnings);
        Assert.Equal((end, "Por error."), (candidate.Holder.Ended?.End, candidate.Holder.Ended?.Reason));
        Assert.True(candidate.Holder.MustBeChosen);
    }

    [Fact]
    public async Task Holder_OfACorrectedCertificate_HasNothingAgainstThem()
    {
        var coordinator = await _site.StaffAsync();
        var person = (await _site.FinishedAsync(1)).Single();
        var first = (await _site.IssueAsync(coordinator, new CertificateOrderRequest(person, CertificateBuilder.Course))).Single();
        await _site.IssueAsync(
            coordinator,
            new CertificateOrderRequest(person, CertificateBuilder.Course) { ReplacesId = first.Id, Reason = "Las horas." }
        );

        var holder = await _site.WithAsync(
            (CertificateHolderReader holders) => holders.FindAsync(person, CertificateBuilder.Course, Cancel)
        );

        Assert.False(holder!.MustBeChosen);
    }
}
