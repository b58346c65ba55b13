using Hangfire;
using UsmeAprende.Jobs;

namespace UsmeAprende.Tests.Jobs;

/// <summary>Which batches are begun, and by which call.</summary>
public partial class BatchRunnerTests
{
    [Fact]
    public async Task Batch_ThatNobodyCalledFor_IsFoundByTheSweepAndDone()
    {
        await using var site = await JobBuilder.StartAsync(
            null,
            new Work(Kind, (batch, _) => Task.FromResult(BatchStepResult.Advance(batch, 1, 0, null, isLast: batch.Done == 1)))
        );
        var now = site.Clock.GetUtcNow().UtcDateTime;
        var left = new BatchJob
        {
            Kind = Kind,
            Payload = "",
            Total = 2,
            StartedById = null,
            CreatedAt = now,
            NextAt = now,
        };
        await site.AskAsync(async db =>
        {
            db.Add(left);
            return await db.SaveChangesAsync(TestSite.Cancel);
        });

        await site.WithAsync(
            async (BatchSweepJob sweep) =>
            {
                await sweep.RunAsync(new JobReport(), TestSite.Cancel);
                return true;
            }
        );

        await using (await site.WorkAsync())
            while ((await site.BatchAsync(left.Id)).State is BatchState.Open)
                await Task.Yield();

        Assert.Equal(2, (await site.BatchAsync(left.Id)).Done);
    }

    // The sweep calls every minute: calls that called again for themselves would grow without end.
    [Fact]
    public async Task Call_ForABatchThatSomebodyIsAtWorkOn_CallsForNoMore()
    {
        await using var site = await JobBuilder.StartAsync(
            null,
            new Work(Kind, (batch, _) => Task.FromResult(BatchStepResult.Advance(batch, 1, 0, null, isLast: true)))
        );
        var id = await site.StartBatchAsync(Kind, 1);
        await site.BatchRunner.ClaimAsync(id, TestSite.Cancel);
        var calls = site.Get<JobStorage>().GetMonitoringApi();
        var before = (calls.EnqueuedCount(ScheduledJob.CommonQueue), calls.ScheduledCount());

        await site.BatchRunner.ContinueAsync(id, TestSite.Cancel);

        Assert.Equal(before, (calls.EnqueuedCount(ScheduledJob.CommonQueue), calls.ScheduledCount()));
    }

    [Fact]
    public async Task Batch_OfAKindThatNobodyKnows_IsNotStarted()
    {
        await using var site = await JobBuilder.StartAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => site.StartBatchAsync("desconocido", 1));
    }
}
