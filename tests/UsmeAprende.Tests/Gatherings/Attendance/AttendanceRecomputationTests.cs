using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Badges.Awarding;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Learning;
using UsmeAprende.Tests.Badges.Awarding;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.Gatherings.Attendance;

/// <summary>
/// R34 with R5: marks, merges, moves, cancellations and what takes them back leave, in any order, what computing afresh would give.
/// </summary>
public sealed class AttendanceRecomputationTests : IAsyncLifetime
{
    private static readonly AttendanceStoryStepKind[] OfEvents =
    [
        AttendanceStoryStepKind.Mark,
        AttendanceStoryStepKind.Mark,
        AttendanceStoryStepKind.Mark,
        AttendanceStoryStepKind.Cancel,
        AttendanceStoryStepKind.Restore,
        AttendanceStoryStepKind.Move,
        AttendanceStoryStepKind.Close,
        AttendanceStoryStepKind.Wait,
    ];

    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync(SampleBadgeBook.Instead());

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void State_AfterMarksMergesMovesAndCancellationsInAnyOrder_EqualsComputingAfresh() // R34, R5, R14, R21
    {
        var all = AttendanceStory.Arbitrary([
            .. OfEvents,
            AttendanceStoryStepKind.TakeBack,
            AttendanceStoryStepKind.Merge,
            AttendanceStoryStepKind.Unmerge,
        ]);

        Prop.ForAll(all, story => Wait(HoldsAsync(story, withBadges: false))).Check(Config.QuickThrowOnFailure.WithMaxTest(30));
    }

    [Fact]
    public void Badges_AfterMarksMovesAndCancellationsInAnyOrder_AreThoseOfWhatTookPlace() // R34
    {
        Prop.ForAll(AttendanceStory.Arbitrary(OfEvents), story => Wait(HoldsAsync(story, withBadges: true)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(30));
    }

    private async Task<bool> HoldsAsync(AttendanceStory story, bool withBadges)
    {
        var scene = await AttendanceStoryScene.SetAsync(_site);
        foreach (var step in story.Steps)
            await scene.DoAsync(step);

        var records = await _site.RecordsAsync();
        var gatherings = new List<Gathering>();
        foreach (var cafe in scene.Cafes)
            gatherings.Add(await cafe.GatheringAsync());
        // R34 said again, as plainly as can be.
        var events = new EventTimes(
            gatherings
                .Where(g => g.CancelledAt is null)
                .ToDictionary(g => g.Id, g => (g.RealStartAt is { } real && real < g.StartsAt ? real : g.StartsAt).AddMinutes(-15))
        );
        foreach (var person in scene.People)
        {
            var own = records.FindAll(r => r.PersonId == person);
            Assert.Equal(
                LearningState.Compute(own, events).ProgressByActivity.OrderBy(o => o.Key),
                (await _site.StateAsync(person)).OrderBy(o => o.Key)
            );
            foreach (var (cafe, gathering) in scene.Cafes.Zip(gatherings))
                Assert.Equal(AttendanceFacts.Compute(gathering, own), await cafe.PresenceAsync(person));
            var weeks = await _site.AskAsync(db =>
                db.ActiveWeeks.Where(w => w.PersonId == person).ToDictionaryAsync(w => w.Monday, w => w.FirstAt, Cancel)
            );
            Assert.Equal(
                BadgeHistory.Compute(own, SampleCatalogue.Make(), [], events).Weeks.OrderBy(w => w.Key),
                weeks.OrderBy(w => w.Key)
            );
            if (withBadges)
                await CheckBadgesAsync(person, own, gatherings, events);
        }
        return true;
    }

    private async Task CheckBadgesAsync(
        PersonId person,
        IEnumerable<LearningRecord> own,
        IEnumerable<Gathering> gatherings,
        EventTimes events
    )
    {
        var history = BadgeHistory.Compute(own, SampleCatalogue.Make(), [], events);
        var outcomes = history.Outcomes.ToDictionary();
        foreach (var gathering in gatherings)
            if (AttendanceFacts.Compute(gathering, own) is { } there)
                foreach (var lesson in gathering.Lessons)
                    outcomes.JoinIn(lesson.Lesson, Finished(gathering.FromAt < there.MarkedAt ? gathering.FromAt : there.MarkedAt));
        var earned = SampleBadgeBook.Earned(history with { Outcomes = outcomes });

        var stored = await _site.AskAsync(db =>
            db.BadgeAwards.Where(a => a.PersonId == person && a.RevokedAt == null)
                .ToDictionaryAsync(a => a.BadgeId, a => a.AwardedAt, Cancel)
        );
        Assert.Equal(earned.OrderBy(b => b.Key, StringComparer.Ordinal), stored.OrderBy(b => b.Key, StringComparer.Ordinal));
        Assert.All(stored.Values, at => Assert.True(at <= _site.Now, $"{at:O} is later than now."));
    }

    private static ActivityProgress Finished(DateTime at) => new(at, at, null, null, null);

    // FsCheck's properties are synchronous, and no context here could be blocked by waiting.
    private static T Wait<T>(Task<T> task) => Task.Run(() => task).GetAwaiter().GetResult();
}
