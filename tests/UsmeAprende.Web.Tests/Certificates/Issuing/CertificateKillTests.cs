using Hangfire;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Audit;
using UsmeAprende.Catalogue;
using UsmeAprende.Certificates.Issuing;
using UsmeAprende.Data;
using UsmeAprende.Jobs;
using UsmeAprende.People;
using UsmeAprende.Web.Tests.Learning;

namespace UsmeAprende.Web.Tests.Certificates.Issuing;

public sealed class CertificateKillTests
{
    // R24; tests/UsmeAprende.Drills does it at ten moments.
    [Fact]
    public async Task Issuing_KilledAtTwoRandomMoments_ThenByTwoProcesses_GivesEveryNumberOnceAndEveryDocument()
    {
        using var scenario = new CertificateKillScenario();

        await scenario.RunAsync(Random.Shared.Next(1, 8), Random.Shared.Next(8, 14));
    }
}

/// <summary>
/// R24: the site, a process of its own, is killed in the middle of issuing; then two such processes issue at once on one file.
/// </summary>
public sealed class CertificateKillScenario : IDisposable
{
    // After the last kill something must be left to do, and two processes need several steps each to be at work at once.
    private const int LeftOver = 5;
    private const int AtOnce = 12;

    // A test that looks without a pause takes the processor from what it waits for.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    private readonly string _folder = Directory.CreateTempSubdirectory("usme-").FullName;
    private readonly ServiceProvider _services;
    private int _holders;

    public CertificateKillScenario()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([
                KeyValuePair.Create("Data:Folder", (string?)_folder),
                KeyValuePair.Create("Courses:Folder", (string?)SourceRepository.Courses),
            ])
            .Build();
        var services = new ServiceCollection().AddLogging().AddUsmeAprende(configuration);
        _services = services.BuildServiceProvider();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <param name="moments">After how many entries in the register the site is killed: random ones, rising.</param>
    public async Task RunAsync(params int[] moments)
    {
        await using (await StartAsync())
            await OrderAsync(moments[^1] + LeftOver);

        foreach (var moment in moments)
        {
            await using var site = await StartAsync();
            await UntilAsync(async db => await db.Certificates.CountAsync(Cancel) >= moment);
            await site.KillAsync();
            await AssertNumbersAsync();
        }

        await using var one = await StartAsync();
        await using var other = await StartAsync();
        await UntilAsync(IsDoneAsync);
        await IssueAtOnceAsync();
        await AssertNumbersAsync();
        await AssertWholeAsync();
    }

    private async Task IssueAtOnceAsync()
    {
        var jobs = _services.GetRequiredService<JobStorage>();
        await OrderAsync(AtOnce);
        await OrderAsync(AtOnce);
        var wereTwo = false;
        await UntilAsync(async db =>
        {
            wereTwo |=
                jobs.GetMonitoringApi()
                    .ProcessingJobs(0, 10)
                    .Where(j => j.Value.Job?.Type == typeof(BatchRunner))
                    .Select(j => j.Value.ServerId)
                    .Distinct()
                    .Count() > 1;
            return await IsDoneAsync(db);
        });
        Assert.True(wereTwo, "One process did all the work: the two never issued at once.");
    }

    private async Task<bool> IsDoneAsync(UsmeDb db) =>
        !await db.CertificateOrders.AnyAsync(o => o.State == CertificateOrderState.Waiting, Cancel)
        && await db.CertificateDocuments.CountAsync(Cancel) == _holders;

    private Task<ChildSite> StartAsync() =>
        ChildSite.StartAsync(
            _folder,
            "--Jobs:Enabled",
            "true",
            "--Jobs:StartAfter",
            "0",
            "--Jobs:Lease",
            "1",
            "--Site:Url",
            "https://aprende.example",
            "--Certificates:Signatory",
            "Quien firma",
            "--Certificates:SignatoryRole",
            "Alcalde local",
            "--Credentials:KeyBits",
            "2048"
        );

    private async Task<Guid> OrderAsync(int holders)
    {
        await using var scope = _services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<UsmeDb>();
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var course = scope.ServiceProvider.GetRequiredService<CatalogueStore>().Current.CoursesById[CertificateOffice.CourseId];
        var graduates = new GraduateBuilder(db, course, now);
        var people = Enumerable.Range(_holders, holders).Select(n => graduates.AddFinished(n).Id).ToList();
        _holders += holders;
        var coordinator = new Person { CreatedAt = now, Role = PersonRole.Coordinator };
        db.Add(coordinator);
        await db.SaveChangesAsync(Cancel);
        return (
            await scope
                .ServiceProvider.GetRequiredService<CertificateOrderService>()
                .PlaceAsync(coordinator.Id.AsCoordinator(), [.. people.Select(p => new CertificateOrderRequest(p, course.Id))], Cancel)
        )
            .BatchId!
            .Value;
    }

    private async Task AssertNumbersAsync()
    {
        var entries = await AskAsync(db => db.Certificates.AsNoTracking().OrderBy(c => c.Number).ToListAsync(Cancel));
        Assert.Equal(Enumerable.Range(1, entries.Count), entries.Select(c => c.Number));
        Assert.Equal(entries.Count, entries.Select(c => c.PersonId).Distinct().Count());
        Assert.Equal(entries.Count, entries.Select(c => c.Code).Distinct().Count());
    }

    private async Task AssertWholeAsync()
    {
        Assert.Equal(_holders, await AskAsync(db => db.Certificates.CountAsync(c => c.End == null, Cancel)));
        Assert.Equal(
            _holders,
            await AskAsync(db =>
                db.CertificateOrders.CountAsync(
                    o => o.State == CertificateOrderState.Issued && db.Certificates.Any(c => c.Id == o.Id),
                    Cancel
                )
            )
        );
        Assert.True((await AskAsync(db => AuditTrail.VerifyAsync(db, Cancel))).Holds);
        var documents = await AskAsync(db => db.CertificateDocuments.AsNoTracking().ToListAsync(Cancel));
        Assert.All(documents, d => Assert.Equal(System.Security.Cryptography.SHA256.HashData(d.Bytes), d.Sha256));
    }

    // The kill that follows a look comes wherever the other process is by then.
    private async Task UntilAsync(Func<UsmeDb, Task<bool>> condition)
    {
        using var looks = new PeriodicTimer(BetweenLooks);
        while (!await AskAsync(condition))
            await looks.WaitForNextTickAsync(Cancel);
    }

    private async Task<T> AskAsync<T>(Func<UsmeDb, Task<T>> question)
    {
        await using var scope = _services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<UsmeDb>());
    }

    public void Dispose()
    {
        _services.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
