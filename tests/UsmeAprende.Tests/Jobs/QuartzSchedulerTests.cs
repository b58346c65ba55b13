using UsmeAprende.Jobs;

namespace UsmeAprende.Tests.Jobs;

public sealed class QuartzSchedulerTests
{
    [Fact]
    public async Task RunNow_OnAStartedScheduler_RunsTheJobForWhoAsked()
    {
        var told = new TaskCompletionSource<Guid?>();
        await using var site = await JobsSite.StartAsync((run, _) =>
        {
            told.TrySetResult(run.AskedById);
            return Task.CompletedTask;
        });
        var asker = Guid.CreateVersion7();

        await site.Scheduler.StartAsync(JobsSite.Cancel);
        await site.Scheduler.RunNowAsync(JobsSite.Job, asker, JobsSite.Cancel);

        Assert.Equal(asker, await told.Task.WaitAsync(JobsSite.Cancel));
        await site.Scheduler.StopAsync(JobsSite.Cancel);
        Assert.Equal(JobOutcome.Done, Assert.Single(await site.RunsAsync()).Outcome);
    }

    [Fact]
    public async Task Stop_WhileAJobRuns_CancelsItAndWaitsUntilThatIsWrittenDown()
    {
        var begun = new TaskCompletionSource();
        await using var site = await JobsSite.StartAsync(async (_, cancel) =>
        {
            begun.SetResult();
            await new TaskCompletionSource().Task.WaitAsync(cancel);
        });
        await site.Scheduler.StartAsync(JobsSite.Cancel);
        await site.Scheduler.RunNowAsync(JobsSite.Job, Guid.CreateVersion7(), JobsSite.Cancel);
        await begun.Task.WaitAsync(JobsSite.Cancel);

        await site.Scheduler.StopAsync(JobsSite.Cancel);

        Assert.Equal(JobOutcome.Interrupted, Assert.Single(await site.RunsAsync()).Outcome);
    }

    [Fact]
    public async Task RunNow_WhereNoJobsRun_IsABrokenAssumption()
    {
        await using var site = await JobsSite.StartAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => site.Scheduler.RunNowAsync(JobsSite.Job, Guid.CreateVersion7(), JobsSite.Cancel));
    }
}
