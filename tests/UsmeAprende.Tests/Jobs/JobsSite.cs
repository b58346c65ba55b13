using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using UsmeAprende.Data;
using UsmeAprende.Jobs;

namespace UsmeAprende.Tests.Jobs;

/// <summary>The library with a table of jobs and kinds of batches of the test's own. Several nodes may share one database.</summary>
internal sealed class JobsSite : IAsyncDisposable
{
    public const string Job = "prueba";

    private readonly ServiceProvider _services;
    private readonly bool _ownsFolder;

    private JobsSite(string folder, bool ownsFolder, FakeClock clock, Func<JobRun, CancellationToken, Task> work, IReadOnlyList<IBatchWork> works)
    {
        (Folder, _ownsFolder, Clock) = (folder, ownsFolder, clock);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Data:Folder", (string?)Folder), KeyValuePair.Create("Courses:Folder", (string?)Repository.Courses)]).Build();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(Log));
        services.AddSingleton<TimeProvider>(Clock);
        services.AddUsmeAprende(configuration);
        services.Replace(ServiceDescriptor.Singleton(new JobTable([ScheduledJob.Of<TestJob>(Job, Cadence.DailyAt(2, 0), "Una prueba.")])));
        services.AddScoped(_ => new TestJob(work));
        services.AddSqliteDatabase();
        foreach (var kind in works)
            services.AddSingleton(kind);
        _services = services.BuildServiceProvider(validateScopes: true);
    }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public string Folder { get; }

    public FakeClock Clock { get; }

    public LogLines Log { get; } = new();

    public JobRunner Runner => _services.GetRequiredService<JobRunner>();

    public BatchRunner BatchRunner => _services.GetRequiredService<BatchRunner>();

    public IJobScheduler Scheduler => _services.GetRequiredService<IJobScheduler>();

    public static async Task<JobsSite> StartAsync(Func<JobRun, CancellationToken, Task>? work = null, params IReadOnlyList<IBatchWork> works)
    {
        var site = new JobsSite(Directory.CreateTempSubdirectory("usme-").FullName, ownsFolder: true, new FakeClock(), work ?? ((_, _) => Task.CompletedTask), works);
        await site.AskAsync(async db =>
        {
            await db.Database.MigrateAsync(Cancel);
            return true;
        });
        return site;
    }

    /// <summary>Another node on the same database, by the same clock.</summary>
    public JobsSite Neighbour(Func<JobRun, CancellationToken, Task>? work = null, params IReadOnlyList<IBatchWork> works) =>
        new(Folder, ownsFolder: false, Clock, work ?? ((_, _) => Task.CompletedTask), works);

    public async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<T> AskAsync<T>(Func<UsmeDb, Task<T>> question) => WithAsync(question);

    public Task<List<JobRun>> RunsAsync() => AskAsync(db => db.Set<JobRun>().AsNoTracking().OrderBy(r => r.Id).ToListAsync(Cancel));

    public Task<Guid> StartBatchAsync(string kind, int total) => WithAsync((Batches batches) => batches.StartAsync(kind, "", total, Guid.CreateVersion7(), Cancel));

    public async Task<Batch> BatchAsync(Guid id) => (await WithAsync((Batches batches) => batches.FindAsync(id, Cancel)))!;

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (!_ownsFolder)
            return;
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    internal sealed class TestJob(Func<JobRun, CancellationToken, Task> work) : IJob
    {
        public Task RunAsync(JobRun run, CancellationToken cancel) => work(run, cancel);
    }
}
