using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Badges.Awarding;
using UsmeAprende.Badges.Games;
using UsmeAprende.Learning;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.Badges.Awarding;

/// <summary>
/// R14 over random stories of merges, un-merges and deeds: whose badges there are, by which row, and the rhythm that each person sees.
/// </summary>
public sealed class MergedBadgesTests : IAsyncLifetime
{
    private const int People = 4;
    private TestSite _site = null!;
    private PersonId _coordinator;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync(SampleBadgeBook.Instead());
        _coordinator = await _site.PersonAsync(PersonRole.Coordinator);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public void Badges_OfAnyStoryOfMergesAndDeeds_StayWithTheRowThatEarnedThem()
    {
        var step =
            from kind in Gen.Choose(0, 5)
            from one in Gen.Choose(0, People - 1)
            from other in Gen.Choose(0, People - 1)
            from week in Gen.Choose(0, 6)
            from deed in Gen.Elements(
                SampleRecords.Completed(SampleCatalogue.Sow),
                SampleRecords.Completed(SampleCatalogue.Water),
                SampleRecords.Create(RecordVerb.Practised, new(SampleCatalogue.Practice)),
                SampleRecords.Right(),
                SampleRecords.Wrong(),
                SampleRecords.Create(RecordVerb.Played, PracticeGame.PutInOrder.Activity),
                SampleRecords.Attempt("""{"t-one":"ff000001","t-two":"ff000003"}""")
            )
            select new Step(
                kind,
                one,
                other,
                deed with
                {
                    Id = Guid.CreateVersion7(),
                    OccurredAt = SampleRecords.Morning.AddDays(-7 * week),
                }
            );

        Prop.ForAll(step.ArrayOf(12).ToArbitrary(), steps => Wait(RunAsync(steps))).Check(Config.QuickThrowOnFailure.WithMaxTest(25));
    }

    private async Task<bool> RunAsync(Step[] steps)
    {
        var town = new Town();
        for (var n = 0; n < People; n++)
            town.Add(await _site.PersonAsync());
        foreach (var step in steps)
        {
            var (one, other) = (town.People[step.One], town.People[step.Other]);
            if (step.Kind <= 1)
                await _site.WithAsync(
                    (PersonMerging merging) => merging.MergeAsync(_coordinator.AsCoordinator(), one, other, CancellationToken.None)
                );
            else if (step.Kind == 2)
                await _site.WithAsync(
                    (PersonMerging merging) => merging.UnmergeAsync(_coordinator.AsCoordinator(), one, CancellationToken.None)
                );
            else
            {
                await _site.StoreAsync(one, step.Deed);
                town.Told(one, step.Deed);
            }
            // Merging and un-merging write no award: only the deeds above changed what the town expects.
            town.Survivors = await _site.AskAsync(db =>
                db.People.Where(p => town.People.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => (PersonId)p.SurvivorId)
            );
            await CheckAsync(town);
        }
        return true;
    }

    private async Task CheckAsync(Town town)
    {
        var stored = await _site.AskAsync(db =>
            db.BadgeAwards.Where(a => town.People.Contains(a.PersonId))
                .Select(a => new
                {
                    a.PersonId,
                    a.BadgeId,
                    a.AwardedAt,
                })
                .ToListAsync()
        );
        Assert.Equal(
            town.Awards.OrderBy(a => a.Key.Person)
                .ThenBy(a => a.Key.Badge, StringComparer.Ordinal)
                .Select(a => (a.Key.Person, a.Key.Badge, a.Value)),
            stored.OrderBy(a => a.PersonId).ThenBy(a => a.BadgeId, StringComparer.Ordinal).Select(a => (a.PersonId, a.BadgeId, a.AwardedAt))
        );
        foreach (var person in town.People)
        {
            var weeks = await _site.WithAsync((BadgeFactsReader reader) => reader.ReadWeeksAsync(person, CancellationToken.None));
            Assert.Equal(town.HistoryOf(person).Weeks.OrderBy(w => w.Key), weeks.OrderBy(w => w.Key));
        }
    }

    // FsCheck's properties are synchronous, and no context here could be blocked by waiting.
    private static T Wait<T>(Task<T> task) => Task.Run(() => task).GetAwaiter().GetResult();

    private sealed record Step(int Kind, int One, int Other, NewRecord Deed);

    /// <summary>What there should be, told in the plainest way.</summary>
    private sealed class Town
    {
        private readonly List<SentRecord> _sent = [];

        public List<PersonId> People { get; } = [];

        public Dictionary<PersonId, PersonId> Survivors { get; set; } = [];

        public Dictionary<(PersonId Person, string Badge), DateTime> Awards { get; } = [];

        public void Add(PersonId person)
        {
            People.Add(person);
            Survivors[person] = person;
        }

        public BadgeHistory HistoryOf(PersonId person) =>
            BadgeHistory.Compute(
                _sent.Where(s => Survivors[s.Person] == Survivors[person]).Select(s => s.AsStored()),
                SampleCatalogue.Make(),
                []
            );

        public void Told(PersonId person, NewRecord deed)
        {
            _sent.Add(new SentRecord(person, deed));
            if (!IsLookedAt(person, deed))
                return;
            var survivor = Survivors[person];
            foreach (var (badge, at) in SampleBadgeBook.Earned(HistoryOf(person)))
            {
                // New to all the rows of this human: the survivor's. The survivor's own follows the records; another row's is left as it
                // is.
                if (!Awards.Keys.Any(a => a.Badge == badge && Survivors[a.Person] == survivor) || Awards.ContainsKey((survivor, badge)))
                    Awards[(survivor, badge)] = at;
            }
        }

        // An answer that brings nothing of itself is a reason to look only at somebody of several rows.
        private bool IsLookedAt(PersonId person, NewRecord deed)
        {
            if (deed.Activity != new ActivityId(SampleCatalogue.Choice) || People.Count(p => Survivors[p] == Survivors[person]) > 1)
                return true;
            var outcome = LearningState.Compute(_sent.Where(s => s.Person == person).Select(s => s.AsStored())).ProgressByActivity[
                deed.Activity
            ];
            return outcome.WasRetried
                && deed.OccurredAt <= (outcome.FirstRightAt > outcome.FirstWrongAt ? outcome.FirstRightAt : outcome.FirstWrongAt);
        }
    }
}
