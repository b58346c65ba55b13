using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Learning;
using UsmeAprende.People;
using UsmeAprende.Testing;

namespace UsmeAprende.Benchmarks;

/// <summary>
/// What a learning record costs: its bytes in SQLite's file by table and index, as written and after the file was rewritten, how many are
/// stored in a second by the intake that phones use, and how long it takes to read one person's.
/// </summary>
internal sealed class RecordBenchmark(ServiceProvider services, int records)
{
    private const int Each = 200;
    private const int Batch = 20;
    private const int AtOnce = 40;
    private const int Reads = 400;

    private static readonly string[] OfRecords = ["LearningRecords", "ActivityStates", "ActivityTexts"];

    private readonly FakeClock _clock = (FakeClock)services.GetRequiredService<TimeProvider>();
    private readonly List<Lesson> _lessons =
    [
        .. services.GetRequiredService<CatalogueStore>().Current.Courses.SelectMany(c => c.Lessons).Where(l => l.Questions.Any()),
    ];

    public static async Task<string> RunAsync(string folder, int records)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["Data:Folder"] = folder,
                    ["Jobs:Storage"] = "Memory",
                    ["Courses:Folder"] = SourceRepository.Courses,
                }
            )
            .Build();
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddUsmeAprende(configuration)
            .AddSingleton<TimeProvider>(new FakeClock())
            .BuildServiceProvider();
        return await new RecordBenchmark(services, records).MeasureAsync();
    }

    private async Task<string> MeasureAsync()
    {
        await using var scope = services.CreateAsyncScope();
        var (db, database) = (
            scope.ServiceProvider.GetRequiredService<UsmeDb>(),
            scope.ServiceProvider.GetRequiredService<DatabaseProvider>()
        );
        await db.Database.MigrateAsync();
        await database.ApplySettingsAsync(db, CancellationToken.None);
        var people = Enumerable.Range(0, Math.Max(1, records / Each)).Select(_ => new Person { CreatedAt = DateTime.UnixEpoch }).ToList();
        await using (var rows = await BulkInsert.BeginAsync(db))
            rows.Add(people);

        var ids = people.ConvertAll(p => p.Id);
        var (wall, processor) = await StoreAsync(ids);
        var stored = await db.LearningRecords.CountAsync();
        var written = await ListSizesAsync(db);
        var (own, progress) = (
            await ReadAsync(
                ids,
                (s, id) => s.GetRequiredService<UsmeDb>().LearningRecords.AsNoTracking().Where(r => r.PersonId == id).ToListAsync()
            ),
            await ReadAsync(ids, (s, id) => s.GetRequiredService<PersonProgressReader>().ListCoursesAsync(id, CancellationToken.None))
        );
        await database.ScrubAsync(db, CancellationToken.None);
        var rewritten = await ListSizesAsync(db);

        var report = new StringBuilder();
        report.Append(
            CultureInfo.InvariantCulture,
            $"""
            {stored:N0} records of {ids.Count:N0} people, {await db.ActivityStates.CountAsync():N0} states. Stored {stored
                / wall.TotalSeconds:N0} a second ({processor.TotalMilliseconds * 1000 / stored:0} µs of a processor each).
            One person's, median and processor: records {own.Median:0.00} and {own.Processor:0.00} ms, progress {progress.Median:0.00} and {progress.Processor:0.00} ms.

            | bytes a record | as written | rewritten |
            |---|---:|---:|

            """
        );
        var whole = (Written: 0.0, Rewritten: 0.0);
        foreach (var (name, bytes) in written.OrderByDescending(s => s.Value))
        {
            var (before, after) = ((double)bytes / stored, (double)rewritten.GetValueOrDefault(name) / stored);
            whole = (whole.Written + before, whole.Rewritten + after);
            report.Append(CultureInfo.InvariantCulture, $"| `{name}` | {before:0.0} | {after:0.0} |\n");
        }
        report.Append(CultureInfo.InvariantCulture, $"| **together** | **{whole.Written:0}** | **{whole.Rewritten:0}** |\n");
        return report.ToString();
    }

    // Everybody comes now and then through a year, forty at a time.
    private async Task<(TimeSpan Wall, TimeSpan Processor)> StoreAsync(List<PersonId> people)
    {
        var learning = services.GetServices<IHostedService>().Where(h => h.GetType().Namespace == typeof(RecordIntake).Namespace).ToList();
        foreach (var service in learning)
            await service.StartAsync(CancellationToken.None);
        var intake = services.GetRequiredService<RecordIntake>();
        var dice = new Random(1);
        var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        for (var visit = 0; visit < Each / Batch; visit++)
        {
            foreach (var group in people.OrderBy(_ => dice.Next()).Chunk(AtOnce))
            {
                _clock.Advance(TimeSpan.FromDays(30) / (people.Count / (double)AtOnce));
                var now = _clock.GetUtcNow().UtcDateTime;
                foreach (
                    var receipts in await Task.WhenAll(
                        group.Select(p => intake.StoreAsync(p, [.. Learn(dice, now).Take(Batch)], "sync", CancellationToken.None))
                    )
                )
                    if (receipts.FirstOrDefault(r => r.Kind is not RecordResultKind.Stored) is { } refused)
                        throw new InvalidOperationException($"A record was not stored: {refused}.");
            }
        }
        var took = (watch.Elapsed, Environment.CpuUsage.TotalTime - before);
        foreach (var service in learning)
            await service.StopAsync(CancellationToken.None);
        return took;
    }

    /// <summary>Lessons with their questions, in the seconds of a visit.</summary>
    private IEnumerable<NewRecord> Learn(Random dice, DateTime now)
    {
        var at = now.AddMinutes(-40);
        while (true)
        {
            var lesson = _lessons[dice.Next(_lessons.Count)];
            foreach (var question in lesson.Questions.Where(q => q.Kind is QuestionKind.Choice))
                yield return new NewRecord
                {
                    Id = Guid.CreateVersion7(at = at.AddMilliseconds(dice.Next(20_000, 90_000))),
                    Verb = RecordVerb.Answered,
                    Activity = question.Id,
                    Answer = question.Options[dice.Next(question.Options.Length)].Hash,
                    Question = question.Hash,
                    Content = lesson.Version,
                    OccurredAt = at,
                };
            yield return new NewRecord
            {
                Id = Guid.CreateVersion7(at = at.AddMilliseconds(dice.Next(20_000, 90_000))),
                Verb = RecordVerb.Completed,
                Activity = lesson.Id,
                Content = lesson.Version,
                OccurredAt = at,
            };
        }
    }

    private async Task<(double Median, double Processor)> ReadAsync<T>(
        List<PersonId> people,
        Func<IServiceProvider, PersonId, Task<T>> read
    )
    {
        var took = new List<double>(Reads);
        var before = Environment.CpuUsage.TotalTime;
        for (var n = 0; n < Reads; n++)
        {
            await using var scope = services.CreateAsyncScope();
            var began = Stopwatch.GetTimestamp();
            await read(scope.ServiceProvider, people[n * 37 % people.Count]);
            took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        took.Sort();
        return (took[took.Count / 2], (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / Reads);
    }

    /// <summary>Bytes by table (with the index of its key) and index: the pages that would be free without it.</summary>
    private static async Task<Dictionary<string, long>> ListSizesAsync(UsmeDb db)
    {
        var parts = await db
            .Database.SqlQueryRaw<TablePart>(
                "SELECT name AS Name, type AS Kind, tbl_name AS \"Table\" FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type"
            )
            .ToListAsync();
        var sizes = new Dictionary<string, long>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlRawAsync("PRAGMA secure_delete = OFF");
        foreach (var part in parts.Where(p => OfRecords.Contains(p.Table)))
        {
            var before = await CountFreeBytesAsync(db);
            var drop = $"DROP {part.Kind} \"{part.Name}\"";
            await db.Database.ExecuteSqlRawAsync(drop);
            sizes[part.Name] = await CountFreeBytesAsync(db) - before;
        }
        await transaction.RollbackAsync();
        return sizes;
    }

    private static Task<long> CountFreeBytesAsync(UsmeDb db) =>
        db
            .Database.SqlQueryRaw<long>("SELECT freelist_count * page_size AS Value FROM pragma_freelist_count, pragma_page_size")
            .SingleAsync();

    private sealed record TablePart(string Name, string Kind, string Table);
}
