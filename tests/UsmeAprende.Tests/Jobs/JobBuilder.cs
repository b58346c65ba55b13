using Hangfire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using UsmeAprende.Jobs;

namespace UsmeAprende.Tests.Jobs;

/// <summary>
/// A site with a table of jobs and kinds of batches of the test's own. Several nodes may share one database, and Hangfire's storage where
/// it is not in memory.
/// </summary>
internal static class JobBuilder
{
    public const string Job = "prueba";

    extension(TestSite site)
    {
        public LogLineRecorder Log => site.Get<LogLineRecorder>();

        public JobRunner Runner => site.Get<JobRunner>();

        public BatchRunner BatchRunner => site.Get<BatchRunner>();
    }

    public static async Task<TestSite> StartAsync(JobSettings settings)
    {
        var site = await TestSite.StartAsync(settings.Configure, settings.List());
        if (!settings.IsNew)
            site.Get<IRecurringJobManager>()
                .AddOrUpdate<JobRunner>(Job, runner => runner.RunAsync(Job, CancellationToken.None), settings.Cron);
        return site;
    }

    public static Task<TestSite> StartAsync(
        Func<JobReport, CancellationToken, Task>? work = null,
        params IReadOnlyList<IBatchWork> works
    ) => StartAsync(new JobSettings { Work = work ?? ((_, _) => Task.CompletedTask), Works = works });

    /// <summary>Another node on the same database, by the same clock.</summary>
    public static Task<TestSite> BesideAsync(this TestSite site, JobSettings settings) =>
        site.BesideAsync(settings.Configure, settings.List());

    /// <summary>Has Hangfire work, as on a site that was started.</summary>
    /// <returns>Stops it again.</returns>
    public static async Task<IAsyncDisposable> WorkAsync(this TestSite site)
    {
        var host = site.Services.GetServices<IHostedService>().OfType<HangfireHostedService>().Single();
        await host.StartAsync(TestSite.Cancel);
        return new Working(host);
    }

    public static Task<Guid> StartBatchAsync(this TestSite site, string kind, int total) =>
        site.WithAsync((BatchJobQueue batches) => batches.StartAsync(kind, "", total, PersonId.New(), TestSite.Cancel));

    public static async Task<BatchJob> BatchAsync(this TestSite site, Guid id) =>
        (await site.WithAsync((BatchJobQueue batches) => batches.FindAsync(id, TestSite.Cancel)))!;

    private sealed class Working(HangfireHostedService host) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await host.StopAsync(CancellationToken.None);
            host.Dispose();
        }
    }
}

/// <summary>What a test wants of a site's jobs.</summary>
internal sealed record JobSettings
{
    public Func<JobReport, CancellationToken, Task> Work { get; init; } = (_, _) => Task.CompletedTask;

    public IReadOnlyList<IBatchWork> Works { get; init; } = [];

    public JobStorageKind Storage { get; init; } = JobStorageKind.Memory;

    public string Cron { get; init; } = Hangfire.Cron.Daily(2, 0);

    public bool MayOverlap { get; init; }

    /// <summary>Whether no process has put the job on Hangfire's schedule before.</summary>
    public bool IsNew { get; init; }

    /// <summary>Seconds, as in the settings.</summary>
    public string Invisibility { get; init; } = "300";

    public (string Key, string? Value)[] List() =>
        [("Jobs:Enabled", "true"), ("Jobs:StartAfter", "0"), ("Jobs:Storage", Storage.ToString()), ("Jobs:Invisibility", Invisibility)];

    public void Configure(IServiceCollection services)
    {
        var job = ScheduledJob.Of<TestJob>(JobBuilder.Job, Cron, "Una prueba.") with { MayOverlap = MayOverlap };
        services.Replace(ServiceDescriptor.Singleton(new JobTable([job])));
        services.AddScoped(_ => new TestJob(Work));
        foreach (var kind in Works)
            services.AddSingleton(kind);
        services.AddSingleton<LogLineRecorder>();
        services.AddSingleton<ILoggerProvider>(provider => provider.GetRequiredService<LogLineRecorder>());
        services.AddSingleton<IHostApplicationLifetime, Started>();
    }

    private sealed class TestJob(Func<JobReport, CancellationToken, Task> work) : ISiteJob
    {
        public Task RunAsync(JobReport report, CancellationToken cancel) => work(report, cancel);
    }

    private sealed class Started : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted { get; } = new(canceled: true);

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => throw new NotSupportedException("A test's site is stopped by disposing it.");
    }
}
