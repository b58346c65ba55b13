using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Data;

namespace UsmeAprende.Tests.Data;

/// <summary>What holds the tests' queries against SQL Server must itself not be blind.</summary>
public sealed class SqlServerMirrorTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Query_ThatOnlySqliteTranslates_FailsWhoAsks()
    {
        await using var site = await TestSite.StartAsync();

        var fault = await Assert.ThrowsAsync<SqlServerRefusalException>(() =>
            site.AskAsync(db => db.People.Where(p => EF.Functions.Glob(p.GivenNames!, "A*")).Select(p => p.Id).ToListAsync(Cancel))
        );

        Assert.Contains("Glob", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_ThatOnlySqliteTranslates_FailsWhoAsks()
    {
        await using var site = await TestSite.StartAsync();

        await Assert.ThrowsAsync<SqlServerRefusalException>(() =>
            site.AskAsync(db => db.People.Where(p => EF.Functions.Glob(p.Surnames!, "A*")).ExecuteDeleteAsync(Cancel))
        );
    }

    [Fact]
    public async Task Query_ThatIsSplit_IsAskedWhole()
    {
        using var server = new SqlServerStub();
        await using var scope = server.Open();
        var db = scope.ServiceProvider.GetRequiredService<UsmeDb>();

        await db.Gatherings.AsNoTracking().Include(g => g.Lessons).AsSplitQuery().ToListAsync(Cancel);

        Assert.Equal(2, server.Commands.Count);
    }

    [Fact]
    public void Text_ThatIsNoTransactSql_IsRefused() => Assert.NotEmpty(TransactSqlSyntax.FindFaults("SELECT 1 FROM People LIMIT 1"));
}
