using UsmeAprende.Jobs;

namespace UsmeAprende.Tests.Jobs;

public sealed class JobRunnerTests
{
    [Fact]
    public async Task Run_OfAJob_IsWrittenDownWithWhatItSays()
    {
        await using var site = await JobsSite.StartAsync((run, _) =>
        {
            run.Tell("Se borraron 3 códigos.");
            return Task.CompletedTask;
        });
        var asker = Guid.CreateVersion7();

        var turn = await site.Runner.RunNowAsync(JobsSite.Job, asker, JobsSite.Cancel);

        var run = Assert.Single(await site.RunsAsync());
        Assert.Equal(JobTurn.Ran, turn);
        Assert.Equal((JobOutcome.Done, "Se borraron 3 códigos.", asker), (run.Outcome, run.Sentence, run.AskedById));
        Assert.NotNull(run.EndedAt);
    }

    [Fact]
    public async Task Moment_ServedOnce_IsNotServedAgainByAnyNode()
    {
        await using var site = await JobsSite.StartAsync();
        await using var other = site.Neighbour();

        var first = await site.Runner.RunDueAsync(JobsSite.Job, JobsSite.Cancel);
        var again = await site.Runner.RunDueAsync(JobsSite.Job, JobsSite.Cancel);
        var there = await other.Runner.RunDueAsync(JobsSite.Job, JobsSite.Cancel);
        site.Clock.Advance(TimeSpan.FromDays(1));
        var nextDay = await other.Runner.RunDueAsync(JobsSite.Job, JobsSite.Cancel);

        Assert.Equal([JobTurn.Ran, JobTurn.Served, JobTurn.Served, JobTurn.Ran], [first, again, there, nextDay]);
    }

    // A job missed while the machine was off runs once at start, however many moments passed.
    [Fact]
    public async Task Job_MissedForAWeek_RunsOnce()
    {
        await using var site = await JobsSite.StartAsync();
        await site.Runner.RunDueAsync(JobsSite.Job, JobsSite.Cancel);

        site.Clock.Advance(TimeSpan.FromDays(7));
        await site.Runner.RunDueAsync(JobsSite.Job, JobsSite.Cancel);
        await site.Runner.RunDueAsync(JobsSite.Job, JobsSite.Cancel);

        Assert.Equal(2, (await site.RunsAsync()).Count);
    }

    [Fact]
    public async Task Timer_ThatRingsABitEarly_StillServesItsMoment()
    {
        await using var site = await JobsSite.StartAsync();
        await site.Runner.RunDueAsync(JobsSite.Job, JobsSite.Cancel);
        var now = site.Clock.GetUtcNow().UtcDateTime;

        site.Clock.Advance(Cadence.DailyAt(2, 0).NextAfter(now) - now - TimeSpan.FromMilliseconds(3));
        var early = await site.Runner.RunDueAsync(JobsSite.Job, JobsSite.Cancel);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        var after = await site.Runner.RunDueAsync(JobsSite.Job, JobsSite.Cancel);

        Assert.Equal([JobTurn.Ran, JobTurn.Served], [early, after]);
    }

    [Fact]
    public async Task Job_StillRunning_IsHeldOnEveryNode()
    {
        var begun = new TaskCompletionSource();
        var end = new TaskCompletionSource();
        await using var site = await JobsSite.StartAsync((_, _) =>
        {
            begun.SetResult();
            return end.Task;
        });
        await using var other = site.Neighbour();

        var running = site.Runner.RunNowAsync(JobsSite.Job, null, JobsSite.Cancel);
        await begun.Task;
        var here = await site.Runner.RunNowAsync(JobsSite.Job, null, JobsSite.Cancel);
        var there = await other.Runner.RunDueAsync(JobsSite.Job, JobsSite.Cancel);
        end.SetResult();
        await running;

        Assert.Equal([JobTurn.Held, JobTurn.Held], [here, there]);
        Assert.Single(await site.RunsAsync());
    }

    [Fact]
    public async Task Failure_IsWrittenDownAndLoggedWithoutItsMessage()
    {
        await using var site = await JobsSite.StartAsync((_, _) => throw new InvalidOperationException("ana@ejemplo.co is there twice", new FormatException("52345678")));

        await site.Runner.RunDueAsync(JobsSite.Job, JobsSite.Cancel);
        var again = await site.Runner.RunDueAsync(JobsSite.Job, JobsSite.Cancel);

        var run = Assert.Single(await site.RunsAsync());
        Assert.Equal(JobOutcome.Failed, run.Outcome);
        Assert.Contains("InvalidOperationException, FormatException", run.Sentence, StringComparison.Ordinal);
        Assert.Contains(site.Log.All, line => line.StartsWith("Error: The job prueba failed", StringComparison.Ordinal));
        Assert.DoesNotContain(site.Log.All.Append(run.Sentence!), text => text.Contains("ana@", StringComparison.Ordinal) || text.Contains("52345678", StringComparison.Ordinal));
        Assert.Equal(JobTurn.Served, again);
    }

    [Fact]
    public async Task Job_ThatSaysWhyItCouldNot_HasFailed()
    {
        await using var site = await JobsSite.StartAsync((run, _) =>
        {
            run.Fail("El disco está lleno.");
            return Task.CompletedTask;
        });

        await site.Runner.RunNowAsync(JobsSite.Job, null, JobsSite.Cancel);

        var run = Assert.Single(await site.RunsAsync());
        Assert.Equal((JobOutcome.Failed, "El disco está lleno."), (run.Outcome, run.Sentence));
    }

    [Fact]
    public async Task Job_CutShortByTheSitesStop_RunsAgain()
    {
        using var stop = new CancellationTokenSource();
        await using var site = await JobsSite.StartAsync(async (_, cancel) =>
        {
            await stop.CancelAsync();
            cancel.ThrowIfCancellationRequested();
        });
        await using var next = site.Neighbour();

        await site.Runner.RunDueAsync(JobsSite.Job, stop.Token);
        var turn = await next.Runner.RunDueAsync(JobsSite.Job, JobsSite.Cancel);

        Assert.Equal(JobTurn.Ran, turn);
        Assert.Equal([JobOutcome.Interrupted, JobOutcome.Done], (await site.RunsAsync()).Select(r => r.Outcome));
    }

    [Fact]
    public async Task Job_OfAProcessThatDied_IsTakenOverWhenItsTimeHasRunOut()
    {
        await using var site = await JobsSite.StartAsync();
        var dead = new JobRun { Job = JobsSite.Job, Node = "otro/1", StartedAt = site.Clock.GetUtcNow().UtcDateTime };
        await site.WithAsync((JobLeases leases) => leases.TakeAsync(dead, site.Clock.GetUtcNow().UtcDateTime, JobsSite.Cancel));

        var soon = await site.Runner.RunDueAsync(JobsSite.Job, JobsSite.Cancel);
        site.Clock.Advance(TimeSpan.FromSeconds(new JobsOptions().Lease));
        var later = await site.Runner.RunDueAsync(JobsSite.Job, JobsSite.Cancel);

        Assert.Equal([JobTurn.Held, JobTurn.Ran], [soon, later]);
        Assert.Equal([JobOutcome.Interrupted, JobOutcome.Done], (await site.RunsAsync()).Select(r => r.Outcome));
        Assert.False(await site.WithAsync((JobLeases leases) => leases.RenewAsync(dead, JobsSite.Cancel)));
    }

    [Fact]
    public async Task History_WhenCleaned_KeepsTheLastRunOfEachJob()
    {
        await using var site = await JobsSite.StartAsync();
        await site.Runner.RunNowAsync(JobsSite.Job, null, JobsSite.Cancel);
        site.Clock.Advance(TimeSpan.FromDays(1));
        await site.Runner.RunNowAsync(JobsSite.Job, null, JobsSite.Cancel);
        site.Clock.Advance(TimeSpan.FromDays(30));

        await site.WithAsync(async (HistoryCleaning cleaning) =>
        {
            await cleaning.RunAsync(new JobRun { Job = "historial", Node = "", StartedAt = default }, JobsSite.Cancel);
            return true;
        });

        Assert.Equal(site.Clock.GetUtcNow().UtcDateTime.AddDays(-30), Assert.Single(await site.RunsAsync()).StartedAt);
    }

    [Fact]
    public void Table_OfTheSite_NamesEachJobOnceAndSaysWhatItDoes()
    {
        Assert.Distinct(UsmeAprendeJobs.All.Select(j => j.Name));
        Assert.All(UsmeAprendeJobs.All, job => Assert.EndsWith(".", job.Sentence, StringComparison.Ordinal));
        Assert.All(UsmeAprendeJobs.All, job => Assert.True(job.Name.Length <= ScheduledJob.MostLetters));
    }

    [Fact]
    public async Task Table_OfTheSite_HoldsOnlyJobsThatCanBeMade()
    {
        await using var site = await JobsSite.StartAsync();

        foreach (var job in UsmeAprendeJobs.All)
            Assert.NotNull(await site.WithAsync((IServiceProvider services) => Task.FromResult(services.GetService(job.Type))));
    }
}
