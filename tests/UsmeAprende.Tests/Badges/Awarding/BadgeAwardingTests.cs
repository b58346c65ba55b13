using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Badges;
using UsmeAprende.Badges.Awarding;
using UsmeAprende.Data;
using UsmeAprende.Jobs;
using UsmeAprende.Learning;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.Badges.Awarding;

/// <summary>R5 and R14 of what is stored: through the real intake, on a real SQLite file.</summary>
public sealed class BadgeAwardingTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private BadgeBook _book = SampleBadgeBook.Book;

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync(SampleBadgeBook.Instead(() => _book));

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public void Awards_OfAnyStory_EqualTheRulesOverItsRecords() // R5
    {
        Prop.ForAll(RecordStory.Arbitrary(), story => Wait(HoldsAsync(story))).Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    [Fact]
    public async Task Award_OfRecordsThatCameLate_FollowsThemUntilItIsSigned()
    {
        var ana = await _site.PersonAsync();
        await _site.StoreAsync(ana, SampleRecords.Completed(SampleCatalogue.Sow, SampleRecords.Morning));

        await _site.StoreAsync(ana, SampleRecords.Completed(SampleCatalogue.Water, SampleRecords.Morning.AddDays(-2)));
        var followed = await AwardAsync(ana, SampleBadgeBook.FirstLesson);
        await ChangeAsync(ana, SampleBadgeBook.FirstLesson, a => a.Sign("x.y.z", _site.Now));
        await _site.StoreAsync(ana, SampleRecords.Completed(SampleCatalogue.Harvest, SampleRecords.Morning.AddDays(-4)));

        Assert.Equal(SampleRecords.Morning.AddDays(-2), followed.AwardedAt);
        Assert.Equal(SampleRecords.Morning.AddDays(-2), (await AwardAsync(ana, SampleBadgeBook.FirstLesson)).AwardedAt);
    }

    [Fact]
    public async Task Award_WhoseRecordIsTakenBack_Stays() // only ever added
    {
        var ana = await _site.PersonAsync();
        var lesson = SampleRecords.Completed(SampleCatalogue.Sow);
        await _site.StoreAsync(ana, lesson);

        await _site.StoreAsync(ana, SampleRecords.Void(lesson));

        Assert.Equal([SampleBadgeBook.FirstLesson], await BadgesAsync(ana));
        Assert.Empty(await WeeksAsync(ana));
    }

    [Fact]
    public async Task Award_TwiceOrTogether_IsOneRow()
    {
        var ana = await _site.PersonAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _site.StoreAsync(ana, SampleRecords.Completed(SampleCatalogue.Sow))));

        Assert.Equal([SampleBadgeBook.FirstLesson], await BadgesAsync(ana));
    }

    [Fact]
    public async Task Merged_WithWhatEachHad_EarnsForTheSurvivorAlone() // R14
    {
        var (ana, walkIn) = (await _site.PersonAsync(), await _site.PersonAsync());
        await _site.StoreAsync(walkIn, SampleRecords.Completed(SampleCatalogue.Sow));
        await MergeAsync(walkIn, ana);

        await _site.StoreAsync(walkIn, SampleRecords.Completed(SampleCatalogue.Water));

        // The first lesson's badge is the walk-in's row, seen by both; what the two earned together is the survivor's.
        Assert.Equal([SampleBadgeBook.FirstLesson], await BadgesAsync(walkIn));
        Assert.Equal([SampleBadgeBook.TwoLessons, SampleBadgeBook.Module], await BadgesAsync(ana));
    }

    [Fact]
    public async Task Unmerged_AfterEarningTogether_LeavesTheBadgesWithTheSurvivor() // R14
    {
        var (ana, walkIn) = (await _site.PersonAsync(), await _site.PersonAsync());
        await _site.StoreAsync(walkIn, SampleRecords.Completed(SampleCatalogue.Sow));
        await MergeAsync(walkIn, ana);
        await _site.StoreAsync(ana, SampleRecords.Completed(SampleCatalogue.Water));

        await MergeAsync(walkIn, walkIn);
        await _site.StoreAsync(walkIn, SampleRecords.Create(RecordVerb.Practised, new(SampleCatalogue.Practice)));
        await _site.StoreAsync(ana, SampleRecords.Right());

        Assert.Equal([SampleBadgeBook.TwoLessons, SampleBadgeBook.Module], (await BadgesAsync(ana)).Except([SampleBadgeBook.FirstLesson]));
        Assert.Equal([SampleBadgeBook.FirstLesson, SampleBadgeBook.Practice, SampleBadgeBook.LessonAndPractice], await BadgesAsync(walkIn));
    }

    [Fact]
    public async Task MergedAndUnmerged_WithNothingBetween_IsAsBefore() // R14
    {
        var (ana, walkIn) = (await _site.PersonAsync(), await _site.PersonAsync());
        await _site.StoreAsync(ana, SampleRecords.Completed(SampleCatalogue.Sow));
        await _site.StoreAsync(walkIn, SampleRecords.Completed(SampleCatalogue.Water, SampleRecords.Morning.AddDays(-8)));
        var before = await RowsAsync();

        await MergeAsync(walkIn, ana);
        await MergeAsync(walkIn, walkIn);

        Assert.Equal(before, await RowsAsync());
    }

    [Fact]
    public async Task NewRule_ForThePast_IsAwardedByABatchOnce()
    {
        var (ana, luz) = (await _site.PersonAsync(), await _site.PersonAsync());
        _book = SampleBadgeBook.Of(SampleBadgeBook.Make("nada", new BadgeCriterion(BadgeFactKind.Lesson, 500)));
        _site.Catalogue.Replace(SampleCatalogue.Make());
        await _site.StoreAsync(ana, SampleRecords.Completed(SampleCatalogue.Sow));
        await _site.StoreAsync(luz, SampleRecords.Wrong());
        _book = SampleBadgeBook.Book;
        _site.Catalogue.Replace(SampleCatalogue.Make());

        var batches = await StartAsync();
        var again = await StartAsync();
        await FinishAsync(batches.Single());
        await FinishAsync(batches.Single());

        Assert.Equal(batches.Select(b => b.Id), again.Select(b => b.Id));
        Assert.Equal([SampleBadgeBook.FirstLesson], await BadgesAsync(ana));
        Assert.Empty(await BadgesAsync(luz));
    }

    private async Task<bool> HoldsAsync(RecordStory story)
    {
        var people = new Dictionary<PersonId, PersonId>();
        foreach (var someone in story.All.Select(s => s.Person).Distinct())
            people[someone] = await _site.PersonAsync();
        foreach (var batch in story.Batches)
            await Task.WhenAll(
                batch.GroupBy(s => s.Person).Select(own => _site.StoreAsync(people[own.Key], [.. own.Select(s => s.Record)]))
            );

        foreach (var (someone, person) in people)
        {
            var history = BadgeHistory.Compute(story.ListFor(someone), SampleCatalogue.Make(), []);
            var rules = SampleBadgeBook.Earned(history);
            var stored = await _site.AskAsync(db =>
                db.BadgeAwards.Where(a => a.PersonId == person).ToDictionaryAsync(a => a.BadgeId, a => a.AwardedAt)
            );
            // What was earned before something was taken back stays; else the two are equal, dates included.
            var wasTakenBack = story.All.Any(s => s.Person == someone && s.Record.Verb is RecordVerb.Voided);
            Assert.Equal(history.Weeks.OrderBy(w => w.Key), (await WeeksAsync(person)).OrderBy(w => w.Key));
            Assert.All(rules, b => Assert.Equal(b.Value, stored[b.Key]));
            if (!wasTakenBack)
                Assert.Equal(rules.Count, stored.Count);
        }
        return true;
    }

    private Task<List<string>> BadgesAsync(PersonId person) =>
        _site.AskAsync(async db =>
            (await db.BadgeAwards.Where(a => a.PersonId == person).Select(a => a.BadgeId).ToListAsync())
                .OrderBy(id => SampleBadgeBook.Book.Badges.ToList().FindIndex(b => b.Id == id))
                .ToList()
        );

    private Task<Dictionary<DateOnly, DateTime>> WeeksAsync(PersonId person) =>
        _site.AskAsync(db => db.ActiveWeeks.Where(w => w.PersonId == person).ToDictionaryAsync(w => w.Monday, w => w.FirstAt));

    private Task<BadgeAward> AwardAsync(PersonId person, string badge) =>
        _site.AskAsync(db => db.BadgeAwards.SingleAsync(a => a.PersonId == person && a.BadgeId == badge));

    private Task<List<(PersonId, string, DateTime)>> RowsAsync() =>
        _site.AskAsync(async db =>
            (await db.BadgeAwards.OrderBy(a => a.Id).ToListAsync()).ConvertAll(a => (a.PersonId, a.BadgeId, a.AwardedAt))
        );

    private Task<int> ChangeAsync(PersonId person, string badge, Action<BadgeAward> change) =>
        _site.AskAsync(async db =>
        {
            change(await db.BadgeAwards.SingleAsync(a => a.PersonId == person && a.BadgeId == badge));
            return await db.SaveChangesAsync();
        });

    // Merging is People's; its link is all that badges see.
    private Task<int> MergeAsync(PersonId person, PersonId survivor) => _site.LinkAsync(person, survivor);

    private async Task<List<BatchJob>> StartAsync()
    {
        await using var scope = _site.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await BadgeBackfill.StartAsync(
            services.GetRequiredService<UsmeDb>(),
            services.GetRequiredService<BatchJobQueue>(),
            _book,
            TestContext.Current.CancellationToken
        );
        return await services.GetRequiredService<UsmeDb>().Batches.AsNoTracking().ToListAsync();
    }

    private async Task FinishAsync(BatchJob batch)
    {
        await using var scope = _site.Services.CreateAsyncScope();
        var step = await scope
            .ServiceProvider.GetServices<IBatchWork>()
            .Single(w => w.Kind == BadgeBackfill.KindName)
            .StepAsync(batch, TestContext.Current.CancellationToken);
        Assert.True(step.IsLast);
        Assert.Equal(2, step.Done);
    }

    // FsCheck's properties are synchronous, and no context here could be blocked by waiting.
    private static T Wait<T>(Task<T> task) => Task.Run(() => task).GetAwaiter().GetResult();
}
