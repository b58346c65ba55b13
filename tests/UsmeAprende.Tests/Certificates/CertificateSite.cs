using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using UsmeAprende.Catalogue;
using UsmeAprende.Certificates;
using UsmeAprende.Certificates.Issuing;
using UsmeAprende.Certificates.Paper;
using UsmeAprende.Data;
using UsmeAprende.Jobs;
using UsmeAprende.People;
using UsmeAprende.Tests.Certificates.Paper;
using UsmeAprende.Tests.Data;

namespace UsmeAprende.Tests.Certificates;

/// <summary>The library with a small course that some people have finished, on a SQLite file of its own. Two may share one file.</summary>
internal sealed class CertificateSite : IAsyncDisposable
{
    public const string Course = "huerta";

    private readonly ServiceProvider _services;
    private readonly SampleCourses _courses;
    private readonly bool _isBeside;
    private int _people;

    private CertificateSite(string folder, SampleCourses courses, FakeClock clock, bool isBeside, (string Key, string Value)[] settings)
    {
        (Folder, _courses, Clock, _isBeside) = (folder, courses, clock, isBeside);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                settings
                    .Concat(TestDatabase.SettingsFor(folder))
                    .Append(("Data:Folder", folder))
                    .Append(("Jobs:Storage", "Memory"))
                    .Append(("Certificates:Signatory", "Quien firma"))
                    .Append(("Certificates:SignatoryRole", "Alcalde local"))
                    .Select(s => KeyValuePair.Create(s.Item1, (string?)s.Item2))
            )
            .Build();
        var services = new ServiceCollection()
            .AddLogging(log => log.AddProvider(Questions))
            .AddSingleton<TimeProvider>(clock)
            .AddUsmeAprende(configuration)
            .AddDatabaseTestServices();
        services.Replace(ServiceDescriptor.Singleton(new CatalogueStore(courses.Read())));
        services.Replace(ServiceDescriptor.Singleton<ICertificateRenderer>(Paper));
        _services = services.BuildServiceProvider(validateScopes: true);
    }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public string Folder { get; }

    public FakeClock Clock { get; }

    public DateTime Now => Clock.GetUtcNow().UtcDateTime;

    public PlainCertificateRenderer Paper { get; } = new();

    /// <summary>That the database was asked.</summary>
    public SqlCommandCounter Questions { get; } = new();

    public Course Huerta => _services.GetRequiredService<CatalogueStore>().Current.CoursesById[Course];

    public BatchRunner Runner => _services.GetRequiredService<BatchRunner>();

    public static async Task<CertificateSite> StartAsync(params (string Key, string Value)[] settings)
    {
        // Of its two modules only one asks for a task: a person can show no more than there are.
        var courses = new SampleCourses().Replace(SampleCourses.Course, "tasks: 4", "tasks: 1");
        var site = new CertificateSite(
            Directory.CreateTempSubdirectory("usme-").FullName,
            courses,
            new FakeClock(),
            isBeside: false,
            settings
        );
        await site.AskAsync(db => db.Database.EnsureCreatedAsync(Cancel));
        return site;
    }

    /// <summary>Another process on the same file, by the same clock.</summary>
    public CertificateSite Beside() => new(Folder, _courses, Clock, isBeside: true, []);

    public async Task<TResult> WithAsync<TService, TResult>(Func<TService, Task<TResult>> work)
        where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<T> AskAsync<T>(Func<UsmeDb, Task<T>> question) => WithAsync(question);

    public Task<Guid> StaffAsync(PersonRole role = PersonRole.Coordinator) =>
        AskAsync(async db =>
        {
            var person = new Person { CreatedAt = Now, Role = role };
            db.Add(person);
            await db.SaveChangesAsync(Cancel);
            return person.Id;
        });

    /// <summary>Puts people down; gives back what the work made.</summary>
    public Task<T> SeedAsync<T>(Func<GraduateBuilder, T> work) =>
        AskAsync(async db =>
        {
            var made = work(new GraduateBuilder(db, Huerta, Now));
            await db.SaveChangesAsync(Cancel);
            return made;
        });

    public Task<List<Guid>> FinishedAsync(int count) =>
        SeedAsync(graduates => Enumerable.Range(0, count).Select(_ => graduates.AddFinished(++_people).Id).ToList());

    public Task<IReadOnlyList<CertificateCandidate>> CandidatesAsync(string? place = null, Guid? group = null) =>
        WithAsync(
            (CertificateCandidateReader candidates) => candidates.ListAsync(new CertificateCandidateFilter(Course, place, group), Cancel)
        );

    public async Task<Guid?> OrderAsync(Guid coordinator, IEnumerable<Guid> people, string subject = Course) =>
        (
            await WithAsync(
                (CertificateOrderService orders) =>
                    orders.PlaceAsync(coordinator, [.. people.Select(p => new CertificateOrderRequest(p, subject))], Cancel)
            )
        ).BatchId;

    /// <summary>Orders and runs to the end.</summary>
    public async Task<List<CertificateOrder>> IssueAsync(Guid coordinator, params IReadOnlyList<CertificateOrderRequest> requests)
    {
        var placed = await WithAsync((CertificateOrderService orders) => orders.PlaceAsync(coordinator, requests, Cancel));
        await Runner.RunOpenAsync(Cancel);
        return await WithAsync((CertificateOrderService orders) => orders.ListForBatchAsync(placed.BatchId!.Value, Cancel));
    }

    public Task<List<IssuedCertificate>> EntriesAsync() =>
        AskAsync(db => db.Certificates.AsNoTracking().OrderBy(c => c.Year).ThenBy(c => c.Number).ToListAsync(Cancel));

    public Task<List<CertificateDocument>> DocumentsAsync() => AskAsync(db => db.CertificateDocuments.AsNoTracking().ToListAsync(Cancel));

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_isBeside)
            return;
        SqliteConnection.ClearAllPools();
        _courses.Dispose();
        TestDatabase.Drop(Folder);
    }
}

/// <summary>Counts what a database is asked, by what it logs.</summary>
internal sealed class SqlCommandCounter : ILoggerProvider
{
    private int _count;

    public int Count => _count;

    public ILogger CreateLogger(string categoryName) => new Ear(this, categoryName == DbLoggerCategory.Database.Command.Name);

    public void Dispose() { }

    private sealed class Ear(SqlCommandCounter questions, bool listens) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => listens && logLevel == LogLevel.Information;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (listens && eventId == RelationalEventId.CommandExecuted)
                Interlocked.Increment(ref questions._count);
        }
    }
}
