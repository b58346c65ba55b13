using System.Text;
using Hangfire;
using Hangfire.States;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Jobs;

namespace UsmeAprende.Tests.Jobs;

/// <summary>What we lean on in Hangfire, on its real storage.</summary>
public sealed partial class HangfireTests
{
    private static CancellationToken Cancel => TestSite.Cancel;

    [Fact]
    public async Task Job_AskedForInAUnitOfWork_RunsOnceItIsCommittedAndNeverIfItIsRolledBack()
    {
        var runs = new Runs();
        await using var site = await JobBuilder.StartAsync(Settings(runs));
        var queue = site.Get<JobDispatcher>();

        await site.AskAsync(async db =>
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() =>
                db.WriteAsync<bool>(
                    () =>
                    {
                        db.AfterCommit(() => queue.Enqueue(JobBuilder.Job));
                        throw new InvalidOperationException("rolled back");
                    },
                    Cancel
                )
            );
            return await db.WriteAsync(
                () =>
                {
                    db.AfterCommit(() => queue.Enqueue(JobBuilder.Job));
                    return Task.FromResult(true);
                },
                Cancel
            );
        });
        await using (await site.WorkAsync())
            await runs.ReachAsync(1);

        Assert.Equal(1, runs.Count);
        Assert.Equal(0, Waiting(site));
    }

    // R30: Hangfire keeps failures for weeks, and shows them.
    [Fact]
    public async Task Failure_StoredByHangfire_NamesNobody()
    {
        var runs = new Runs();
        await using var site = await JobBuilder.StartAsync(
            Settings(runs) with
            {
                Work = (_, _) =>
                {
                    runs.Begin();
                    throw new InvalidOperationException("ana@ejemplo.co", new FormatException("52345678"));
                },
            }
        );
        site.Get<JobDispatcher>().Enqueue(JobBuilder.Job);

        await using (await site.WorkAsync())
        {
            await runs.ReachAsync(1);
            while (site.Get<JobStorage>().GetMonitoringApi().FailedCount() == 0)
                await Task.Yield();
        }

        var failure = Assert.Single(site.Get<JobStorage>().GetMonitoringApi().FailedJobs(0, 10)).Value;
        Assert.Contains("InvalidOperationException, FormatException", failure.ExceptionMessage, StringComparison.Ordinal);
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(site.Folder, "jobs.db*"))
        {
            await using var stored = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var text = await new StreamReader(stored, Encoding.Latin1).ReadToEndAsync(Cancel);
            Assert.DoesNotContain("ana@", text, StringComparison.Ordinal);
            Assert.DoesNotContain("52345678", text, StringComparison.Ordinal);
        }
    }

    // Its storage on SQLite gives a job that takes longer to another worker, though the first is still at it.
    [Fact]
    public async Task Job_ThatOutlastsTheInvisibility_IsNotDoneTwice()
    {
        var runs = new Runs();
        var end = new TaskCompletionSource();
        await using var site = await JobBuilder.StartAsync(
            Settings(runs) with
            {
                Invisibility = "1",
                Work = (_, _) =>
                {
                    runs.Begin();
                    return end.Task;
                },
            }
        );
        site.Get<JobDispatcher>().Enqueue(JobBuilder.Job);

        await using (await site.WorkAsync())
        {
            await runs.ReachAsync(1);
            var storage = site.Get<JobStorage>();
            var id = Assert.Single(storage.GetMonitoringApi().ProcessingJobs(0, 10)).Key;

            // By the other worker, which found that it was being done.
            while (storage.GetMonitoringApi().JobDetails(id)!.History.All(h => h.StateName != SucceededState.StateName))
                await Task.Yield();
            end.SetResult();
        }

        Assert.Equal(1, runs.Count);
    }

    [Fact]
    public async Task Jobs_OfTwoServersOnOneStorage_AreEachDoneOnce()
    {
        const int Many = 40;
        var runs = new Runs();
        await using var one = await JobBuilder.StartAsync(Settings(runs) with { MayOverlap = true });
        await using var other = await one.BesideAsync(Settings(runs) with { MayOverlap = true });
        for (var n = 0; n < Many; n++)
            (n % 2 == 0 ? one : other).Get<JobDispatcher>().Enqueue(JobBuilder.Job);

        await using (await one.WorkAsync())
        await using (await other.WorkAsync())
        {
            await runs.ReachAsync(Many);
            while (Waiting(one) > 0)
                await Task.Yield();
        }

        Assert.Equal(Many, runs.Count);
    }

    // Hangfire's storage brings an older SQLite, which would answer for both.
    [Fact]
    public async Task Sqlite_IsTheOneThatTheSiteShips()
    {
        await using var site = await JobBuilder.StartAsync(Settings(new Runs()));
        site.Get<JobDispatcher>().Enqueue(JobBuilder.Job);

        var version = await site.AskAsync(db => db.Database.SqlQuery<string>($"SELECT sqlite_version() AS Value").SingleAsync(Cancel));

        Assert.Equal("3.53.4", version);
    }

    private static JobSettings Settings(Runs runs) =>
        new()
        {
            Storage = JobStorageKind.Database,
            Work = (_, _) =>
            {
                runs.Begin();
                return Task.CompletedTask;
            },
        };

    private static long Waiting(TestSite site)
    {
        var seen = site.Get<JobStorage>().GetMonitoringApi();
        return seen.EnqueuedCount(ScheduledJob.CommonQueue) + seen.ProcessingCount();
    }

    /// <summary>How often a job has begun.</summary>
    private sealed class Runs
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public void Begin() => Interlocked.Increment(ref _count);

        /// <summary>Waits until it has begun so often, or the test's time is over.</summary>
        public async Task ReachAsync(int count)
        {
            while (Count < count)
            {
                Cancel.ThrowIfCancellationRequested();
                await Task.Yield();
            }
        }
    }
}
