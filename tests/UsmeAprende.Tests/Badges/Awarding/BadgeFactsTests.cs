using FsCheck;
using FsCheck.Fluent;
using UsmeAprende.Badges.Awarding;
using UsmeAprende.Badges.Games;
using UsmeAprende.Badges.Goals;
using UsmeAprende.Learning;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.Badges.Awarding;

/// <summary>R5 and R6 of the rules themselves.</summary>
public sealed class BadgeFactsTests
{
    private static readonly PersonId Ana = PersonId.New();

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
                            SampleBadgeBook
                                .Earned(HistoryOf(c.story.ListFor(person)))
                                .SequenceEqual(
                                    SampleBadgeBook.Earned(HistoryOf(c.shuffled.Where(s => s.Person == person).Select(s => s.AsStored())))
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
                (RecordVerb.Attended, ActivityId.AttendanceOf(gathering)),
                (RecordVerb.Attended, ActivityId.LateOf(gathering)),
                (RecordVerb.Attended, ActivityId.EarlyOf(gathering)),
                (RecordVerb.Thanked, ActivityId.ThanksOf(gathering)),
                (RecordVerb.Observed, ActivityId.TaskOf("huerta/semillas"))
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
                    SampleBadgeBook.Earned(HistoryOf(c.all)).SequenceEqual(SampleBadgeBook.Earned(HistoryOf(c.shuffled)))
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
                            var all = SampleBadgeBook.Earned(HistoryOf(deeds));
                            return SampleBadgeBook
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

        Assert.Equal(SampleRecords.Morning.AddDays(-3), earned[SampleBadgeBook.FirstLesson]);
        Assert.DoesNotContain(SampleBadgeBook.TwoLessons, earned); // R6: the same lesson again is nothing new
        Assert.DoesNotContain(SampleBadgeBook.Retired, earned);
    }

    [Fact]
    public void Badge_OfAModule_NeedsAllItsLessonsAndIsDatedByTheLast()
    {
        var almost = Earned(SampleRecords.Completed(SampleCatalogue.Sow), SampleRecords.Completed(SampleCatalogue.Harvest));
        var whole = Earned(
            SampleRecords.Completed(SampleCatalogue.Sow),
            SampleRecords.Completed(SampleCatalogue.Water, SampleRecords.Morning.AddDays(-1))
        );

        Assert.DoesNotContain(SampleBadgeBook.Module, almost);
        Assert.Equal(SampleRecords.Morning, whole[SampleBadgeBook.Module]);
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

        Assert.Equal(SampleRecords.Morning.AddDays(-9), earned[SampleBadgeBook.Passed]);
        Assert.Equal(SampleRecords.Morning.AddDays(-2), earned[SampleBadgeBook.FullMarks]);
        Assert.DoesNotContain(SampleBadgeBook.Passed, Earned(SampleRecords.Attempt("""{"t-one":"ff000001"}""")));
    }

    [Fact]
    public void Badge_OfARetry_NeedsAWrongAndARightAnswerWhicheverCameFirst() // R5
    {
        Assert.DoesNotContain(SampleBadgeBook.Retry, Earned(SampleRecords.Wrong()));
        Assert.DoesNotContain(SampleBadgeBook.Retry, Earned(SampleRecords.Right()));
        Assert.Equal(
            SampleRecords.Morning,
            Earned(SampleRecords.Right(SampleRecords.Morning.AddDays(-1)), SampleRecords.Wrong())[SampleBadgeBook.Retry]
        );
    }

    [Fact]
    public void Badge_OfSeveralThings_IsDatedByTheLastOfThem()
    {
        Assert.DoesNotContain(SampleBadgeBook.LessonAndPractice, Earned(SampleRecords.Completed(SampleCatalogue.Sow)));
        Assert.Equal(
            SampleRecords.Morning,
            Earned(
                SampleRecords.Create(RecordVerb.Practised, new(SampleCatalogue.Practice)),
                SampleRecords.Completed(SampleCatalogue.Sow, SampleRecords.Morning.AddDays(-4))
            )[SampleBadgeBook.LessonAndPractice]
        );
    }

    [Fact]
    public void Badge_OfAReflection_IsNoPractice() =>
        Assert.DoesNotContain(
            SampleBadgeBook.Practice,
            Earned(SampleRecords.Create(RecordVerb.Reflected, new(SampleCatalogue.Reflection)))
        );

    [Fact]
    public void Badges_OfWhatStaffSaw_ComeFromTheirRecords()
    {
        var gathering = Guid.CreateVersion7();

        var earned = Earned(
            SampleRecords.Create(RecordVerb.Attended, ActivityId.AttendanceOf(gathering)),
            SampleRecords.Create(RecordVerb.Thanked, ActivityId.ThanksOf(gathering), SampleRecords.Morning.AddHours(1)),
            SampleRecords.Create(RecordVerb.Observed, ActivityId.TaskOf("huerta/semillas"), SampleRecords.Morning.AddHours(2))
        );

        Assert.Equal([SampleBadgeBook.Cafe, SampleBadgeBook.Thanked, SampleBadgeBook.Task], earned.Keys);
        Assert.DoesNotContain(SampleBadgeBook.Cafe, Earned(SampleRecords.Create(RecordVerb.Attended, ActivityId.LateOf(gathering))));
    }

    [Fact]
    public void Badge_OfAGame_NeedsItPlayed() =>
        Assert.Contains(SampleBadgeBook.Player, Earned(SampleRecords.Create(RecordVerb.Played, PracticeGame.SpotTheScam.Activity)));

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
            SampleBadgeBook.Earned(HistoryOf([new SentRecord(Ana, SampleRecords.Completed(SampleCatalogue.Sow, at)).AsStored()], goal));

        Assert.Equal(goal.At, With(SampleRecords.Morning)[SampleBadgeBook.Together]);
        Assert.DoesNotContain(SampleBadgeBook.Together, With(SampleRecords.Morning.AddDays(-6)));
    }

    [Fact]
    public void Badge_OfWeeks_CountsTheLongestRun() // R5
    {
        var earned = Earned([
            .. Enumerable
                .Range(0, 3)
                .Select(week => SampleRecords.Completed(SampleCatalogue.Sow, SampleRecords.Morning.AddDays(-7 * week))),
        ]);

        Assert.Equal(SampleRecords.Morning, earned[SampleBadgeBook.ThreeWeeks]);
        Assert.DoesNotContain(
            SampleBadgeBook.ThreeWeeks,
            Earned(
                SampleRecords.Completed(SampleCatalogue.Sow),
                SampleRecords.Completed(SampleCatalogue.Sow, SampleRecords.Morning.AddDays(-7))
            )
        );
    }

    private static IReadOnlyDictionary<string, DateTime> Earned(params NewRecord[] records) =>
        SampleBadgeBook.Earned(HistoryOf(records.Select(r => new SentRecord(Ana, r).AsStored())));

    // Every gathering they speak of was held.
    private static BadgeHistory HistoryOf(IEnumerable<LearningRecord> records, params ReachedGoal[] goals)
    {
        var all = records.ToList();
        var held = all.Select(GatheringRecords.FindGathering).OfType<Guid>().Distinct().ToDictionary(g => g, _ => DateTime.MinValue);
        return BadgeHistory.Compute(all, SampleCatalogue.Make(), goals, new EventTimes(held));
    }
}
