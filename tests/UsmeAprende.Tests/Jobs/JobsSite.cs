using Hangfire;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using UsmeAprende.Data;
using UsmeAprende.Jobs;
using UsmeAprende.Tests.Data;

namespace UsmeAprende.Tests.Jobs;

/// <summary>
/// The library with a table of jobs and kinds of batches of the test's own. Several nodes may share one database, and Hangfire's storage
/// where it is not in memory.
/// </summary>
internal sealed class JobsSite : IAsyncDisposable
{
    public const string Job = "prueba";

    private readonly ServiceProvider _services;
    private readonly bool _ownsFolder;
    private readonly Started _lifetime = new();

    private JobsSite(string folder, bool ownsFolder, FakeClock clock, JobsSiteSettings settings)
    {
        (Folder, _ownsFolder, Clock) = (folder, ownsFolder, clock);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["Data:Folder"] = Folder,
                    ["Courses:Folder"] = SourceRepository.Courses,
                    ["Jobs:Enabled"] = "true",
                    ["Jobs:StartAfter"] = "0",
                    ["Jobs:Storage"] = settings.Storage.ToString(),
                    ["Jobs:Invisibility"] = settings.Invisibility,
                }
            )
            .AddInMemoryCollection(TestDatabase.SettingsFor(folder).Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)))
            .Build();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(Log));
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<IHostApplicationLifetime>(_lifetime);
        services.AddUsmeAprende(configuration).AddDatabaseTestServices();
        services.Replace(
            ServiceDescriptor.Singleton(
                new JobTable([ScheduledJob.Of<TestJob>(Job, settings.Cron, "Una prueba.") with { MayOverlap = settings.MayOverlap }])
            )
        );
        services.AddScoped(_ => new TestJob(settings.Work));
        foreach (var kind in settings.Works)
            services.AddSingleton(kind);
        _services = services.BuildServiceProvider(validateScopes: true);
    }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public string Folder { get; }

    public FakeClock Clock { get; }

    public LogLineRecorder Log { get; } = new();

    public JobRunner Runner => Get<JobRunner>();

    public BatchRunner BatchRunner => Get<BatchRunner>();

    public static async Task<JobsSite> StartAsync(JobsSiteSettings settings)
    {
        var site = new JobsSite(Directory.CreateTempSubdirectory("usme-").FullName, ownsFolder: true, new FakeClock(), settings);
        await site.AskAsync(async db =>
        {
            await db.Database.MigrateAsync(Cancel);
            return true;
        });
        if (!settings.IsNew)
            site.Get<IRecurringJobManager>()
                .AddOrUpdate<JobRunner>(Job, runner => runner.RunAsync(Job, CancellationToken.None), settings.Cron);
        return site;
    }

    public static Task<JobsSite> StartAsync(
        Func<JobReport, CancellationToken, Task>? work = null,
        params IReadOnlyList<IBatchWork> works
    ) => StartAsync(new JobsSiteSettings { Work = work ?? ((_, _) => Task.CompletedTask), Works = works });

    /// <summary>Another node on the same database, by the same clock.</summary>
    public JobsSite Neighbour(JobsSiteSettings settings) => new(Folder, ownsFolder: false, Clock, settings);

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Has Hangfire work, as on a site that was started.</summary>
    /// <returns>Stops it again.</returns>
    public async Task<IAsyncDisposable> WorkAsync()
    {
        var host = _services.GetServices<IHostedService>().OfType<HangfireHostedService>().Single();
        await host.StartAsync(Cancel);
        return new Working(host);
    }

    public async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<T> AskAsync<T>(Func<UsmeDb, Task<T>> question) => WithAsync(question);

    public Task<Guid> StartBatchAsync(string kind, int total) =>
        WithAsync((BatchJobQueue batches) => batches.StartAsync(kind, "", total, Guid.CreateVersion7(), Cancel));

    public async Task<BatchJob> BatchAsync(Guid id) => (await WithAsync((BatchJobQueue batches) => batches.FindAsync(id, Cancel)))!;

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (!_ownsFolder)
            return;
        SqliteConnection.ClearAllPools();
        TestDatabase.Drop(Folder);
    }

    internal sealed class TestJob(Func<JobReport, CancellationToken, Task> work) : ISiteJob
    {
        public Task RunAsync(JobReport report, CancellationToken cancel) => work(report, cancel);
    }

    private sealed class Working(HangfireHostedService host) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await host.StopAsync(CancellationToken.None);
            host.Dispose();
        }
    }

    private sealed class Started : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted { get; } = new(canceled: true);

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => throw new NotSupportedException("A test's site is stopped by disposing it.");
    }
}

/// <summary>What a test wants of a site's jobs.</summary>
internal sealed record JobsSiteSettings
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
}
