using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.Jobs;
using UsmeAprende.People;
using UsmeAprende.Testing;

namespace UsmeAprende.Benchmarks;

/// <summary>
/// Every page of the staff over a town, as authorisation.txt lists them: how long the first visit takes after the site was started, and
/// how long the others.
/// </summary>
internal sealed partial class StaffPageBenchmark(string folder, int people, int records)
{
    private const int Visits = 11;

    // From the least to the most: a page is visited by the first who may see it.
    private static readonly PersonRole[] Staff = [PersonRole.Facilitator, PersonRole.Coordinator, PersonRole.Administrator];

    private string Data => Path.Combine(folder, "data");

    public async Task<string> RunAsync()
    {
        await using var services = Library(Data);
        var town = new PageTown(services, people, records);
        var begun = Stopwatch.GetTimestamp();
        await town.FillAsync();
        var filled = Stopwatch.GetElapsedTime(begun);
        SqliteConnection.ClearAllPools();

        Dictionary<PersonRole, BenchmarkVisitor> staff;
        await using (var first = await StartAsync())
        {
            staff = await HireAsync(first, services, town);
            await WaitForBatchesAsync(services);
        }
        var pages = await ListPagesAsync(services, town);
        await using var site = await StartAsync();
        await WaitForBatchesAsync(services);
        return await VisitAsync(site, staff, pages, $"{people:N0} people with {records} records each, filled in {filled.TotalSeconds:0} s");
    }

    private Task<ChildServer> StartAsync() =>
        ChildServer.StartAsync(
            Path.Combine(folder, "site"),
            port =>
                [
                    "dotnet",
                    "UsmeAprende.Web.dll",
                    "--urls",
                    $"http://127.0.0.1:{port}",
                    "--environment",
                    "Production",
                    "--Site:Url",
                    "https://aprende.example",
                    "--Data:Folder",
                    Data,
                    "--Data:Witness",
                    Path.Combine(folder, "witness"),
                    "--Jobs:StartAfter",
                    "0",
                    "--Certificates:Signatory",
                    "Quien firma",
                    "--Certificates:SignatoryRole",
                    "Alcalde local",
                    "--People:StaffSecondFactor",
                    "Optional",
                    "--Logging:LogLevel:Default",
                    "Warning",
                ],
            "/"
        );

    private static async Task<Dictionary<PersonRole, BenchmarkVisitor>> HireAsync(
        ChildServer site,
        IServiceProvider services,
        PageTown town
    )
    {
        var staff = new Dictionary<PersonRole, BenchmarkVisitor>();
        foreach (var (role, number) in Staff.Select((role, number) => (role, number)))
        {
            var person = await BenchmarkVisitor.SignUpAsync(site.Address, number);
            await AskAsync(
                services,
                db => db.People.Where(p => p.Id == person.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Role, role))
            );
            staff[role] = await BenchmarkVisitor.SignInAsync(site.Address, number, person.Id);
        }
        await AskAsync(
            services,
            db =>
            {
                var own = staff[PersonRole.Facilitator].Id;
                db.AddRange(town.OwnGatherings.Select(g => new GatheringFacilitator { GatheringId = g, PersonId = own }));
                return db.SaveChangesAsync();
            }
        );
        return staff;
    }

    /// <summary>Badges of the past, and whatever else a first start has to make.</summary>
    private static async Task WaitForBatchesAsync(IServiceProvider services)
    {
        // The rules are noted in the commit that puts down what is to be looked at by them.
        while (!await AskAsync(services, db => db.AwardedRules.AnyAsync()))
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        while (await AskAsync(services, db => db.Batches.AnyAsync(b => b.State == BatchState.Open)))
            await Task.Delay(TimeSpan.FromSeconds(1));
    }

    private static async Task<List<(string Route, string? Path, PersonRole Role)>> ListPagesAsync(IServiceProvider services, PageTown town)
    {
        var examples = new Dictionary<string, string?>
        {
            ["person"] = $"{town.Candidate.Person}",
            ["course"] = town.Candidate.Course.Id,
            ["gathering"] = $"{town.GatheringId}",
            ["encuentros/{id"] = $"{town.GatheringId}",
            ["grupos/{id"] = $"{town.GroupId}",
            ["lugares-de-encuentro/{id"] = $"{town.VenueId}",
            ["certificate"] = $"{await AskAsync(services, db => db.Certificates.Select(c => c.Id).FirstAsync())}",
            ["pair"] = $"{await AskAsync(services, db => db.PossibleDuplicates.Select(d => d.Id).FirstAsync())}",
            ["place"] = $"{await AskAsync(services, db => db.Places.Select(p => p.Id).FirstAsync())}",
            ["kind"] = "certificate-issued",
        };
        var lines = await File.ReadAllLinesAsync(
            Path.Combine(SourceRepository.Root, "tests/UsmeAprende.Web.Tests/WholeSite/authorisation.txt")
        );
        return
        [
            .. from line in lines
            let words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            where words.Length > 2 && words[0] == "GET" && Enum.TryParse<PersonRole>(words[2], out _)
            let role = Staff.First(r => words.Contains($"{r}"))
            select (words[1], FillIn(words[1], examples), role),
        ];
    }

    /// <summary>The route with what the town has in it; null where it has no such thing.</summary>
    private static string? FillIn(string route, Dictionary<string, string?> examples)
    {
        var path = Parameter()
            .Replace(
                route,
                found =>
                {
                    var name = found.Groups["name"].Value;
                    var inFolder = route[..found.Index].TrimEnd('/').Split('/')[^1] + "/{" + name;
                    return examples.GetValueOrDefault(inFolder) ?? examples.GetValueOrDefault(name) ?? "{}";
                }
            );
        return path.Contains("{}", StringComparison.Ordinal) ? null : path;
    }

    private static async Task<string> VisitAsync(
        ChildServer site,
        Dictionary<PersonRole, BenchmarkVisitor> staff,
        List<(string Route, string? Path, PersonRole Role)> pages,
        string town
    )
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = new Uri($"http://{site.Address}"),
        };
        var rows = new List<(string Route, double First, double Median, double Most, long Bytes)>();
        var others = new List<string>();
        foreach (var (route, path, role) in pages)
        {
            var times = new List<double>();
            var (status, bytes) = (HttpStatusCode.NotFound, 0L);
            for (var n = 0; path is not null && n < Visits && (n == 0 || status is HttpStatusCode.OK); n++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, path);
                request.Headers.Add("Cookie", staff[role].Cookie);
                var asked = Stopwatch.GetTimestamp();
                using var answer = await http.SendAsync(request);
                bytes = (await answer.Content.ReadAsByteArrayAsync()).LongLength;
                status = answer.StatusCode;
                times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            }
            if (status is not HttpStatusCode.OK)
            {
                others.Add(path is null ? $"{route} (nothing to show)" : $"{route} ({(int)status})");
                continue;
            }
            var warm = times.Skip(1).Order().ToList();
            rows.Add((route, times[0], warm[warm.Count / 2], warm[^1], bytes));
        }
        var report = new StringBuilder(town);
        report.Append(".\n\n| page | first | then, median | most | KB |\n|---|---:|---:|---:|---:|\n");
        foreach (var (route, first, median, most, bytes) in rows.OrderByDescending(r => r.Median))
            report.Append(
                CultureInfo.InvariantCulture,
                $"| `{route}` | {first:0} ms | {median:0.0} ms | {most:0.0} ms | {bytes / 1024.0:0} |\n"
            );
        report.Append(CultureInfo.InvariantCulture, $"\nNot measured: {string.Join(", ", others)}.\n");
        return report.ToString();
    }

    private static async Task<T> AskAsync<T>(IServiceProvider services, Func<UsmeDb, Task<T>> question)
    {
        await using var scope = services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<UsmeDb>());
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

    [GeneratedRegex(@"\{(?<name>\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
