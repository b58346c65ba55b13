using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Certificates;
using UsmeAprende.Web.Certificates;

namespace UsmeAprende.Web.Tests.Certificates;

/// <summary>R24 after a restore: the operator says which number was given last.</summary>
public sealed class AnnulMissingTests : IAsyncLifetime
{
    private CertificateOffice _office = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _office = await CertificateOffice.OpenAsync();

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task Command_AfterARestore_AnnulsWhatIsMissing_AndIssuingGoesOnAfterIt()
    {
        await _office.IssueAsync([.. await _office.FinishedAsync(2)]);

        var (code, said) = await RunAsync("2035", "5", "--Site:Name", "Otro");
        await _office.IssueAsync([.. await _office.FinishedAsync(1)]);

        Assert.Equal(0, code);
        Assert.Contains("3, 4, 5", said, StringComparison.Ordinal);
        var entries = await _office.Coordinator.WithDbAsync(db => db.Set<Certificate>().AsNoTracking().OrderBy(c => c.Number).ToListAsync(Cancel));
        Assert.Equal([1, 2, 3, 4, 5, 6], entries.Select(e => e.Number));
        Assert.Equal([true, true, false, false, false, true], entries.Select(e => e.IsValid));
        var audited = await _office.Coordinator.WithDbAsync(db => db.AuditEntries.SingleAsync(e => e.Action == CertificatesAudit.Annulled, Cancel));
        Assert.Null(audited.ActorId);
        Assert.True((await _office.Coordinator.WithDbAsync(db => AuditTrail.VerifyAsync(db, Cancel))).Holds);
    }

    [Fact]
    public async Task Command_Twice_ChangesNothingMore()
    {
        await RunAsync("2035", "3");

        var (code, said) = await RunAsync("2035", "3");

        Assert.Equal(0, code);
        Assert.Contains("No falta ningún número", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("2035")]
    [InlineData("35", "5")]
    [InlineData("2035", "0")]
    [InlineData("2035", "ocho")]
    [InlineData("2035", "99999999")]
    public async Task Command_WithWhatCannotBe_ChangesNothing(params string[] which)
    {
        var (code, said) = await RunAsync(which);

        Assert.Equal(1, code);
        Assert.Contains(AnnulMissing.Command, said, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Said)> RunAsync(params string[] which)
    {
        await using var told = new StringWriter();
        var code = await AnnulMissing.RunAsync(_office.Site.Services, which, told);
        return (code, told.ToString());
    }
}
