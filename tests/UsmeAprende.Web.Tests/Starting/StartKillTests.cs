using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using UsmeAprende.Data;
using UsmeAprende.Web.Tests.Learning;

namespace UsmeAprende.Web.Tests.Starting;

public sealed class StartKillTests : IDisposable
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(1);

    private readonly ScratchFolder _scratch = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // R8; tests/UsmeAprende.Drills does it twenty times at random moments.
    [Fact]
    public async Task Start_KilledOnceAndAgainFromTheVeryFirstOn_OpensAtLastWithOneOfEverything()
    {
        using var scenario = new StartKillScenario();
        var undisturbed = await scenario.UndisturbedAsync();

        var killed = await scenario.KilledAsync(ThereIs("usme.db"), ThereIs("usme.db-wal"), ThereIs(HighWaterFiles.FileName));

        Assert.Equal(undisturbed, killed);
    }

    [Fact]
    public async Task Start_OfTwoProcessesAtOnceOnANewFolder_MakesOneOfEverythingForBoth()
    {
        using var scenario = new StartKillScenario();
        var undisturbed = await scenario.UndisturbedAsync();

        var twice = await scenario.TwiceAsync();

        Assert.Equal(undisturbed, twice);
    }

    // What a kill amid migrating leaves behind; Entity Framework waits for such a row for ever.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Start_AfterOneThatDiedWhileItMigrated_DoesNotWaitForIt(bool isFirst)
    {
        if (!isFirst)
        {
            await using var earlier = await ChildSite.StartAsync(_scratch.Path);
            await earlier.StopAsync();
        }
        await using (var db = SiteFolder.Open(_scratch.Path))
        {
            if (isFirst)
                await db.GetService<IMigrator>().MigrateAsync(db.Database.GetMigrations().First(), Cancel);
            await db.Database.ExecuteSqlAsync($"INSERT OR REPLACE INTO __EFMigrationsLock VALUES (1, '2026-11-29 05:00:00')", Cancel);
        }
        SqliteConnection.ClearAllPools();

        await using var site = await ChildSite.StartAsync(_scratch.Path);
        using var browser = new HttpClient { BaseAddress = site.Address };

        Assert.Contains("<h1", await browser.GetStringAsync("/cursos", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WhileAnotherProcessPreparesTheFolder_SaysForWhatItWaitsAndThenOpens()
    {
        ChildSite site;
        await using (new FileStream(_scratch.Below("start.lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            site = ChildSite.Launch(_scratch.Path);
            Assert.Contains(_scratch.Path, await site.SaysAsync("Otro programa está preparando la carpeta"), StringComparison.Ordinal);
        }

        await site.OpensAsync();
        await site.DisposeAsync();
    }

    private static Func<string, Task> ThereIs(string file) =>
        async folder =>
        {
            using var looks = new PeriodicTimer(BetweenLooks);
            while (!File.Exists(Path.Combine(folder, file)))
                await looks.WaitForNextTickAsync(Cancel);
        };

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _scratch.Dispose();
    }
}
