using FsCheck;
using FsCheck.Fluent;
using UsmeAprende.Learning;

namespace UsmeAprende.Tests.Learning;

/// <summary>R5 and R6 of the function itself.</summary>
public sealed class LearningStateTests
{
    private static readonly PersonId Ana = PersonId.New();

    [Fact]
    public void State_OfAnyPermutationAndRepetition_IsTheSame() // R5
    {
        var cases =
            from story in RecordStory.Arbitrary().Generator
            from shuffled in Gen.Shuffle(story.All.Concat(story.All))
            select (story, shuffled);

        Prop.ForAll(
                cases.ToArbitrary(),
                c =>
                    c.story.All.Select(s => s.Person)
                        .Distinct()
                        .All(person =>
                            Same(
                                LearningState.Compute(c.story.ListFor(person)),
                                LearningState.Compute(c.shuffled.Where(s => s.Person == person).Select(s => s.AsStored()))
                            )
                        )
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void State_WithFreshIdCopiesOfWhatCounts_IsTheSame() // R6
    {
        Prop.ForAll(
                RecordStory.Arbitrary(),
                story =>
                    story
                        .All.Select(s => s.Person)
                        .Distinct()
                        .All(person =>
                        {
                            var records = story.ListFor(person).DistinctBy(r => r.Id).ToList();
                            var copies = story
                                .All.Where(s =>
                                    s.Person == person
                                    && s.Record.Verb is not RecordVerb.Voided
                                    && !records.Exists(v => v.Verb is RecordVerb.Voided && v.TargetId == s.Record.Id)
                                )
                                .Select(s => new SentRecord(s.Person, s.Record with { Id = Guid.CreateVersion7() }).AsStored());
                            return Same(LearningState.Compute(records), LearningState.Compute(records.Concat(copies)));
                        })
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Outcome_JoinedInAnyGroupingAndTwice_IsTheSame() // R5
    {
        Prop.ForAll(
                RecordStory.Arbitrary(),
                story =>
                {
                    var outcomes = story
                        .All.Where(s => s.Record.Verb is not RecordVerb.Voided)
                        .Select(s => ActivityProgress.Of(s.AsStored()))
                        .ToList();
                    return outcomes.Count < 3
                        || (
                            outcomes[0].Join(outcomes[1]) == outcomes[1].Join(outcomes[0])
                            && outcomes[0].Join(outcomes[1]).Join(outcomes[2]) == outcomes[0].Join(outcomes[1].Join(outcomes[2]))
                            && outcomes[0].Join(outcomes[0]) == outcomes[0]
                        );
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Question_AnsweredRightThenWrong_CountsAsRetriedOnce() // R5: whichever came first
    {
        var state = LearningState.Compute([
            Stored(SampleRecords.Right()),
            Stored(SampleRecords.Wrong(SampleRecords.Morning.AddMinutes(1))),
            Stored(SampleRecords.Wrong()),
        ]);

        Assert.Equal(1, state.RetriedQuestions);
    }

    [Fact]
    public void Test_FailedThenPassed_IsNoRetriedQuestionAndKeepsItsBest()
    {
        var state = LearningState.Compute([
            Stored(SampleRecords.Attempt("{}")),
            Stored(SampleRecords.Attempt("""{"t-one":"ff000001","t-two":"ff000003","t-three":"agua"}""")),
            Stored(SampleRecords.Attempt("""{"t-one":"ff000001"}""")),
        ]);

        Assert.Equal(0, state.RetriedQuestions);
        Assert.Equal(100, state.ProgressByActivity[new(SampleCatalogue.Test)].BestScore);
    }

    [Theory]
    [InlineData("2026-11-23T04:59:59Z", "2026-11-16")] // still Sunday night in Bogotá
    [InlineData("2026-11-23T05:00:00Z", "2026-11-23")]
    [InlineData("2026-11-29T12:00:00Z", "2026-11-23")]
    public void Week_OfAMoment_BeginsOnMondayInBogota(string moment, string monday) =>
        Assert.Equal(
            DateOnly.Parse(monday, null),
            LearningState.MondayOf(DateTime.Parse(moment, null, System.Globalization.DateTimeStyles.AdjustToUniversal))
        );

    [Fact]
    public void Week_WithAnswersOnly_IsNotActive()
    {
        var state = LearningState.Compute([
            Stored(SampleRecords.Right()),
            Stored(SampleRecords.Completed(SampleCatalogue.Sow, SampleRecords.Morning.AddDays(-7))),
        ]);

        Assert.Equal([LearningState.MondayOf(SampleRecords.Morning.AddDays(-7))], state.ActiveWeeks);
    }

    internal static bool Same(LearningState one, LearningState other) =>
        one.ActiveWeeks.SetEquals(other.ActiveWeeks)
        && one.ProgressByActivity.Count == other.ProgressByActivity.Count
        && one.ProgressByActivity.All(o => other.ProgressByActivity.TryGetValue(o.Key, out var outcome) && outcome == o.Value);

    private static LearningRecord Stored(NewRecord record) => new SentRecord(Ana, record).AsStored();
}
