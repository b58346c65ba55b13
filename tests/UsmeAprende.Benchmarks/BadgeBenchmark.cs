using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Badges;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Jobs;
using UsmeAprende.Learning;
using UsmeAprende.People;

namespace UsmeAprende.Benchmarks;

/// <summary>What awarding costs: everybody's badges from nothing, by the very batch that the site runs, and one more record of one person.</summary>
internal sealed class BadgeBenchmark(ServiceProvider services, int people)
{
    private const int Records = 200;
    private const int Chunk = 100;
    private const int Singles = 200;

    public static async Task<string> RunAsync(string folder, int people)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Data:Folder"] = folder, ["Courses:Folder"] = UsmeAprende.Testing.Repository.Courses }).Build();
        await using var services = new ServiceCollection().AddLogging().AddUsmeAprende(configuration).AddSqliteDatabase().BuildServiceProvider();
        await using (var scope = services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<UsmeDb>().Database.EnsureCreatedAsync();
        return await new BadgeBenchmark(services, people).MeasureAsync();
    }

    private async Task<string> MeasureAsync()
    {
        var ids = await SeedAsync();
        var (fromNothing, awards) = await FromNothingAsync();
        var singles = await SinglesAsync(ids);
        return string.Create(CultureInfo.InvariantCulture, $"""
            {people} people with {Records} records each: {awards} badges from nothing in {fromNothing.TotalSeconds:0.0} s ({fromNothing.TotalMilliseconds / people:0.00} ms a person).
            One new record's awards: median {singles[singles.Count / 2]:0.0} ms, p95 {singles[singles.Count * 95 / 100]:0.0} ms.
            """);
    }

    private async Task<List<Guid>> SeedAsync()
    {
        var catalogue = services.GetRequiredService<CatalogueStore>().Current;
        var lessons = catalogue.Courses.SelectMany(c => c.Lessons).ToList();
        var tests = catalogue.TestsById.Values.ToList();
        var ids = new List<Guid>();
        for (var done = 0; done < people; done += Chunk)
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<UsmeDb>();
            for (var n = done; n < Math.Min(people, done + Chunk); n++)
            {
                var person = new Person { CreatedAt = DateTime.UnixEpoch };
                ids.Add(person.Id);
                var records = Deeds(new Random(n), person.Id, lessons, tests).Take(Records).ToList();
                db.Add(person);
                db.AddRange(records);
                db.AddRange(LearningState.Compute(records).Outcomes.Select(o => ActivityState.Of(person.Id, o.Key, o.Value)));
            }
            await db.SaveChangesAsync();
        }
        return ids;
    }

    // A year of somebody who learns now and then: lessons with their questions, wrong at times, and tests.
    private static IEnumerable<LearningRecord> Deeds(Random dice, Guid person, List<Lesson> lessons, List<ModuleTest> tests)
    {
        var at = new DateTime(2026, 1, 5, 15, 0, 0, DateTimeKind.Utc);
        for (var step = 0; ; step++)
        {
            var lesson = lessons[dice.Next(lessons.Count)];
            at = at.AddHours(dice.Next(1, 24 * 7));
            foreach (var question in lesson.Questions)
                yield return Deed(person, Verb.Answered, question.Id, at, dice.Next(4) == 0 ? 0 : 100);
            yield return Deed(person, Verb.Completed, lesson.Id, at, null);
            if (step % 4 == 0)
                yield return Deed(person, Verb.Answered, tests[dice.Next(tests.Count)].Id, at, dice.Next(101));
        }
    }

    private static LearningRecord Deed(Guid person, Verb verb, string activity, DateTime at, int? score) =>
        LearningRecord.Of(Teller.Oneself(person), new NewRecord { Id = Guid.CreateVersion7(), Verb = verb, Activity = activity, OccurredAt = at }, score, new byte[32], "bench", at, DateTime.MinValue);

    private async Task<(TimeSpan Took, int Awards)> FromNothingAsync()
    {
        var watch = Stopwatch.StartNew();
        await using var first = services.CreateAsyncScope();
        var batches = first.ServiceProvider.GetRequiredService<Batches>();
        var id = await batches.StartAsync(PastAwards.KindName, "bench", 0, null, CancellationToken.None);
        var batch = (await batches.FindAsync(id, CancellationToken.None))!;
        string? cursor = null;
        for (var isLast = false; !isLast;)
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<UsmeDb>();
            await db.Set<Batch>().Where(b => b.Id == id).ExecuteUpdateAsync(set => set.SetProperty(b => b.Cursor, cursor));
            batch = await db.Set<Batch>().AsNoTracking().SingleAsync(b => b.Id == id);
            var step = await scope.ServiceProvider.GetServices<IBatchWork>().Single(w => w.Kind == PastAwards.KindName).StepAsync(batch, CancellationToken.None);
            (cursor, isLast) = (step.Cursor, step.IsLast);
        }
        return (watch.Elapsed, await first.ServiceProvider.GetRequiredService<UsmeDb>().Set<BadgeAward>().CountAsync());
    }

    private async Task<List<double>> SinglesAsync(List<Guid> ids)
    {
        var lesson = services.GetRequiredService<CatalogueStore>().Current.Courses.SelectMany(c => c.Lessons).First();
        var took = new List<double>();
        foreach (var person in ids.Take(Singles))
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<UsmeDb>();
            var record = Deed(person, Verb.Completed, lesson.Id, new DateTime(2026, 12, 1, 15, 0, 0, DateTimeKind.Utc), null);
            await services.GetRequiredService<WriteGate>().WriteAsync(db, async () =>
            {
                db.Add(record);
                await db.SaveChangesAsync();
                var watch = Stopwatch.StartNew();
                foreach (var listener in scope.ServiceProvider.GetServices<IRecordListener>())
                    await listener.StoredAsync(person, [record], CancellationToken.None);
                await db.SaveChangesAsync();
                took.Add(watch.Elapsed.TotalMilliseconds);
            }, CancellationToken.None);
        }
        took.Sort();
        return took;
    }
}
