using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Badges;
using UsmeAprende.Badges.Awarding;
using UsmeAprende.Badges.Games;
using UsmeAprende.Catalogue;
using UsmeAprende.Learning;
using UsmeAprende.Web.Badges;

namespace UsmeAprende.BrowserTests.Badges;

/// <summary>The rules of badges as phones evaluate them without signal: they must not say what the server would not.</summary>
public sealed class BadgeRuleScriptTests(LiveSite site)
{
    private const int People = 60;

    private const string Ask = """
        async ({ folder, people }) => {
          const [{ factsOf, earnedAmong }, badges] = await Promise.all([import(`${folder}badge-rules.js`), fetch('/insignias/reglas.json').then(answer => answer.json())]);
          const earned = [];
          for (const one of JSON.parse(people)) {
            const sum = { lessons: new Set(one.lessons), together: new Set(), tests: new Map(Object.entries(one.tests)), right: new Set(one.right) };
            earned.push(earnedAmong(badges, await factsOf(sum, one.records)).map(badge => badge.id));
          }
          return JSON.stringify(earned);
        }
        """;

    private static readonly DateTime Then = new(2026, 3, 2, 15, 0, 0, DateTimeKind.Utc);

    [Fact] // R5
    public async Task Badges_OfPeopleAtRandom_AreThoseThatTheServerGives()
    {
        var catalogue = site.Host.Services.GetRequiredService<CatalogueStore>().Current;
        var book = site.Host.Services.GetRequiredService<BadgeStore>().Current;
        var countable = PhoneBadge.ListCountable(book).Select(badge => badge.Id).ToHashSet();
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var people = Enumerable.Range(1, People).Select(n => Learn(catalogue, random, n / (double)People)).ToList();
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await device.NewPageAsync();
        await page.GotoAsync("/ayuda");
        var folder = await page.ScriptFolderAsync();

        var said = JsonSerializer.Deserialize<string[][]>(
            await page.EvaluateAsync<string>(
                Ask,
                new { folder, people = JsonSerializer.Serialize(people.Select(p => p.OnPhone), JsonSerializerOptions.Web) }
            )
        )!;

        var given = people.ConvertAll(p =>
            BadgeFacts.Compute(new BadgeHistory(p.Outcomes, p.Attempts, new Dictionary<DateOnly, DateTime>(), []), catalogue)
        );
        Assert.All(
            given.Zip(said),
            pair =>
                Assert.True(
                    book.Badges.Where(b => countable.Contains(b.Id) && pair.First.EarnedAt(b) is not null)
                        .Select(b => b.Id)
                        .ToHashSet()
                        .SetEquals(pair.Second),
                    $"Seed {seed}: the phone says {string.Join(' ', pair.Second)}"
                )
        );
        Assert.Superset(said.SelectMany(ids => ids).ToHashSet(), countable);
        Assert.True(said.SelectMany(ids => ids).Distinct().Count() > countable.Count / 2, $"Seed {seed} tries too few badges");
    }

    // Somebody who has done each thing with the same probability.
    private static Learner Learn(CourseCatalogue catalogue, Random random, double eagerness)
    {
        bool Does() => random.NextDouble() < eagerness;
        var outcomes = new Dictionary<ActivityId, ActivityProgress>();
        var (lessons, right) = (new List<ActivityId>(), new List<ActivityId>());
        var (tests, records) = (new Dictionary<string, int>(), new List<PhoneRecord>());
        foreach (var lesson in catalogue.LessonsById.Values.Where(_ => Does()))
        {
            lessons.Add(lesson.Id);
            outcomes[lesson.Id] = new ActivityProgress(Then, Then, null, null, null);
            foreach (var practice in lesson.Parts.OfType<LessonPracticePart>().Where(_ => Does()))
            {
                outcomes[practice.Id] = new ActivityProgress(Then, Then, null, null, null);
                records.Add(new PhoneRecord("practised", practice.Id.Value, null));
            }
            var question = new ActivityId($"{lesson.Id}/pregunta-al-azar");
            var (isRight, isWrong) = (Does(), Does());
            outcomes[question] = new ActivityProgress(Then, null, null, isRight ? Then : null, isWrong ? Then : null);
            if (isRight)
                right.Add(question);
            if (isWrong)
                records.Add(new PhoneRecord("answered", question.Value, 50));
        }
        foreach (var test in catalogue.TestsById.Keys.Where(_ => Does()))
            tests[test.Value] = random.Next(101);
        foreach (var game in PracticeGame.All.Where(_ => Does()))
        {
            outcomes[game.Activity] = new ActivityProgress(Then, Then, null, null, null);
            records.Add(new PhoneRecord("played", game.Activity.Value, null));
        }
        return new Learner(
            outcomes,
            [.. tests.Select(t => new TestAttempt(new ActivityId(t.Key), t.Value, Then))],
            new PhoneKnowledge([.. lessons.Select(l => l.Value)], tests, [.. right.Select(r => r.Value)], records)
        );
    }

    private sealed record Learner(
        Dictionary<ActivityId, ActivityProgress> Outcomes,
        IReadOnlyList<TestAttempt> Attempts,
        PhoneKnowledge OnPhone
    );

    private sealed record PhoneKnowledge(string[] Lessons, Dictionary<string, int> Tests, string[] Right, List<PhoneRecord> Records);

    private sealed record PhoneRecord(string Verb, string Activity, int? Score);
}
