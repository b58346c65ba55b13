using Hangfire;
using Hangfire.Storage;
using UsmeAprende.Data;
using UsmeAprende.Jobs;

namespace UsmeAprende.Tests.Jobs;

/// <summary>What the schedule asks of Hangfire.</summary>
public sealed partial class HangfireTests
{
    [Fact]
    public async Task Job_MissedWhileTheMachineWasOff_IsDoneOnce()
    {
        var runs = new Runs();
        await using var site = await JobBuilder.StartAsync(Settings(runs) with { IsNew = true });
        var fourDaysAgo = new RecurringJobManager(
            site.Get<JobStorage>(),
            HangfireJobFilters.All,
            new DefaultTimeZoneResolver(),
            () => TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-4)
        );
        fourDaysAgo.AddOrUpdate<JobRunner>(
            JobBuilder.Job,
            ScheduledJob.CommonQueue,
            runner => runner.RunAsync(JobBuilder.Job, CancellationToken.None),
            Cron.Daily(2, 0),
            new RecurringJobOptions { TimeZone = BogotaClock.Zone }
        );

        await using (await site.WorkAsync())
        {
            await runs.ReachAsync(1);
            using var connection = site.Get<JobStorage>().GetConnection();
            while (Assert.Single(connection.GetRecurringJobs()).NextExecution < TimeProvider.System.GetUtcNow().UtcDateTime)
                await Task.Yield();
        }

        Assert.Equal(1, runs.Count);
    }

    // As after the database alone was put back: what was missed stands nowhere.
    [Fact]
    public async Task Job_ThatHangfireDoesNotKnow_IsDoneAtOnce()
    {
        var runs = new Runs();
        await using var site = await JobBuilder.StartAsync(Settings(runs) with { IsNew = true });

        await using (await site.WorkAsync())
        {
            await runs.ReachAsync(1);
            while (Waiting(site) > 0)
                await Task.Yield();
        }
        await using (await site.WorkAsync())
            while (site.Get<JobStorage>().GetMonitoringApi().Servers().Count == 0)
                await Task.Yield();

        Assert.Equal(1, runs.Count);
    }

    [Fact]
    public async Task Schedule_OfAJobThatIsNoMore_IsTakenAway()
    {
        await using var site = await JobBuilder.StartAsync(Settings(new Runs()));
        site.Get<IRecurringJobManager>()
            .AddOrUpdate<JobRunner>("de-antes", runner => runner.RunAsync("de-antes", CancellationToken.None), Cron.Daily());
        using var connection = site.Get<JobStorage>().GetConnection();

        await using (await site.WorkAsync())
            while (connection.GetRecurringJobs() is not [{ Id: JobBuilder.Job }])
                await Task.Yield();
    }
}
