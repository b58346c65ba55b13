using UsmeAprende.Jobs;

namespace UsmeAprende.Tests.Jobs;

public class JobRunnerTests
{
    [Fact]
    public async Task Run_OfAJob_IsWrittenDownWithWhatItSays()
    {
        await using var site = await JobBuilder.StartAsync(
            (report, _) =>
            {
                report.Complete("Se borraron 3 códigos.");
                return Task.CompletedTask;
            }
        );

        var sentence = await site.Runner.RunAsync(JobBuilder.Job, TestSite.Cancel);

        var run = site.Get<JobStatusReader>().FindLatestRun(JobBuilder.Job)!;
        Assert.Equal(("Se borraron 3 códigos.", "Se borraron 3 códigos.", false), (sentence, run.Sentence, run.HasFailed));
        Assert.Equal(site.Clock.GetUtcNow().UtcDateTime, run.StartedAt);
    }

    [Theory]
    [InlineData(JobStorageKind.Memory)]
    [InlineData(JobStorageKind.Database)]
    public async Task Job_StillRunning_IsNotStartedBesideItself(JobStorageKind storage)
    {
        var begun = new TaskCompletionSource();
        var end = new TaskCompletionSource();
        var settings = new JobSettings
        {
            Storage = storage,
            Work = (_, _) =>
            {
                begun.SetResult();
                return end.Task;
            },
        };
        await using var site = await JobBuilder.StartAsync(settings);
        await using var other = storage is JobStorageKind.Memory ? null : await site.BesideAsync(settings);

        var running = site.Runner.RunNowAsync(JobBuilder.Job, TestSite.Cancel);
        await begun.Task;
        var here = await site.Runner.RunNowAsync(JobBuilder.Job, TestSite.Cancel);
        var there = other is null ? null : await other.Runner.RunNowAsync(JobBuilder.Job, TestSite.Cancel);
        end.SetResult();

        Assert.Null(here);
        Assert.Null(there);
        Assert.False((await running)!.HasFailed);
    }

    // R30: what Hangfire stores of a failure, and what is logged, names nobody.
    [Fact]
    public async Task Failure_IsWrittenDownAndLoggedWithoutItsMessage()
    {
        await using var site = await JobBuilder.StartAsync(
            (_, _) => throw new InvalidOperationException("ana@ejemplo.co is there twice", new FormatException("52345678"))
        );

        var told = await Assert.ThrowsAsync<JobFailedException>(() => site.Runner.RunAsync(JobBuilder.Job, TestSite.Cancel));

        var run = site.Get<JobStatusReader>().FindLatestRun(JobBuilder.Job)!;
        Assert.True(run.HasFailed);
        Assert.Contains("InvalidOperationException, FormatException", run.Sentence, StringComparison.Ordinal);
        Assert.Equal(run.Sentence, told.Message);
        Assert.Null(told.InnerException);
        Assert.Contains(site.Log.All, line => line.StartsWith("Error: The job prueba failed", StringComparison.Ordinal));
        Assert.DoesNotContain(
            site.Log.All.Append(told.ToString()),
            text => text.Contains("ana@", StringComparison.Ordinal) || text.Contains("52345678", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Job_ThatSaysWhyItCouldNot_HasFailedAndIsCounted()
    {
        await using var site = await JobBuilder.StartAsync(
            (report, _) =>
            {
                report.Fail("El disco está lleno.");
                return Task.CompletedTask;
            }
        );

        await site.Runner.RunNowAsync(JobBuilder.Job, TestSite.Cancel);
        site.Clock.Advance(TimeSpan.FromDays(29));
        await site.Runner.RunNowAsync(JobBuilder.Job, TestSite.Cancel);
        var both = Assert.Single(site.Get<JobStatusReader>().ListStatuses());
        site.Clock.Advance(TimeSpan.FromDays(29));
        var one = Assert.Single(site.Get<JobStatusReader>().ListStatuses());

        Assert.Equal((2, "El disco está lleno."), (both.Failures, both.LastFailure!.Sentence));
        Assert.Equal(1, one.Failures);
    }

    [Fact]
    public async Task Job_CutShortByTheSitesStop_SaysNothingAndIsLeftToHangfire()
    {
        using var stop = new CancellationTokenSource();
        await using var site = await JobBuilder.StartAsync(
            async (_, cancel) =>
            {
                await stop.CancelAsync();
                cancel.ThrowIfCancellationRequested();
            }
        );

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => site.Runner.RunAsync(JobBuilder.Job, stop.Token));

        Assert.Null(site.Get<JobStatusReader>().FindLatestRun(JobBuilder.Job));
    }

    [Fact]
    public void Table_OfTheSite_NamesEachJobOnceAndSaysWhatItDoes()
    {
        Assert.Distinct(UsmeAprendeJobs.All.Select(j => j.Name));
        Assert.All(UsmeAprendeJobs.All, job => Assert.EndsWith(".", job.Sentence, StringComparison.Ordinal));
        Assert.All(UsmeAprendeJobs.All, job => Assert.True(job.Name.Length <= ScheduledJob.MostLetters));
        Assert.All(UsmeAprendeJobs.All, job => Assert.NotEmpty(CronDescription.InSpanish(job.Cron)));
    }

    [Theory]
    [InlineData("* * * * *", "Cada minuto")]
    [InlineData("*/10 * * * *", "Cada 10 minutos")]
    [InlineData("30 2 * * *", "Todos los días a las 2:30 a. m.")]
    [InlineData("0 13 * * *", "Todos los días a la 1:00 p. m.")]
    public void Schedule_IsSaidAsPeopleDo(string cron, string words) =>
        Assert.Equal(words, CronDescription.InSpanish(cron).Replace('\u00A0', ' '));
}
