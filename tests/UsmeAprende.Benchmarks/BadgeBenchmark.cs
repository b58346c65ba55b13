using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using UsmeAprende.Badges.Awarding;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Jobs;
using UsmeAprende.Learning;
using UsmeAprende.Testing;

namespace UsmeAprende.Benchmarks;

/// <summary>
/// What awarding costs: everybody's badges from nothing, by the very batch that the site runs, and one more record of one person from its
/// arrival to its receipt.
/// </summary>
internal sealed class BadgeBenchmark(ServiceProvider services, int people)
{
    private const int Records = 200;
    private const int WarmUp = 50;
    private const int Singles = 300;

    public static async Task<string> RunAsync(string folder, int people)
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
        await using var services = new ServiceCollection().AddLogging().AddUsmeAprende(configuration).BuildServiceProvider();
        await using (var scope = services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<UsmeDb>().Database.EnsureCreatedAsync();
        return await new BadgeBenchmark(services, people).MeasureAsync();
    }

    private async Task<string> MeasureAsync()
    {
        var ids = await new BadgeTown(services, Records).SeedAsync(people);
        var (fromNothing, processor, awards) = await FromNothingAsync();
        var singles = await SinglesAsync(ids);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {people} people with {Records} records each: {awards} badges from nothing in {fromNothing.TotalSeconds:0.0} s ({fromNothing.TotalMilliseconds
                / people:0.00} ms a person, {processor.TotalMilliseconds / people:0.00} ms of it a processor's).
            One new record, graded, stored, its badges looked at and all of it committed: median {singles[
                singles.Count / 2
            ]:0.0} ms, p95 {singles[singles.Count * 95 / 100]:0.0} ms.
            """
        );
    }

    private async Task<(TimeSpan Took, TimeSpan Processor, int Awards)> FromNothingAsync()
    {
        var (watch, before) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        await using var first = services.CreateAsyncScope();
        var batches = first.ServiceProvider.GetRequiredService<BatchJobQueue>();
        var id = await batches.StartAsync(BadgeBackfill.KindName, "bench", 0, null, CancellationToken.None);
        string? cursor = null;
        for (var isLast = false; !isLast; )
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<UsmeDb>();
            await db.Batches.Where(b => b.Id == id).ExecuteUpdateAsync(set => set.SetProperty(b => b.Cursor, cursor));
            var batch = await db.Batches.AsNoTracking().SingleAsync(b => b.Id == id);
            var step = await scope
                .ServiceProvider.GetServices<IBatchWork>()
                .Single(w => w.Kind == BadgeBackfill.KindName)
                .StepAsync(batch, CancellationToken.None);
            (cursor, isLast) = (step.Cursor, step.IsLast);
        }
        return (
            watch.Elapsed,
            Process.GetCurrentProcess().TotalProcessorTime - before,
            await first.ServiceProvider.GetRequiredService<UsmeDb>().BadgeAwards.CountAsync()
        );
    }

    // Through the intake that phones use, with its writer and its commit to disk.
    private async Task<List<double>> SinglesAsync(IReadOnlyList<PersonId> ids)
    {
        var learning = services.GetServices<IHostedService>().Where(h => h.GetType().Namespace == typeof(RecordIntake).Namespace).ToList();
        foreach (var service in learning)
            await service.StartAsync(CancellationToken.None);
        var lessons = services.GetRequiredService<CatalogueStore>().Current.Courses.SelectMany(c => c.Lessons).ToList();
        var intake = services.GetRequiredService<RecordIntake>();
        var took = new List<double>();
        for (var n = 0; n < WarmUp + Singles; n++)
        {
            var lesson = lessons[n % lessons.Count];
            var record = new NewRecord
            {
                Id = Guid.CreateVersion7(),
                Verb = RecordVerb.Completed,
                Activity = lesson.Id,
                Content = lesson.Version,
                OccurredAt = TimeProvider.System.GetUtcNow().UtcDateTime,
            };
            var watch = Stopwatch.StartNew();
            var receipts = await intake.StoreAsync(ids[n * 37 % ids.Count], [record], "sync", CancellationToken.None);
            if (receipts is not [{ Kind: RecordResultKind.Stored }])
                throw new InvalidOperationException($"The record was not stored: {receipts[0]}.");
            if (n >= WarmUp)
                took.Add(watch.Elapsed.TotalMilliseconds);
        }
        foreach (var service in learning)
            await service.StopAsync(CancellationToken.None);
        took.Sort();
        return took;
    }
}
