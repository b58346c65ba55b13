using Microsoft.EntityFrameworkCore;
using UsmeAprende.Jobs;
using UsmeAprende.Web.Tests.Learning;

namespace UsmeAprende.Web.Tests.Operations;

public sealed class BatchKillTests
{
    [Fact]
    public async Task Batch_WhoseSiteIsKilled_IsFinishedByTwoOthersThatNeverMeet()
    {
        using var scenario = new BatchKillScenario();

        await scenario.RunAsync(100, 250);
    }
}

/// <summary>Two real sites share one database and one long work; one of them is killed at given moments and started again.</summary>
public sealed class BatchKillScenario : IDisposable
{
    // So many that a kill comes long before the end.
    private const int Items = 2_400;

    private readonly SiteFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <param name="moments">After how many items the site that works on them is killed: multiples of ten, rising.</param>
    public async Task RunAsync(params int[] moments)
    {
        Guid batch;
        await using (var site = await StartAsync())
            batch = await AskAsync();

        foreach (var moment in moments)
        {
            await using var site = await StartAsync();
            await site.SaysAsync($"Made {moment}.");
            await site.KillAsync();
        }

        // Then both at once, to the end.
        await using var one = await StartAsync();
        await using var other = await StartAsync();
        await await Task.WhenAny(one.SaysAsync($"Batch {batch}"), other.SaysAsync($"Batch {batch}"));

        var after = await FindAsync(batch);
        Assert.Equal((BatchState.Finished, Items - (Items / 10), Items / 10), (after.State, after.Done, after.Failed));
        Assert.Equal(Items, Directory.GetFiles(CountedItemBatch.FolderIn(_folder.Path), "*.item").Length);
        Assert.False(File.Exists(Path.Combine(CountedItemBatch.FolderIn(_folder.Path), CountedItemBatch.Meeting)));
    }

    private Task<ChildSite> StartAsync() =>
        ChildSite.StartAsync(
            _folder.Path,
            "--hostingStartupAssemblies",
            typeof(CountedItemBatch).Assembly.GetName().Name!,
            "--Jobs:Enabled",
            "true",
            "--Jobs:StartAfter",
            "0",
            "--Jobs:Lease",
            "1"
        );

    private async Task<Guid> AskAsync()
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var batch = new BatchJob
        {
            Kind = CountedItemBatch.Name,
            Payload = "",
            Total = Items,
            StartedById = null,
            CreatedAt = now,
            NextAt = now,
        };
        await using var db = _folder.Open();
        db.Add(batch);
        await db.SaveChangesAsync(Cancel);
        return batch.Id;
    }

    private async Task<BatchJob> FindAsync(Guid batch)
    {
        await using var db = _folder.Open();
        return await db.Batches.SingleAsync(b => b.Id == batch, Cancel);
    }

    public void Dispose() => _folder.Dispose();
}
