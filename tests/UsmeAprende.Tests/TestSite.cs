using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Learning;
using UsmeAprende.People;
using UsmeAprende.Tests.Data;
using UsmeAprende.Tests.Learning;
using UsmeAprende.Tests.People;

namespace UsmeAprende.Tests;

/// <summary>
/// The library as the site runs it, on a data folder of its own, with a clock that stands still and the small sample course. What the tests
/// of a feature put down, do and ask stands in that feature's builder, beside its tests: <c>PeopleBuilder</c>, <c>LearningBuilder</c>.
/// </summary>
internal sealed class TestSite : IAsyncDisposable
{
    private readonly bool _ownsFolder;
    private readonly Action<IServiceCollection>? _also;
    private readonly (string Key, string? Value)[] _settings;
    private readonly CatalogueStore _catalogue = new(SampleCatalogue.Make());
    private ServiceProvider _services = null!;
    private List<IHostedService> _hosted = [];
    private int _last;

    private TestSite(
        string folder,
        FakeClock clock,
        bool ownsFolder,
        Action<IServiceCollection>? also,
        (string Key, string? Value)[] settings
    ) => (Folder, Clock, _ownsFolder, _also, _settings) = (folder, clock, ownsFolder, also, settings);

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public string Folder { get; }

    public FakeClock Clock { get; }

    public DateTime Now => Clock.GetUtcNow().UtcDateTime;

    public IServiceProvider Services => _services;

    /// <summary>The same after the site was started again.</summary>
    public CatalogueStore Catalogue => Get<CatalogueStore>();

    /// <param name="also">Takes the place of services, after all of them are registered.</param>
    /// <param name="settings">Beyond those that every test's site has, or instead of them.</param>
    public static async Task<TestSite> StartAsync(Action<IServiceCollection>? also = null, params (string Key, string? Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("usme-").FullName;
        var site = new TestSite(folder, new FakeClock(), ownsFolder: true, also, settings);
        await site.OpenAsync(isNew: true);
        return site;
    }

    /// <summary>Another server on the same folder, by the same clock and made alike; the first must outlive it.</summary>
    public Task<TestSite> BesideAsync() => BesideAsync(_also, _settings);

    /// <inheritdoc cref="BesideAsync()"/>
    public async Task<TestSite> BesideAsync(Action<IServiceCollection>? also, params (string Key, string? Value)[] settings)
    {
        var site = new TestSite(Folder, Clock, ownsFolder: false, also, settings);
        await site.OpenAsync(isNew: false);
        return site;
    }

    /// <summary>Stops and starts again over the same folder.</summary>
    public async Task RestartAsync()
    {
        await CloseAsync();
        await OpenAsync(isNew: false);
    }

    /// <summary>A part of which a process has one.</summary>
    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Does one thing as one request would.</summary>
    public async Task<TResult> WithAsync<TService, TResult>(Func<TService, Task<TResult>> work)
        where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<T> AskAsync<T>(Func<UsmeDb, Task<T>> question) => WithAsync(question);

    /// <summary>A number that nothing else on this site has: for documents, e-mail addresses.</summary>
    public int NextNumber() => Interlocked.Increment(ref _last);

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        if (_ownsFolder)
            TestDatabase.Drop(Folder);
    }

    private async Task OpenAsync(bool isNew)
    {
        _services = Configure().BuildServiceProvider(validateScopes: true);
        if (isNew)
            await TestDatabase.PrepareAsync(this);
        _hosted = [.. _services.GetServices<IHostedService>().Where(h => h.GetType().Namespace == typeof(RecordIntake).Namespace)];
        foreach (var service in _hosted)
            await service.StartAsync(CancellationToken.None);
    }

    private IServiceCollection Configure()
    {
        IEnumerable<(string Key, string? Value)> settings =
        [
            ("Data:Folder", Folder),
            ("Jobs:Storage", "Memory"),
            // The shortest key that may sign is made four times as fast.
            ("Credentials:KeyBits", "2048"),
            .. _settings,
            .. TestDatabase.SettingsFor(Folder),
        ];
        var configuration = new ConfigurationBuilder();
        foreach (var (key, value) in settings)
            configuration.AddInMemoryCollection([KeyValuePair.Create(key, value)]);

        var services = new ServiceCollection().AddLogging().AddUsmeAprende(configuration.Build()).AddDatabaseTestServices();
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
        services.Replace(ServiceDescriptor.Singleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider()));
        services.Replace(ServiceDescriptor.Singleton(_catalogue));
        services.AddSingleton<CountingPasswordHasher>();
        services.AddSingleton<IPasswordHasher<Person>>(provider => provider.GetRequiredService<CountingPasswordHasher>());
        _also?.Invoke(services);
        return services;
    }

    private async Task CloseAsync()
    {
        foreach (var service in _hosted)
            await service.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
        if (_ownsFolder)
            SqliteConnection.ClearAllPools();
    }
}
