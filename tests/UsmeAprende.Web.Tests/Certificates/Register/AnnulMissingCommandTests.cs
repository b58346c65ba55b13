using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Audit;
using UsmeAprende.Certificates;
using UsmeAprende.Certificates.Register;
using UsmeAprende.People;
using UsmeAprende.Web.Certificates.Register;

namespace UsmeAprende.Web.Tests.Certificates.Register;

/// <summary>R24 after a restore: the operator says which number was given last.</summary>
public sealed class AnnulMissingCommandTests : IAsyncLifetime
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
        var entries = await _office.Coordinator.WithDbAsync(db =>
            db.Certificates.AsNoTracking().OrderBy(c => c.Number).ToListAsync(Cancel)
        );
        Assert.Equal([1, 2, 3, 4, 5, 6], entries.Select(e => e.Number));
        Assert.Equal([true, true, false, false, false, true], entries.Select(e => e.IsValid));
        var audited = await _office.Coordinator.WithDbAsync(db =>
            db.AuditEntries.SingleAsync(e => e.Action == CertificatesAudit.Annulled, Cancel)
        );
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

    // After a backup was put back the administrator is asked until one of the two is said.
    [Theory]
    [InlineData("2035", "3")]
    [InlineData("none")]
    public async Task Command_SettlesWhatTheAdministratorIsAsked(params string[] which)
    {
        using var administrator = new BrowserVisit(_office.Site);
        await administrator.SignUpAsync(role: PersonRole.Administrator);
        _office.Site.Services.GetRequiredService<CertificateNumberQuestion>().Ask(_office.Site.Clock.GetUtcNow().UtcDateTime);

        var asked = (await administrator.ReadAsync("/administracion")).Body!.TextContent;
        var (code, _) = await RunAsync(which);
        var settled = (await administrator.ReadAsync("/administracion")).Body!.TextContent;

        Assert.Equal(0, code);
        Assert.Contains("Los datos pueden ser de una copia anterior: se notó el 6 de agosto de 2035", asked, StringComparison.Ordinal);
        Assert.Contains("annul-missing AÑO ÚLTIMO", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("copia anterior", settled, StringComparison.Ordinal);
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
        Assert.Contains(AnnulMissingCommand.Command, said, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Said)> RunAsync(params string[] which)
    {
        await using var told = new StringWriter();
        var code = await AnnulMissingCommand.RunAsync(_office.Site.Services, which, told);
        return (code, told.ToString());
    }
}
