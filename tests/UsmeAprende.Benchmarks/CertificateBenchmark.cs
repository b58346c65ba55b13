using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Catalogue;
using UsmeAprende.Certificates.Issuing;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.Testing;

namespace UsmeAprende.Benchmarks;

/// <summary>Many certificates from the order to the document, by the published site, while people read a lesson.</summary>
internal static class CertificateBenchmark
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    // Fifty readers a second: a load, not a race for the machine.
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);

    /// <summary>The same work twice: documents as they are by default, and documents with an electronic signature each.</summary>
    public static async Task<string> RunAsync(string folder, int count)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var file = SigningFile.Write(folder, now.AddDays(-1), now.AddDays(99));
        return $"Without a signature on the document: {await RunAsync(folder, "plain", count)}\n"
            + "With it (RSA, 2,048 bits): "
            + await RunAsync(
                folder,
                "signed",
                count,
                "--Certificates:SigningCertificate",
                file,
                "--Certificates:SigningPassword",
                SigningFile.Password
            );
    }

    private static async Task<string> RunAsync(string folder, string name, int count, params string[] settings)
    {
        var data = Path.Combine(folder, $"data-{name}");
        await using var services = Library(data);
        var course = services.GetRequiredService<CatalogueStore>().Current.CoursesById["herramientas-basicas"];
        var (coordinator, people) = await SeedAsync(services, course, count);
        await using var site = await ChildServer.StartAsync(
            Path.Combine(folder, "site"),
            port =>
                [
                    "dotnet",
                    "UsmeAprende.Web.dll",
                    "--urls",
                    $"http://127.0.0.1:{port}",
                    "--environment",
                    "Production",
                    "--Data:Folder",
                    data,
                    "--Data:Witness",
                    Path.Combine(folder, $"witness-{name}"),
                    "--Jobs:StartAfter",
                    "0",
                    "--Site:Url",
                    "https://aprende.example",
                    "--Certificates:Signatory",
                    "Quien firma",
                    "--Certificates:SignatoryRole",
                    "Alcalde local",
                    .. settings,
                ],
            "/"
        );
        using var reader = new HttpClient { BaseAddress = new Uri($"http://{site.Address}") };
        var lesson = course.Modules[1].Lessons[0].Path;
        await ReadAsync(reader, lesson, () => Task.FromResult(false), Idle);
        var idle = await ReadAsync(reader, lesson, () => Task.FromResult(false), Idle);

        var begun = Stopwatch.GetTimestamp();
        var memory = 0L;
        await AskAsync(
            services,
            (CertificateOrderService orders) =>
                orders.PlaceAsync(
                    new Actor(coordinator, (HumanId)coordinator, PersonRole.Coordinator),
                    [.. people.Select(p => new CertificateOrderRequest(p, course.Id))],
                    CancellationToken.None
                )
        );
        var busy = await ReadAsync(
            reader,
            lesson,
            async () =>
            {
                memory = Math.Max(memory, site.WorkingSet);
                return await AskAsync(services, (UsmeDb db) => db.CertificateDocuments.CountAsync()) == count;
            },
            TimeSpan.FromMinutes(10)
        );
        var taken = Stopwatch.GetElapsedTime(begun);
        var bytes = await AskAsync(services, (UsmeDb db) => db.CertificateDocuments.AverageAsync(d => d.Bytes.Length));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{count:N0} certificates, each entered, signed and printed ({bytes / 1024:0} "
                + $"KB): {taken.TotalSeconds:0.0} s. Most memory: {memory / 1048576} MB. "
                + $"A lesson's p95: {idle.TotalMilliseconds:0.0} ms idle, {busy.TotalMilliseconds:0.0} ms meanwhile "
                + $"({busy / idle:0.0} times)."
        );
    }

    // The 95th percentile of the answers' times, from the first until the end is near.
    private static async Task<TimeSpan> ReadAsync(HttpClient reader, string lesson, Func<Task<bool>> isOver, TimeSpan most)
    {
        var times = new List<TimeSpan>();
        using var pace = new PeriodicTimer(Pace);
        var begun = Stopwatch.GetTimestamp();
        var looked = begun;
        while (Stopwatch.GetElapsedTime(begun) < most && await pace.WaitForNextTickAsync())
        {
            var asked = Stopwatch.GetTimestamp();
            await reader.GetByteArrayAsync(lesson);
            times.Add(Stopwatch.GetElapsedTime(asked));
            if (Stopwatch.GetElapsedTime(looked) < TimeSpan.FromSeconds(1))
                continue;
            looked = Stopwatch.GetTimestamp();
            if (await isOver())
                break;
        }
        return times.Order().ElementAt((int)(times.Count * 0.95));
    }

    private static async Task<(PersonId Coordinator, List<PersonId> People)> SeedAsync(IServiceProvider services, Course course, int count)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<UsmeDb>();
        await db.Database.MigrateAsync();
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var graduates = new GraduateBuilder(db, course, now);
        var people = Enumerable
            .Range(0, count)
            .Select(n => graduates.AddFinished(n, "María José de la Concepción", "Ñañez Güiza").Id)
            .ToList();
        var coordinator = new Person { CreatedAt = now, Role = PersonRole.Coordinator };
        db.Add(coordinator);
        await db.SaveChangesAsync();
        return (coordinator.Id, people);
    }

    private static async Task<TResult> AskAsync<TService, TResult>(IServiceProvider services, Func<TService, Task<TResult>> work)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    private static ServiceProvider Library(string data)
    {
        Directory.CreateDirectory(data);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([
                KeyValuePair.Create("Data:Folder", (string?)data),
                KeyValuePair.Create("Courses:Folder", (string?)SourceRepository.Courses),
            ])
            .Build();
        return new ServiceCollection().AddLogging().AddUsmeAprende(configuration).BuildServiceProvider();
    }
}
