using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Web.Tests.Learning;

namespace UsmeAprende.Web.Tests.Starting;

/// <summary>What the site does not open with: better closed, with a sentence that says why, than open and wrong.</summary>
public sealed class StartRefusalTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // R17: without its address it would believe whatever Host a request names. A misspelt environment is no way around it.
    [Theory]
    [InlineData("Production")]
    [InlineData("Produccion")]
    public async Task Site_ThatDoesNotKnowItsAddress_DoesNotOpenAndTouchesNothing(string environment)
    {
        using var scratch = new ScratchFolder();
        var data = scratch.Below("data");

        await using var site = ChildSite.Launch(data, "--environment", environment);
        var said = await site.SaysAsync("Falta Site:Url");
        var code = await site.EndsAsync();

        Assert.Equal(1, code);
        Assert.Contains("Site__Url", said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(data));
    }

    [Fact]
    public async Task Site_ThatKnowsItsAddress_OpensInProduction()
    {
        using var scratch = new ScratchFolder();

        await using var site = await ChildSite.StartAsync(
            scratch.Below("data"),
            "--environment",
            "Production",
            "--Site:Url",
            "https://aprende.example"
        );

        Assert.Contains(
            "https://aprende.example/instalar/",
            await site.SaysAsync("Todavía no hay administrador"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("Postgres", "solo puede ser Sqlite")]
    [InlineData("SqlServer", "ConnectionStrings__Usme")]
    public async Task Site_ThatCannotKnowItsDatabase_SaysWhatIsMissingAndTouchesNothing(string provider, string says)
    {
        using var scratch = new ScratchFolder();
        var data = scratch.Below("data");

        await using var site = ChildSite.Launch(data, "--Data:Provider", provider);
        var said = await site.SaysAsync("Data:Provider");
        var code = await site.EndsAsync();

        Assert.Equal(1, code);
        Assert.Contains(says, said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(data));
    }

    // An older programme writes in a newer one's tables what the newer one cannot read.
    [Fact]
    public async Task Database_OfANewerVersion_IsRefusedNamingBoth()
    {
        const string Newer = "20990101000000_Future";
        using var scratch = new ScratchFolder();
        await using (var first = await ChildSite.StartAsync(scratch.Path))
            await first.StopAsync();
        string known;
        await using (var db = SiteFolder.Open(scratch.Path))
        {
            known = db.Database.GetMigrations().Last();
            await db.Database.ExecuteSqlAsync($"INSERT INTO __EFMigrationsHistory VALUES ({Newer}, '99.0')", Cancel);
        }
        SqliteConnection.ClearAllPools();

        await using var site = ChildSite.Launch(scratch.Path);
        var said = await site.SaysAsync(Newer);

        Assert.Equal(1, await site.EndsAsync());
        Assert.Contains(known, said, StringComparison.Ordinal);
    }

    // Its tables were made by other migrations: applying ours to them would harm what is there.
    [Fact]
    public async Task Database_OfTheFirstRound_IsRefusedAndNotTouched()
    {
        using var scratch = new ScratchFolder();
        await using (var db = SiteFolder.Open(scratch.Path))
            await db.Database.ExecuteSqlRawAsync(
                "CREATE TABLE __EFMigrationsHistory (MigrationId TEXT PRIMARY KEY, ProductVersion TEXT NOT NULL); INSERT INTO "
                    + "__EFMigrationsHistory VALUES ('20261120000000_Foundation', '10.0.14'); CREATE TABLE People (Id TEXT)",
                Cancel
            );
        SqliteConnection.ClearAllPools();

        await using var site = ChildSite.Launch(scratch.Path);
        await site.SaysAsync("versión de prueba del programa");
        var code = await site.EndsAsync();

        Assert.Equal(1, code);
        await using var after = SiteFolder.Open(scratch.Path);
        Assert.Equal(
            ["People", "__EFMigrationsHistory"],
            await after
                .Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'table' ORDER BY name")
                .ToListAsync(Cancel)
        );
    }
}
