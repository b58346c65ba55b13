using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Learning;
using UsmeAprende.Learning.Summaries;
using UsmeAprende.Tests.Badges.Awarding;
using UsmeAprende.Tests.Gatherings.Attendance;

namespace UsmeAprende.Tests.Learning.Summaries;

/// <summary>R5 of what is kept for the pages of staff: it equals computing afresh, whatever happened and whoever computed it.</summary>
public sealed partial class LearningSummariesTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private ComputeMeanwhile _meanwhile = null!;

    public async ValueTask InitializeAsync()
    {
        _meanwhile = new ComputeMeanwhile();
        _site = await TestSite.StartAsync(services =>
        {
            SampleBadgeBook.Instead()(services);
            services.AddSingleton<ILearningSummary>(_meanwhile);
        });
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Summaries_AfterRecordsMarksMergesErasuresAndChangesOfCourses_EqualComputingAfresh() // R5, R14, R30, R34, R4
    {
        Prop.ForAll(SummaryStory.Arbitrary(), story => Wait(HoldsAsync(story))).Check(Config.QuickThrowOnFailure.WithMaxTest(20));
    }

    // R8
    [Fact]
    public async Task Change_ThatWasStoredBeforeAStop_IsComputedAfterIt()
    {
        var ana = await _site.PersonAsync();
        await CatchUpAsync();
        await _site.StoreAsync(ana, SampleRecords.Completed(SampleCatalogue.Sow));

        await _site.RestartAsync();
        var before = await LessonsAsync(ana);
        await CatchUpAsync();

        Assert.Equal((0, 1), (before, await LessonsAsync(ana)));
    }

    [Fact]
    public async Task Change_OfWhatIsNotCommitted_IsNotNoted()
    {
        var ana = await _site.PersonAsync();
        await CatchUpAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            _site.AskAsync(db =>
                db.WriteAsync<bool>(
                    async () =>
                    {
                        var at = _site.Now;
                        db.Add(ActivityState.Create(ana, new(SampleCatalogue.Sow), new ActivityProgress(at, at, null, null, null)));
                        await db.SaveChangesAsync(Cancel);
                        throw new InvalidOperationException();
                    },
                    Cancel
                )
            )
        );

        Assert.Equal(0, await _site.AskAsync(db => db.LearningChanges.CountAsync(Cancel)));
    }

    [Fact]
    public async Task Change_SavedOutsideAUnitOfWork_IsNotedOnce()
    {
        var ana = await _site.PersonAsync();
        await CatchUpAsync();

        await _site.AskAsync(db =>
        {
            var at = _site.Now;
            db.Add(ActivityState.Create(ana, new(SampleCatalogue.Sow), new ActivityProgress(at, at, null, null, null)));
            return db.SaveChangesAsync(Cancel);
        });

        Assert.Equal([ana], await _site.AskAsync(db => db.LearningChanges.Select(c => c.PersonId).ToListAsync(Cancel)));
    }

    [Fact]
    public async Task Change_SavedAgainAfterAFailure_IsNotedOnce()
    {
        var ana = await _site.PersonAsync();
        await CatchUpAsync();

        await _site.AskAsync(db =>
            db.WriteAsync(
                async () =>
                {
                    var at = _site.Now;
                    db.Add(ActivityState.Create(ana, new(SampleCatalogue.Sow), new ActivityProgress(at, at, null, null, null)));
                    using var stopped = new CancellationTokenSource();
                    await stopped.CancelAsync();
                    await Assert.ThrowsAnyAsync<OperationCanceledException>(() => db.SaveChangesAsync(stopped.Token));
                    await db.SaveChangesAsync(Cancel);
                    return true;
                },
                Cancel
            )
        );

        Assert.Equal([ana], await _site.AskAsync(db => db.LearningChanges.Select(c => c.PersonId).ToListAsync(Cancel)));
    }

    [Fact]
    public async Task Batch_OfManyRecordsOfOnePerson_NotesThemOnce()
    {
        var ana = await _site.PersonAsync();
        await CatchUpAsync();

        await _site.StoreAsync(
            ana,
            SampleRecords.Completed(SampleCatalogue.Sow),
            SampleRecords.Completed(SampleCatalogue.Water),
            SampleRecords.Completed(SampleCatalogue.Harvest),
            SampleRecords.Right()
        );
        var many = await _site.AskAsync(db => db.LearningChanges.CountAsync(Cancel));
        await CatchUpAsync();
        await _site.StoreAsync(ana, SampleRecords.Wrong());

        Assert.Equal((1, 0), (many, await _site.AskAsync(db => db.LearningChanges.CountAsync(Cancel))));
    }

    // R3
    [Fact]
    public async Task Change_OfSomebodyNotKnownYet_WaitsForThem()
    {
        var stranger = PersonId.New();
        await _site.StoreAsync(stranger, SampleRecords.Completed(SampleCatalogue.Sow));
        await CatchUpAsync();

        await _site.AskAsync(db =>
        {
            db.Add(UsmeAprende.People.Person.CreateWalkIn(stranger, PersonId.New(), _site.Now));
            return db.SaveChangesAsync(Cancel);
        });
        await CatchUpAsync();

        Assert.Equal(1, await LessonsAsync(stranger));
    }

    [Fact]
    public async Task Server_ThatReadBeforeAnother_DoesNotStoreOverIt()
    {
        var ana = await _site.PersonAsync();
        await CatchUpAsync();
        await using var beside = await _site.BesideAsync();
        await _site.StoreAsync(ana, SampleRecords.Completed(SampleCatalogue.Sow));
        _meanwhile.Do = async () =>
        {
            await beside.StoreAsync(ana, SampleRecords.Completed(SampleCatalogue.Water));
            await beside.WithAsync((LearningSummaries summaries) => summaries.StepAsync(Cancel));
        };

        var result = await _site.WithAsync((LearningSummaries summaries) => summaries.StepAsync(Cancel));

        Assert.Equal(SummaryStepResult.TakenByAnother, result);
        Assert.Equal(2, await LessonsAsync(ana));
    }

    [Fact]
    public async Task Server_WithOtherCoursesThanTheLatest_LeavesTheChangeAndSaysItIsBeingCounted()
    {
        var ana = await _site.PersonAsync();
        await CatchUpAsync();
        await _site.StoreAsync(ana, SampleRecords.Completed(SampleCatalogue.Sow));
        await _site.AskAsync(db =>
            db.LearningSummaryVersions.ExecuteUpdateAsync(set => set.SetProperty(v => v.Version, "of newer courses"), Cancel)
        );

        var result = await _site.WithAsync((LearningSummaries summaries) => summaries.StepAsync(Cancel));

        Assert.Equal(SummaryStepResult.OtherCourses, result);
        Assert.False(await _site.WithAsync((LearningSummaries summaries) => summaries.CatchUpAsync(Cancel)));
        Assert.Equal(0, await LessonsAsync(ana));
    }

    private async Task<bool> HoldsAsync(SummaryStory story)
    {
        _site.Catalogue.Replace(SampleCatalogue.Make());
        await _site.WithAsync(
            async (LearningSummaryRebuild rebuild) =>
            {
                await rebuild.StartAsync(Cancel);
                return true;
            }
        );
        await new SummaryStoryScene(_site, await AttendanceStoryScene.SetAsync(_site)).DoAsync(story);

        await CatchUpAsync();

        Assert.Equal(await ComputeStandingsAsync(), await ReadStandingsAsync());
        await CheckMonthsAsync();
        return true;
    }

    private Task<int> LessonsAsync(PersonId person) =>
        _site.AskAsync(db => db.LessonMonths.Where(m => m.PersonId == person).SumAsync(m => m.Lessons, Cancel));

    private async Task CatchUpAsync()
    {
        while (!await _site.WithAsync((LearningSummaries summaries) => summaries.CatchUpAsync(Cancel)))
            await _site.WithAsync((LearningSummaries summaries) => summaries.StepAsync(Cancel));
    }

    // FsCheck's properties are synchronous, and no context here could be blocked by waiting.
    private static T Wait<T>(Task<T> task) => Task.Run(() => task).GetAwaiter().GetResult();

    /// <summary>Does something, once, between the reading of a step and its storing.</summary>
    private sealed class ComputeMeanwhile : ILearningSummary
    {
        public Func<Task>? Do { get; set; }

        public async Task<Func<CancellationToken, Task>> ComputeAsync(IReadOnlyList<HumanLearning> humans, CancellationToken cancel)
        {
            var work = Do;
            Do = null;
            if (work is not null)
                await work();
            return _ => Task.CompletedTask;
        }
    }
}
