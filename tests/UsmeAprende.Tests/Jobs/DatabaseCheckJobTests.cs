using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Jobs;

namespace UsmeAprende.Tests.Jobs;

public sealed class DatabaseCheckJobTests
{
    private const int Page = 4_096;

    [Fact]
    public async Task Database_ThatIsWhole_IsSaidToBe()
    {
        await using var site = await TestSite.StartAsync();

        var run = await RunAsync(site);

        Assert.Equal((false, "La base de datos está entera."), (run.HasFailed, run.Sentence));
    }

    // As a disk loses a page: the site starts, answers and serves all the same.
    [Fact]
    public async Task Database_WithAPageOfAnotherOne_IsSaidToBeDamaged()
    {
        await using var site = await TestSite.StartAsync();
        await site.AskAsync(FillAsync);
        SqliteConnection.ClearAllPools();
        await DamageAsync(Path.Combine(site.Folder, "usme.db"));

        var run = await RunAsync(site);

        Assert.True(run.HasFailed);
        Assert.StartsWith("La base de datos está dañada (", run.Sentence, StringComparison.Ordinal);
        Assert.Contains("devuelva la última copia buena", run.Sentence, StringComparison.Ordinal);
    }

    // Of a table that neither jobs nor people touch.
    private static async Task<int> FillAsync(UsmeDb db)
    {
        await db.Database.ExecuteSqlRawAsync("CREATE TABLE Relleno (Id INTEGER PRIMARY KEY, Words TEXT)", TestSite.Cancel);
        await db.Database.ExecuteSqlRawAsync(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) INSERT INTO Relleno "
                + "SELECT i, printf('relleno %0500d', i) FROM n",
            TestSite.Cancel
        );
        return await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", TestSite.Cancel);
    }

    private static async Task DamageAsync(string file)
    {
        var bytes = await File.ReadAllBytesAsync(file, TestSite.Cancel);
        var pages = Enumerable
            .Range(1, (bytes.Length / Page) - 1)
            .Where(page => bytes.AsSpan(page * Page, Page).IndexOf("relleno 0"u8) > 0)
            .Take(3)
            .ToList();
        // One leaf takes the other's place.
        bytes.AsSpan(pages[0] * Page, Page).CopyTo(bytes.AsSpan(pages[2] * Page));
        await File.WriteAllBytesAsync(file, bytes, TestSite.Cancel);
    }

    private static async Task<JobRun> RunAsync(TestSite site) =>
        (await site.WithAsync((JobRunner runner) => runner.RunNowAsync(UsmeAprendeJobs.DatabaseCheckName, TestSite.Cancel)))!;
}
