using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Learning;
using UsmeAprende.People;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Tests.Learning;

/// <summary>R14 over random stories of merges, un-merges and deeds: links, survivors, and what each person's own pages show.</summary>
public class MergedLearningTests : IAsyncLifetime
{
    private const int People = 5;
    private static readonly string[] Lessons = [SampleCatalogue.Sow, SampleCatalogue.Water];
    private TestSite _site = null!;
    private PersonId _coordinator;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _coordinator = (await AddAsync(1, PersonRole.Coordinator))[0];
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public void Unmerge_OfWhatWasJustMerged_RestoresEverythingAndSurvivorsAreWhereLinksEnd()
    {
        var step =
            from kind in Gen.Choose(0, 4)
            from one in Gen.Choose(0, People - 1)
            from other in Gen.Choose(0, People - 1)
            select (Kind: kind, One: one, Other: other);

        Prop.ForAll(step.ArrayOf(10).ToArbitrary(), steps => Wait(RunAsync(steps))).Check(Config.QuickThrowOnFailure.WithMaxTest(25));
    }

    private async Task<bool> RunAsync((int Kind, int One, int Other)[] steps)
    {
        var people = await AddAsync(People, PersonRole.Learner);
        var done = people.ToDictionary(p => p, _ => new HashSet<string>());
        foreach (var (kind, one, other) in steps)
        {
            if (kind <= 1)
                await MergeAsync(people[one], people[other]);
            else if (kind == 2)
                await _site.WithAsync(
                    (PersonMerging merging) => merging.UnmergeAsync(_coordinator.AsCoordinator(), people[one], CancellationToken.None)
                );
            else
            {
                var lesson = Lessons[other % Lessons.Length];
                await _site.StoreAsync(people[one], SampleRecords.Completed(lesson));
                done[people[one]].Add(lesson);
            }
            await CheckAsync(people, done);
        }
        return true;
    }

    private async Task MergeAsync(PersonId person, PersonId survivor)
    {
        var before = await SnapshotAsync([person, survivor]);
        var root = await _site.AskAsync(db => db.People.Where(p => p.Id == person).Select(p => p.SurvivorId).SingleAsync());
        if (await MergeOnceAsync(person, survivor) is not MergeResult.Done)
            return;
        Assert.Equal(
            MergeResult.Done,
            await _site.WithAsync(
                (PersonMerging merging) => merging.UnmergeAsync(_coordinator.AsCoordinator(), (PersonId)root, CancellationToken.None)
            )
        );
        Assert.Equal(before, await SnapshotAsync([person, survivor]));
        Assert.Equal(MergeResult.Done, await MergeOnceAsync(person, survivor));
    }

    private async Task CheckAsync(IReadOnlyList<PersonId> people, Dictionary<PersonId, HashSet<string>> done)
    {
        var links = await _site.AskAsync(db =>
            db.People.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => (p.MergedIntoId, p.SurvivorId))
        );
        foreach (var person in people)
        {
            var (end, walked) = (person, 0);
            while (links[end].MergedIntoId is { } next)
            {
                end = next;
                Assert.True(++walked < People, "The links go round.");
            }
            Assert.Equal((HumanId)end, links[person].SurvivorId);

            var expected = people.Where(p => links[p].SurvivorId == (HumanId)end).SelectMany(p => done[p]).ToHashSet();
            Assert.Equal(expected.Order(), (await ShownAsync(person)).Order());
        }

        // Every row keeps its own.
        var own = await _site.AskAsync(db =>
            db.LearningRecords.Where(r => people.Contains(r.PersonId)).Select(r => new { r.PersonId, r.Activity }).Distinct().ToListAsync()
        );
        Assert.All(
            people,
            person => Assert.Equal(done[person].Order(), own.Where(r => r.PersonId == person).Select(r => r.Activity.Value).Order())
        );
    }

    private async Task<string> SnapshotAsync(IReadOnlyList<PersonId> people)
    {
        var rows = await _site.AskAsync(db =>
            db.People.OrderBy(p => p.Id)
                .Select(p => new
                {
                    p.Id,
                    p.MergedIntoId,
                    p.SurvivorId,
                    p.SecurityStamp,
                    p.Role,
                })
                .ToListAsync()
        );
        var views = new List<string>();
        foreach (var person in people)
            views.Add(string.Join(' ', (await ShownAsync(person)).Order()));
        return string.Join('\n', rows.Select(r => r.ToString()).Concat(views));
    }

    private async Task<IEnumerable<string>> ShownAsync(PersonId person) =>
        (await _site.WithAsync((PersonProgressReader progress) => progress.ReadActivityProgressAsync(person, CancellationToken.None)))
            .Where(o => o.Value.FinishedAt is not null)
            .Select(o => o.Key.Value);

    private Task<MergeResult> MergeOnceAsync(PersonId person, PersonId survivor) =>
        _site.WithAsync(
            (PersonMerging merging) => merging.MergeAsync(_coordinator.AsCoordinator(), person, survivor, CancellationToken.None)
        );

    private Task<IReadOnlyList<PersonId>> AddAsync(int count, PersonRole role) =>
        _site.AskAsync<IReadOnlyList<PersonId>>(async db =>
        {
            var people = Enumerable.Range(0, count).Select(_ => new Person { CreatedAt = _site.Now, Role = role }).ToList();
            db.AddRange(people);
            await db.SaveChangesAsync();
            return [.. people.Select(p => p.Id)];
        });

    // FsCheck's properties are synchronous, and no context here could be blocked by waiting.
    private static T Wait<T>(Task<T> task) => Task.Run(() => task).GetAwaiter().GetResult();
}
