using FsCheck;
using FsCheck.Fluent;
using UsmeAprende.Badges;
using UsmeAprende.Learning;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.Badges;

/// <summary>R5 and R6 of the rules themselves.</summary>
public sealed class BadgeFactsTests
{
    private static readonly Guid Ana = Guid.CreateVersion7();

    [Fact]
    public void Badges_OfAnyPermutationAndRepetition_AreTheSameWithTheSameDates() // R5
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
                            SampleBook
                                .Earned(HistoryOf(c.story.ListFor(person)))
                                .SequenceEqual(
                                    SampleBook.Earned(HistoryOf(c.shuffled.Where(s => s.Person == person).Select(s => s.AsStored())))
                                )
                        )
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Badges_OfWhatStaffSawInAnyOrderAndRepetition_AreTheSame() // R5
    {
        Guid[] gatherings = [Guid.CreateVersion7(), Guid.CreateVersion7()];
        var deed =
            from gathering in Gen.Elements(gatherings)
            from days in Gen.Choose(0, 30)
            from told in Gen.Elements(
                (RecordVerb.Attended, GatheringActivityIds.AttendanceOf(gathering)),
                (RecordVerb.Attended, GatheringActivityIds.LateOf(gathering)),
                (RecordVerb.Attended, GatheringActivityIds.EarlyOf(gathering)),
                (RecordVerb.Thanked, GatheringActivityIds.ThanksOf(gathering)),
                (RecordVerb.Observed, GatheringActivityIds.TaskOf("huerta/semillas"))
            )
            select SampleRecords.Create(told.Item1, told.Item2, SampleRecords.Morning.AddDays(-days));
        var cases =
            from deeds in deed.ListOf()
            from voids in deeds.Count == 0
                ? Gen.Constant(new List<NewRecord>())
                : Gen.Elements(deeds.ToArray()).Select(SampleRecords.Void).ListOf()
            let all = deeds.Concat(voids).Select(r => new SentRecord(Ana, r).AsStored()).ToList()
            from shuffled in Gen.Shuffle(all.Concat(all))
            select (all, shuffled);

        Prop.ForAll(
                cases.ToArbitrary(),
                c =>
                    SampleBook.Earned(HistoryOf(c.all)).SequenceEqual(SampleBook.Earned(HistoryOf(c.shuffled)))
                    && HistoryOf(c.all).Weeks.OrderBy(w => w.Key).SequenceEqual(HistoryOf(c.shuffled).Weeks.OrderBy(w => w.Key))
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Badges_WithMoreRecords_AreNeverFewerNorLater() // only ever added
    {
        Prop.ForAll(
                RecordStory.Arbitrary(),
                story =>
                    story
                        .All.Select(s => s.Person)
                        .Distinct()
                        .All(person =>
                        {
                            var deeds = story.ListFor(person).Where(r => r.Verb is not RecordVerb.Voided).ToList();
                            var all = SampleBook.Earned(HistoryOf(deeds));
                            return SampleBook
                                .Earned(HistoryOf(deeds.Take(deeds.Count / 2)))
                                .All(b => all.TryGetValue(b.Key, out var at) && at <= b.Value);
                        })
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Badge_OfALesson_IsDatedByItsFirstEnd()
    {
        var earned = Earned(
            SampleRecords.Completed(SampleCatalogue.Sow, SampleRecords.Morning),
            SampleRecords.Completed(SampleCatalogue.Sow, SampleRecords.Morning.AddDays(-3))
        );

        Assert.Equal(SampleRecords.Morning.AddDays(-3), earned[SampleBook.FirstLesson]);
        Assert.DoesNotContain(SampleBook.TwoLessons, earned); // R6: the same lesson again is nothing new
        Assert.DoesNotContain(SampleBook.Retired, earned);
    }

    [Fact]
    public void Badge_OfAModule_NeedsAllItsLessonsAndIsDatedByTheLast()
    {
        var almost = Earned(SampleRecords.Completed(SampleCatalogue.Sow), SampleRecords.Completed(SampleCatalogue.Harvest));
        var whole = Earned(
            SampleRecords.Completed(SampleCatalogue.Sow),
            SampleRecords.Completed(SampleCatalogue.Water, SampleRecords.Morning.AddDays(-1))
        );

        Assert.DoesNotContain(SampleBook.Module, almost);
        Assert.Equal(SampleRecords.Morning, whole[SampleBook.Module]);
    }

    [Fact]
    public void Badge_OfATestWithAScore_IsDatedByTheFirstTryThatReachedIt()
    {
        const string all = """{"t-one":"ff000001","t-two":"ff000003","t-three":"agua"}""";
        const string two = """{"t-one":"ff000001","t-two":"ff000003"}""";

        var earned = Earned(
            SampleRecords.Attempt(all, SampleRecords.Morning),
            SampleRecords.Attempt(two, SampleRecords.Morning.AddDays(-9)),
            SampleRecords.Attempt(all, SampleRecords.Morning.AddDays(-2))
        );

        Assert.Equal(SampleRecords.Morning.AddDays(-9), earned[SampleBook.Passed]);
        Assert.Equal(SampleRecords.Morning.AddDays(-2), earned[SampleBook.FullMarks]);
        Assert.DoesNotContain(SampleBook.Passed, Earned(SampleRecords.Attempt("""{"t-one":"ff000001"}""")));
    }

    [Fact]
    public void Badge_OfARetry_NeedsAWrongAndARightAnswerWhicheverCameFirst() // R5
    {
        Assert.DoesNotContain(SampleBook.Retry, Earned(SampleRecords.Wrong()));
        Assert.DoesNotContain(SampleBook.Retry, Earned(SampleRecords.Right()));
        Assert.Equal(
            SampleRecords.Morning,
            Earned(SampleRecords.Right(SampleRecords.Morning.AddDays(-1)), SampleRecords.Wrong())[SampleBook.Retry]
        );
    }

    [Fact]
    public void Badge_OfSeveralThings_IsDatedByTheLastOfThem()
    {
        Assert.DoesNotContain(SampleBook.LessonAndPractice, Earned(SampleRecords.Completed(SampleCatalogue.Sow)));
        Assert.Equal(
            SampleRecords.Morning,
            Earned(
                SampleRecords.Create(RecordVerb.Practised, SampleCatalogue.Practice),
                SampleRecords.Completed(SampleCatalogue.Sow, SampleRecords.Morning.AddDays(-4))
            )[SampleBook.LessonAndPractice]
        );
    }

    [Fact]
    public void Badge_OfAReflection_IsNoPractice() =>
        Assert.DoesNotContain(SampleBook.Practice, Earned(SampleRecords.Create(RecordVerb.Reflected, SampleCatalogue.Reflection)));

    [Fact]
    public void Badges_OfWhatStaffSaw_ComeFromTheirRecords()
    {
        var gathering = Guid.CreateVersion7();

        var earned = Earned(
            SampleRecords.Create(RecordVerb.Attended, GatheringActivityIds.AttendanceOf(gathering)),
            SampleRecords.Create(RecordVerb.Thanked, GatheringActivityIds.ThanksOf(gathering), SampleRecords.Morning.AddHours(1)),
            SampleRecords.Create(RecordVerb.Observed, GatheringActivityIds.TaskOf("huerta/semillas"), SampleRecords.Morning.AddHours(2))
        );

        Assert.Equal([SampleBook.Cafe, SampleBook.Thanked, SampleBook.Task], earned.Keys);
        Assert.DoesNotContain(SampleBook.Cafe, Earned(SampleRecords.Create(RecordVerb.Attended, GatheringActivityIds.LateOf(gathering))));
    }

    [Fact]
    public void Badge_OfAGame_NeedsItPlayed() =>
        Assert.Contains(SampleBook.Player, Earned(SampleRecords.Create(RecordVerb.Played, Game.SpotTheScam.Activity)));

    [Fact]
    public void Badge_OfAGoal_IsForWhoeverFinishedALessonInItsMonth()
    {
        var goal = new ReachedGoal(
            Guid.CreateVersion7(),
            SampleRecords.Morning.AddDays(-5),
            SampleRecords.Morning.AddDays(5),
            SampleRecords.Morning.AddDays(20)
        );
        IReadOnlyDictionary<string, DateTime> With(DateTime at) =>
            SampleBook.Earned(HistoryOf([new SentRecord(Ana, SampleRecords.Completed(SampleCatalogue.Sow, at)).AsStored()], goal));

        Assert.Equal(goal.At, With(SampleRecords.Morning)[SampleBook.Together]);
        Assert.DoesNotContain(SampleBook.Together, With(SampleRecords.Morning.AddDays(-6)));
    }

    [Fact]
    public void Badge_OfWeeks_CountsTheLongestRun() // R5
    {
        var earned = Earned([
            .. Enumerable
                .Range(0, 3)
                .Select(week => SampleRecords.Completed(SampleCatalogue.Sow, SampleRecords.Morning.AddDays(-7 * week))),
        ]);

        Assert.Equal(SampleRecords.Morning, earned[SampleBook.ThreeWeeks]);
        Assert.DoesNotContain(
            SampleBook.ThreeWeeks,
            Earned(
                SampleRecords.Completed(SampleCatalogue.Sow),
                SampleRecords.Completed(SampleCatalogue.Sow, SampleRecords.Morning.AddDays(-7))
            )
        );
    }

    private static IReadOnlyDictionary<string, DateTime> Earned(params NewRecord[] records) =>
        SampleBook.Earned(HistoryOf(records.Select(r => new SentRecord(Ana, r).AsStored())));

    // Every gathering they speak of was held.
    private static History HistoryOf(IEnumerable<LearningRecord> records, params ReachedGoal[] goals)
    {
        var all = records.ToList();
        var held = all.Select(GatheringActivityIds.FindGathering).OfType<Guid>().Distinct().ToDictionary(g => g, _ => DateTime.MinValue);
        return History.Of(all, SampleCatalogue.Make(), goals, new EventTimes(held));
    }
}
