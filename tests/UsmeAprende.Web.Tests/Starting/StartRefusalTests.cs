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

    [Fact]
    public async Task Settings_ThatCannotBe_AreEachALineAndNoTrace()
    {
        using var scratch = new ScratchFolder();
        var data = scratch.Below("data");

        await using var site = ChildSite.Launch(data, "--Jobs:Enabled", "si", "--Mail:Port", "99999", "--Site:Proxies:0", "localhost");

        foreach (var key in (string[])["Jobs:Enabled", "Mail:Port", "Site:Proxies:0"])
            Assert.StartsWith("No se abre el sitio. ", await site.SaysAsync(key), StringComparison.Ordinal);
        Assert.Equal(1, await site.EndsAsync());
        Assert.False(Directory.Exists(data));
    }

    [Fact]
    public async Task Setting_ThatNothingReads_IsToldAndTheSiteOpens()
    {
        using var scratch = new ScratchFolder();

        await using var site = await ChildSite.StartAsync(scratch.Path, "--Certificates:Firmante", "Rosa");

        Assert.Contains("«Certificates:Firmante» no es un dato", await site.SaysAsync("Firmante"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_ThatAnotherProgrammeHas_IsToldInOneLine()
    {
        using var scratch = new ScratchFolder();
        await using var first = await ChildSite.StartAsync(scratch.Below("one"));

        await using var second = ChildSite.Launch(scratch.Below("two"), "--urls", first.Address.ToString());
        await second.SaysAsync("Otro programa ya atiende");

        Assert.Equal(1, await second.EndsAsync());
    }

    [Fact]
    public async Task Database_ThatIsNone_IsRefusedAndKept()
    {
        using var scratch = new ScratchFolder();
        var file = Path.Combine(scratch.Path, "usme.db");
        var garbage = string.Concat(Enumerable.Repeat("esto no es una base de datos ", 400));
        await File.WriteAllTextAsync(file, garbage, Cancel);

        await using var site = ChildSite.Launch(scratch.Path);
        await site.SaysAsync("usme.db no es una base de datos");

        Assert.Equal(1, await site.EndsAsync());
        Assert.Equal(garbage, await File.ReadAllTextAsync(file, Cancel));
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
