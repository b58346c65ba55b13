using UsmeAprende.Jobs;

namespace UsmeAprende.Tests.Jobs;

public partial class BatchRunnerTests
{
    private const string Kind = "prueba";

    [Fact]
    public async Task Batch_DoneStepByStep_TellsHowFarItIs()
    {
        var seen = new List<(int, int, string?)>();
        await using var site = await JobBuilder.StartAsync(
            null,
            new Work(
                Kind,
                (batch, _) =>
                {
                    seen.Add((batch.Done, batch.Failed, batch.Cursor));
                    return Task.FromResult(
                        BatchStepResult.Advance(batch, done: 4, failed: 1, cursor: $"{batch.Done + 4}", isLast: batch.Done == 8)
                    );
                }
            )
        );
        var id = await site.StartBatchAsync(Kind, 15);
        var before = await site.BatchAsync(id);

        await site.BatchRunner.RunOpenAsync(TestSite.Cancel);

        var after = await site.BatchAsync(id);
        Assert.Equal((BatchState.Open, 15, 0), (before.State, before.Total, before.Done));
        Assert.Equal([(0, 0, null), (4, 1, "4"), (8, 2, "8")], seen);
        Assert.Equal((BatchState.Finished, 12, 3), (after.State, after.Done, after.Failed));
        Assert.NotNull(after.FinishedAt);
    }

    [Fact]
    public async Task Batches_StartedTogether_TakeTurns()
    {
        var order = new List<string>();
        FakeClock clock = null!;
        Task<BatchStepResult> Step(BatchJob batch)
        {
            order.Add(batch.Kind);
            clock.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(BatchStepResult.Advance(batch, 1, 0, null, isLast: batch.Done == 1));
        }
        await using var site = await JobBuilder.StartAsync(
            null,
            new Work("a", (batch, _) => Step(batch)),
            new Work("b", (batch, _) => Step(batch))
        );
        clock = site.Clock;
        await site.StartBatchAsync("a", 2);
        clock.Advance(TimeSpan.FromSeconds(1));
        await site.StartBatchAsync("b", 2);

        await site.BatchRunner.RunOpenAsync(TestSite.Cancel);

        Assert.Equal(["a", "b", "a", "b"], order);
    }

    // R24's job: cut short anywhere, it goes on.
    [Fact]
    public async Task Step_CutShortByTheSitesStop_IsDoneAgainByTheNextProcess()
    {
        using var stop = new CancellationTokenSource();
        await using var site = await JobBuilder.StartAsync(
            null,
            new Work(
                Kind,
                async (batch, cancel) =>
                {
                    if (batch.Done == 1)
                        await stop.CancelAsync();
                    cancel.ThrowIfCancellationRequested();
                    return BatchStepResult.Advance(batch, 1, 0, null, isLast: false);
                }
            )
        );
        await using var next = await site.BesideAsync(
            new JobSettings
            {
                Works = [new Work(Kind, (batch, _) => Task.FromResult(BatchStepResult.Advance(batch, 1, 0, null, isLast: true)))],
            }
        );
        var id = await site.StartBatchAsync(Kind, 2);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => site.BatchRunner.RunOpenAsync(stop.Token));
        var between = await site.BatchAsync(id);
        await next.BatchRunner.RunOpenAsync(TestSite.Cancel);

        Assert.Equal((BatchState.Open, 1), (between.State, between.Done));
        Assert.Equal((BatchState.Finished, 2), ((await site.BatchAsync(id)).State, (await site.BatchAsync(id)).Done));
    }

    [Fact]
    public async Task Batch_OfAProcessThatDied_IsTakenOverWhenItsTimeHasRunOut()
    {
        await using var site = await JobBuilder.StartAsync(
            null,
            new Work(Kind, (batch, _) => Task.FromResult(BatchStepResult.Advance(batch, 1, 0, null, isLast: true)))
        );
        var id = await site.StartBatchAsync(Kind, 1);
        var dead = (await site.BatchRunner.ClaimAsync(id, TestSite.Cancel))!;

        await site.BatchRunner.RunOpenAsync(TestSite.Cancel);
        var soon = await site.BatchAsync(id);
        site.Clock.Advance(TimeSpan.FromSeconds(new JobsOptions().Lease));
        await site.BatchRunner.RunOpenAsync(TestSite.Cancel);

        // It was not dead after all, only slow: what it says no longer counts.
        await site.BatchRunner.AdvanceAsync(
            dead,
            new BatchStepResult
            {
                Done = 0,
                Failed = 1,
                IsLast = false,
            }
        );

        Assert.Equal((BatchState.Open, 0), (soon.State, soon.Done));
        Assert.Equal(
            (BatchState.Finished, 1, 0),
            ((await site.BatchAsync(id)).State, (await site.BatchAsync(id)).Done, (await site.BatchAsync(id)).Failed)
        );
    }

    [Fact]
    public async Task Step_BeingDone_IsLeftAloneByOtherNodes()
    {
        var begun = new TaskCompletionSource();
        var end = new TaskCompletionSource();
        var steps = 0;
        var work = new Work(
            Kind,
            async (batch, _) =>
            {
                Interlocked.Increment(ref steps);
                begun.TrySetResult();
                await end.Task;
                return BatchStepResult.Advance(batch, 1, 0, null, isLast: true);
            }
        );
        await using var site = await JobBuilder.StartAsync(null, work);
        await using var other = await site.BesideAsync(new JobSettings { Works = [work] });
        await site.StartBatchAsync(Kind, 1);

        var running = site.BatchRunner.RunOpenAsync(TestSite.Cancel);
        await begun.Task;
        await other.BatchRunner.RunOpenAsync(TestSite.Cancel);
        end.SetResult();
        await running;

        Assert.Equal(1, steps);
    }

    [Fact]
    public async Task Steps_ThatKeepFailing_StopTheBatchUntilSomebodyLetsItGoOn()
    {
        var mended = false;
        await using var site = await JobBuilder.StartAsync(
            null,
            new Work(
                Kind,
                (batch, _) =>
                    mended
                        ? Task.FromResult(BatchStepResult.Advance(batch, 1, 0, null, isLast: true))
                        : throw new InvalidOperationException("ana@ejemplo.co")
            )
        );
        var id = await site.StartBatchAsync(Kind, 1);

        var attempts = new List<int>();
        for (var n = 0; n < 6; n++)
        {
            await site.BatchRunner.RunOpenAsync(TestSite.Cancel);
            attempts.Add((await site.BatchAsync(id)).Attempts);
            site.Clock.Advance(TimeSpan.FromMinutes(10));
        }
        var stopped = await site.BatchAsync(id);
        mended = true;
        var resumed = await site.WithAsync((BatchJobQueue batches) => batches.ResumeAsync(id, TestSite.Cancel));
        await site.BatchRunner.RunOpenAsync(TestSite.Cancel);

        Assert.Equal([1, 2, 3, 4, 5, 5], attempts);
        Assert.Equal(BatchState.Stopped, stopped.State);
        Assert.True(resumed);
        Assert.Equal(BatchState.Finished, (await site.BatchAsync(id)).State);
        Assert.DoesNotContain(site.Log.All, line => line.Contains("ana@", StringComparison.Ordinal));
    }

    private sealed class Work(string kind, Func<BatchJob, CancellationToken, Task<BatchStepResult>> step) : IBatchWork
    {
        public string Kind => kind;

        public string Title => "Prueba";

        public Task<BatchStepResult> StepAsync(BatchJob batch, CancellationToken cancel) => step(batch, cancel);
    }
}
