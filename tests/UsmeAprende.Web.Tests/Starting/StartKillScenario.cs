using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Certificates;
using UsmeAprende.Credentials;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Groups;
using UsmeAprende.Learning;
using UsmeAprende.People;
using UsmeAprende.People.Places;
using UsmeAprende.Web.Tests.Learning;

namespace UsmeAprende.Web.Tests.Starting;

/// <summary>
/// R8: the site, a process of its own, is killed while it starts, the very first time too; the next start must open it, with one of
/// everything.
/// </summary>
public sealed class StartKillScenario : IDisposable
{
    // With demo people, so that the longest of all starts is the one that is cut.
    private static readonly string[] Settings =
    [
        "--environment",
        "Development",
        "--Jobs:Enabled",
        "false",
        "--Credentials:KeyBits",
        "2048",
    ];

    private readonly ScratchFolder _scratch = new();
    private int _sites;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>How long the last start took that was let be.</summary>
    public TimeSpan LastStart { get; private set; }

    /// <summary>What one undisturbed start makes.</summary>
    public Task<Dictionary<string, int>> UndisturbedAsync() => OpenAsync(NewFolder());

    /// <summary>Kills one start after the other on the same new folder, then lets one be.</summary>
    /// <param name="moments">Each waits in the data folder for what the kill comes at.</param>
    /// <returns>What there is in the end.</returns>
    public async Task<Dictionary<string, int>> KilledAsync(params IReadOnlyList<Func<string, Task>> moments)
    {
        var folder = NewFolder();
        foreach (var moment in moments)
        {
            await using var site = ChildSite.Launch(folder, Settings);
            await moment(folder);
            await site.KillAsync();
        }
        return await OpenAsync(folder);
    }

    /// <summary>Two first starts at once.</summary>
    public async Task<Dictionary<string, int>> TwiceAsync()
    {
        var folder = NewFolder();
        await using var one = ChildSite.Launch(folder, Settings);
        await using var other = ChildSite.Launch(folder, Settings);
        await Task.WhenAll(one.OpensAsync(), other.OpensAsync());
        await AssertAnswersAsync(one);
        await AssertAnswersAsync(other);
        return await CountAsync(folder);
    }

    private string NewFolder() => _scratch.Below($"data{++_sites}");

    private async Task<Dictionary<string, int>> OpenAsync(string folder)
    {
        var begun = Stopwatch.GetTimestamp();
        await using var site = await ChildSite.StartAsync(folder, Settings);
        LastStart = Stopwatch.GetElapsedTime(begun);
        await AssertAnswersAsync(site);
        await site.StopAsync();
        return await CountAsync(folder);
    }

    private static async Task AssertAnswersAsync(ChildSite site)
    {
        using var browser = new HttpClient { BaseAddress = site.Address };
        Assert.Contains("<h1", await browser.GetStringAsync("/cursos", Cancel), StringComparison.Ordinal);
        Assert.NotEqual("Unhealthy", await browser.GetStringAsync("/salud/listo", Cancel));
    }

    private static async Task<Dictionary<string, int>> CountAsync(string folder)
    {
        await using var db = SiteFolder.Open(folder);
        Assert.Equal(
            "ok",
            (await db.Database.SqlQueryRaw<string>("SELECT quick_check AS Value FROM pragma_quick_check").ToListAsync(Cancel)).Single()
        );
        Assert.Equal(
            "wal",
            (await db.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").ToListAsync(Cancel)).Single()
        );
        return new Dictionary<string, int>
        {
            ["keys"] = Directory.GetFiles(Path.Combine(folder, "keys"), "*.xml").Length,
            [nameof(SyncEpoch)] = await db.SyncEpochs.CountAsync(Cancel),
            [nameof(SigningKey)] = await db.SigningKeys.CountAsync(Cancel),
            [nameof(LocalityPlace)] = await db.Places.CountAsync(Cancel),
            [nameof(Person)] = await db.People.CountAsync(Cancel),
            [nameof(Gathering)] = await db.Gatherings.CountAsync(Cancel),
            [nameof(StudyGroup)] = await db.Groups.CountAsync(Cancel),
            [nameof(LearningRecord)] = await db.LearningRecords.CountAsync(Cancel),
            [nameof(ActivityVersion)] = await db.ActivityVersions.CountAsync(Cancel),
            [nameof(IssuedCertificate)] = await db.Certificates.CountAsync(Cancel),
        };
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _scratch.Dispose();
    }
}
