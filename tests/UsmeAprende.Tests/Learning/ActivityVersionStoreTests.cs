using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Catalogue;
using UsmeAprende.Learning;

namespace UsmeAprende.Tests.Learning;

/// <summary>R4: an answer is graded against the version it names, and no edit removes progress.</summary>
public sealed class ActivityVersionStoreTests : IAsyncLifetime
{
    private static readonly QuizQuestion Edited = SampleCatalogue.Ask(
        SampleCatalogue.Choice,
        QuestionKind.Choice,
        "q-choice-2",
        SampleCatalogue.Option("aaaa0001", "tierra", false),
        SampleCatalogue.Option("aaaa0002", "piedra", true)
    );

    private TestSite _site = null!;
    private PersonId _ana;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _ana = await _site.PersonAsync();
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Answer_ToAQuestionSinceEdited_IsGradedAgainstTheOldVersion()
    {
        _site.Catalogue.Replace(With(Edited));

        var old = await _site.StoreAsync(_ana, SampleRecords.Right());
        var now = await _site.StoreAsync(_ana, SampleRecords.Answered("aaaa0002") with { Question = "q-choice-2" });

        Assert.Equal((100, 100), (old.Score, now.Score));
    }

    [Fact]
    public async Task Answer_ToAVersionFromBeforeTheRestart_IsGraded()
    {
        _site.Catalogue.Replace(With(Edited));
        await _site.RestartAsync();

        var old = await _site.StoreAsync(_ana, SampleRecords.Right(), SampleRecords.Wrong());

        Assert.Equal([100, 0], old.Select(r => r.Score));
    }

    [Fact]
    public async Task Lesson_Retired_StillTakesWhatComesLateAndKeepsItsProgress()
    {
        await _site.StoreAsync(_ana, SampleRecords.Completed(SampleCatalogue.Sow));
        _site.Catalogue.Replace(new CourseCatalogue("v2", [], [], null, []));
        await _site.RestartAsync();

        var late = await _site.StoreAsync(_ana, SampleRecords.Completed(SampleCatalogue.Water), SampleRecords.Right());

        Assert.All(late, r => Assert.Equal(RecordResultKind.Stored, r.Kind));
        Assert.Equal(3, (await _site.StateAsync(_ana)).Count);
    }

    [Fact]
    public async Task Lesson_Renamed_CountsWhatWasDoneUnderItsFormerName()
    {
        await _site.StoreAsync(_ana, SampleRecords.Completed(SampleCatalogue.Sow), SampleRecords.Right());
        const string Now = "huerta/semillas/plantar";
        var question = SampleCatalogue.ChoiceQuestion with { Id = new(Now + "/cual") };
        var renamed = SampleCatalogue.LessonOf(Now, 10, new LessonQuestionPart(question)) with { FormerIds = [new(SampleCatalogue.Sow)] };
        _site.Catalogue.Replace(
            SampleCatalogue.Of(
                renamed,
                SampleCatalogue.LessonOf(SampleCatalogue.Water, 5),
                SampleCatalogue.LessonOf(SampleCatalogue.Harvest, 7)
            )
        );

        await using var scope = _site.Services.CreateAsyncScope();
        var outcomes = await scope
            .ServiceProvider.GetRequiredService<PersonProgressReader>()
            .ReadActivityProgressAsync(_ana, TestContext.Current.CancellationToken);

        Assert.NotNull(outcomes[new(Now)].FinishedAt);
        Assert.NotNull(outcomes[question.Id].FirstRightAt);
    }

    [Fact]
    public async Task FormerName_NeverServedHere_IsKnownByTheNewOne()
    {
        var renamed = SampleCatalogue.LessonOf(SampleCatalogue.Water, 5) with { FormerIds = [new("huerta/semillas/mojar")] };
        _site.Catalogue.Replace(
            SampleCatalogue.Of(
                SampleCatalogue.LessonOf(SampleCatalogue.Sow, 10),
                renamed,
                SampleCatalogue.LessonOf(SampleCatalogue.Harvest, 7)
            )
        );

        var receipt = await _site.StoreAsync(_ana, SampleRecords.Completed("huerta/semillas/mojar"));

        Assert.Equal(RecordResultKind.Stored, receipt.Kind);
    }

    [Fact]
    public async Task Version_NotYetKnown_IsTakenLaterOnceAnotherServerHasStoredIt() // R3
    {
        var answer = SampleRecords.Answered("aaaa0002") with { Question = "q-choice-9" };
        var before = await _site.StoreAsync(_ana, answer);
        await _site.AskAsync(async db =>
        {
            db.Add(
                new ActivityVersion
                {
                    Activity = new(SampleCatalogue.Choice),
                    Version = "q-choice-9",
                    Kind = ActivityKind.Question,
                    Keys = AnswerGrading.WriteKeys([KeyValuePair.Create("q-choice-9", AnswerKey.Of(Edited))]),
                    SeenAt = _site.Now,
                }
            );
            return await db.SaveChangesAsync();
        });

        var after = await _site.StoreAsync(_ana, answer);

        Assert.Equal((RecordResultKind.Later, RecordReasonCodes.UnknownVersion), (before.Kind, before.Reason));
        Assert.Equal((RecordResultKind.Stored, 100), (after.Kind, after.Score));
    }

    [Fact]
    public async Task Versions_OfTheSameCatalogueAgain_AreStoredOnce()
    {
        var before = await _site.AskAsync(db => db.ActivityVersions.CountAsync());
        await _site.RestartAsync();

        Assert.Equal(before, await _site.AskAsync(db => db.ActivityVersions.CountAsync()));
    }

    [Fact]
    public async Task Lesson_Changed_IsAsOldAsItsNewVersionAlsoAfterARestart()
    {
        var published = _site.Now;
        _site.Clock.Advance(TimeSpan.FromDays(3));
        var changed = SampleCatalogue.LessonOf(SampleCatalogue.Sow, 10) with { Version = "lesson-v2" };
        _site.Catalogue.Replace(
            SampleCatalogue.Of(
                changed,
                SampleCatalogue.LessonOf(SampleCatalogue.Water, 5),
                SampleCatalogue.LessonOf(SampleCatalogue.Harvest, 7)
            )
        );
        var now = _site.Now;
        await _site.RestartAsync();
        var dates = _site.Get<IPublicationDates>();

        Assert.Equal(now, dates.FindServedAt(changed.Id, changed.Version));
        Assert.Equal(published, dates.FindServedAt(new(SampleCatalogue.Water), "lesson-v1"));
        Assert.Equal(now, dates.LastChangedAt);
        Assert.Null(dates.FindServedAt(changed.Id, "lesson-v9"));
    }

    private static CourseCatalogue With(QuizQuestion question) =>
        SampleCatalogue.Of(
            SampleCatalogue.LessonOf(SampleCatalogue.Sow, 10, new LessonQuestionPart(question)),
            SampleCatalogue.LessonOf(SampleCatalogue.Water, 5),
            SampleCatalogue.LessonOf(SampleCatalogue.Harvest, 7)
        );
}
