using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Learning;
using UsmeAprende.People;
using UsmeAprende.Tests.Data;

namespace UsmeAprende.Tests.Learning;

/// <summary>Learning as the site runs it, on a SQLite file of its own, with a clock that stands still.</summary>
internal sealed class LearningSite : IAsyncDisposable
{
    private string _folder = "";
    private bool _isBeside;
    private ServiceProvider _services = null!;
    private List<IHostedService> _hosted = [];

    public FakeClock Clock { get; } = new();

    public DateTime Now => Clock.GetUtcNow().UtcDateTime;

    public CatalogueStore Catalogue { get; } = new(SampleCatalogue.Make());

    public RecordIntake Intake => _services.GetRequiredService<RecordIntake>();

    public IServiceProvider Services => _services;

    public static async Task<LearningSite> StartAsync(Action<IServiceCollection>? also = null, params (string Key, string Value)[] settings)
    {
        var site = new LearningSite { _folder = Directory.CreateTempSubdirectory("usme-").FullName };
        await site.OpenAsync(also, settings);
        return site;
    }

    /// <summary>A second server over the same database; the first must outlive it.</summary>
    public async Task<LearningSite> BesideAsync()
    {
        var site = new LearningSite { _folder = _folder, _isBeside = true };
        await site.OpenAsync(null, []);
        return site;
    }

    /// <summary>Stops and starts again over the same folder.</summary>
    public async Task RestartAsync()
    {
        await CloseAsync();
        await OpenAsync(null, []);
    }

    public async Task<T> AskAsync<T>(Func<UsmeDb, Task<T>> question)
    {
        await using var scope = _services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<UsmeDb>());
    }

    public async Task<TResult> WithAsync<TService, TResult>(Func<TService, Task<TResult>> work)
        where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Somebody whose progress can be asked for: records alone are kept for strangers too.</summary>
    public Task<Guid> PersonAsync(PersonRole role = PersonRole.Learner) =>
        AskAsync(async db =>
        {
            var person = new Person { CreatedAt = Now, Role = role };
            db.Add(person);
            await db.SaveChangesAsync();
            return person.Id;
        });

    public Task<List<LearningRecord>> RecordsAsync() => AskAsync(db => db.LearningRecords.AsNoTracking().ToListAsync());

    public Task<Dictionary<string, ActivityProgress>> StateAsync(Guid person) =>
        AskAsync(db => db.ActivityStates.Where(s => s.PersonId == person).ToDictionaryAsync(s => s.Activity, s => s.Progress));

    public async Task<RecordResult> StoreAsync(Guid person, NewRecord record) => (await StoreAsync(person, [record])).Single();

    public Task<IReadOnlyList<RecordResult>> StoreAsync(Guid person, params NewRecord[] records) =>
        Intake.StoreAsync(person, records, "sync", TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        if (!_isBeside)
            TestDatabase.Drop(_folder);
    }

    private async Task OpenAsync(Action<IServiceCollection>? also, (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                settings
                    .Concat(TestDatabase.SettingsFor(_folder))
                    .Append(("Data:Folder", _folder))
                    .Append(("Jobs:Storage", "Memory"))
                    .Select(s => KeyValuePair.Create(s.Item1, (string?)s.Item2))
            )
            .Build();
        var services = new ServiceCollection().AddLogging().AddUsmeAprende(configuration).AddDatabaseTestServices();
        services.Replace(ServiceDescriptor.Singleton(Catalogue));
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
        also?.Invoke(services);
        _services = services.BuildServiceProvider();
        await AskAsync(db => db.Database.EnsureCreatedAsync());
        _hosted = [.. _services.GetServices<IHostedService>().Where(h => h.GetType().Namespace == typeof(RecordIntake).Namespace)];
        foreach (var service in _hosted)
            await service.StartAsync(CancellationToken.None);
    }

    private async Task CloseAsync()
    {
        foreach (var service in _hosted)
            await service.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
        if (!_isBeside)
            SqliteConnection.ClearAllPools();
    }
}
