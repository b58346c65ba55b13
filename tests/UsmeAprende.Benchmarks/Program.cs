using System.Globalization;
using UsmeAprende.Benchmarks;
using UsmeAprende.Catalogue;
using UsmeAprende.Testing;

// dotnet run -c Release --project tests/UsmeAprende.Benchmarks       measures and prints the table of the README
// … -- compare [COLUMN]                                              the same, held against last-release.json: ratio, answers or p95
// … -- keep                                                          the same, and keeps it in last-release.json
// … -- badges [PEOPLE]                                               what awarding costs, 20,000 people if not said
// … -- records [COUNT]                                               what a learning record costs, 200,000 records if not said
// … -- reminders [PEOPLE]                                            what planning and sending reminders cost, 20,000 people if not said
// … -- certificates [COUNT]                                          issues so many end to end, unsigned and signed, 1,000 if not said
// … -- town [PEOPLE [RECORDS]]                                       every page of the staff over a town of 5,000 with 200 records each
// … -- day [TIMES [SECONDS]]                                         a day of visits.txt, 10 times over in 120 seconds if not said
// … -- idle [SECONDS]                                                what the published site uses while nobody comes, 300 s if not said
// … -- start [TIMES]                                              what a start costs, 7 starts if not said, and memory at rest
// … -- browser [RUNS]              what people wait for a lesson in a real browser, medians of 7 if not said
// … -- pages                                                        home and lesson only, with the processor an answer costs
// … -- bare PORT BYTES                                               is the yardstick, started by the above
if (args is ["bare", var port, var bytes])
{
    await BareServer.RunAsync(int.Parse(port, CultureInfo.InvariantCulture), int.Parse(bytes, CultureInfo.InvariantCulture));
    return 0;
}

if (args is ["compare", var asked] && !ReleaseFigures.Columns.Contains(asked))
{
    Console.WriteLine($"There is no column {asked}, only {string.Join(", ", ReleaseFigures.Columns)}.");
    return 2;
}

var folder = Directory.CreateTempSubdirectory("usme-bench-").FullName;
try
{
    if (args is ["badges", .. var awarded])
    {
        Console.WriteLine(
            await BadgeBenchmark.RunAsync(folder, awarded.Length > 0 ? int.Parse(awarded[0], CultureInfo.InvariantCulture) : 20_000)
        );
        return 0;
    }
    if (args is ["records", .. var stored])
    {
        Console.WriteLine(
            await RecordBenchmark.RunAsync(folder, stored.Length > 0 ? int.Parse(stored[0], CultureInfo.InvariantCulture) : 200_000)
        );
        return 0;
    }
    if (args is ["reminders", .. var reminded])
    {
        Console.WriteLine(
            await ReminderBenchmark.RunAsync(folder, reminded.Length > 0 ? int.Parse(reminded[0], CultureInfo.InvariantCulture) : 20_000)
        );
        return 0;
    }
    await SitePublisher.PublishAsync(Path.Combine(folder, "site"));
    if (args is ["certificates", .. var count])
    {
        Console.WriteLine(
            await CertificateBenchmark.RunAsync(folder, count.Length > 0 ? int.Parse(count[0], CultureInfo.InvariantCulture) : 1_000)
        );
        return 0;
    }
    if (args is ["idle", .. var seconds])
    {
        Console.WriteLine(
            await IdleBenchmark.RunAsync(
                folder,
                TimeSpan.FromSeconds(seconds.Length > 0 ? int.Parse(seconds[0], CultureInfo.InvariantCulture) : 300)
            )
        );
        return 0;
    }
    if (args is ["town", .. var town])
    {
        var (people, records) = (
            town.Length > 0 ? int.Parse(town[0], CultureInfo.InvariantCulture) : 5_000,
            town.Length > 1 ? int.Parse(town[1], CultureInfo.InvariantCulture) : 200
        );
        Console.WriteLine(await new StaffPageBenchmark(folder, people, records).RunAsync());
        return 0;
    }
    if (args is ["start", .. var starts])
    {
        Console.WriteLine(
            await StartBenchmark.RunAsync(folder, starts.Length > 0 ? int.Parse(starts[0], CultureInfo.InvariantCulture) : 7)
        );
        return 0;
    }
    var course = CatalogueReader.Read(SourceRepository.Courses).CoursesById["herramientas-basicas"];
    if (args is ["day", .. var day])
    {
        var (times, length) = (
            day.Length > 0 ? int.Parse(day[0], CultureInfo.InvariantCulture) : 10,
            day.Length > 1 ? int.Parse(day[1], CultureInfo.InvariantCulture) : 120
        );
        Console.WriteLine(
            await DayBenchmark.RunAsync(
                folder,
                new SyncBatches(course),
                (course.Modules[1].Lessons[0].Path, course.Path),
                times,
                TimeSpan.FromSeconds(length)
            )
        );
        return 0;
    }
    if (args is ["browser", .. var runs])
    {
        Console.WriteLine(
            await BrowserBenchmark.RunAsync(
                folder,
                [.. CatalogueReader.Read(SourceRepository.Courses).LessonsById.Values.Select(l => l.Path).Order(StringComparer.Ordinal)],
                runs.Length > 0 ? int.Parse(runs[0], CultureInfo.InvariantCulture) : 7
            )
        );
        return 0;
    }
    if (args is ["pages"])
    {
        Console.WriteLine(await PublicPageBenchmark.RunAsync(folder, course.Modules[1].Lessons[0].Path));
        return 0;
    }
    var measured = await SiteBenchmark.RunAsync(folder, new SyncBatches(course), course.Modules[1].Lessons[0].Path);
    Console.WriteLine(measured.Report);
    if (args is ["keep"])
        await ReleaseFigures.KeepAsync(measured.Figures);
    if (args is not ["compare", .. var columns])
        return 0;
    var (comparison, hasFallen) = await ReleaseFigures.CompareAsync(
        columns is [var column] ? column : ReleaseFigures.Ratio,
        measured.Figures
    );
    Console.WriteLine(comparison);
    return hasFallen ? 1 : 0;
}
finally
{
    Directory.Delete(folder, recursive: true);
}
