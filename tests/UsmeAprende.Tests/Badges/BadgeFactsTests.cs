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
            from story in Story.Arbitrary().Generator
            from shuffled in Gen.Shuffle(story.All.Concat(story.All))
            select (story, shuffled);

        Prop.ForAll(
                cases.ToArbitrary(),
                c =>
                    c.story.All.Select(s => s.Person)
                        .Distinct()
                        .All(person =>
                            SampleBook
                                .Earned(HistoryOf(c.story.Of(person)))
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
                (Verb.Attended, Attendances.Of(gathering)),
                (Verb.Attended, Attendances.LateOf(gathering)),
                (Verb.Attended, Attendances.EarlyOf(gathering)),
                (Verb.Thanked, Attendances.ThanksOf(gathering)),
                (Verb.Observed, Attendances.TaskOf("huerta/semillas"))
            )
            select Deeds.Of(told.Item1, told.Item2, Deeds.Morning.AddDays(-days));
        var cases =
            from deeds in deed.ListOf()
            from voids in deeds.Count == 0 ? Gen.Constant(new List<NewRecord>()) : Gen.Elements(deeds.ToArray()).Select(Deeds.Void).ListOf()
            let all = deeds.Concat(voids).Select(r => new Sent(Ana, r).AsStored()).ToList()
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
                Story.Arbitrary(),
                story =>
                    story
                        .All.Select(s => s.Person)
                        .Distinct()
                        .All(person =>
                        {
                            var deeds = story.Of(person).Where(r => r.Verb is not Verb.Voided).ToList();
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
            Deeds.Completed(SampleCatalogue.Sow, Deeds.Morning),
            Deeds.Completed(SampleCatalogue.Sow, Deeds.Morning.AddDays(-3))
        );

        Assert.Equal(Deeds.Morning.AddDays(-3), earned[SampleBook.FirstLesson]);
        Assert.DoesNotContain(SampleBook.TwoLessons, earned); // R6: the same lesson again is nothing new
        Assert.DoesNotContain(SampleBook.Retired, earned);
    }

    [Fact]
    public void Badge_OfAModule_NeedsAllItsLessonsAndIsDatedByTheLast()
    {
        var almost = Earned(Deeds.Completed(SampleCatalogue.Sow), Deeds.Completed(SampleCatalogue.Harvest));
        var whole = Earned(Deeds.Completed(SampleCatalogue.Sow), Deeds.Completed(SampleCatalogue.Water, Deeds.Morning.AddDays(-1)));

        Assert.DoesNotContain(SampleBook.Module, almost);
        Assert.Equal(Deeds.Morning, whole[SampleBook.Module]);
    }

    [Fact]
    public void Badge_OfATestWithAScore_IsDatedByTheFirstTryThatReachedIt()
    {
        const string all = """{"t-one":"ff000001","t-two":"ff000003","t-three":"agua"}""";
        const string two = """{"t-one":"ff000001","t-two":"ff000003"}""";

        var earned = Earned(
            Deeds.Attempt(all, Deeds.Morning),
            Deeds.Attempt(two, Deeds.Morning.AddDays(-9)),
            Deeds.Attempt(all, Deeds.Morning.AddDays(-2))
        );

        Assert.Equal(Deeds.Morning.AddDays(-9), earned[SampleBook.Passed]);
        Assert.Equal(Deeds.Morning.AddDays(-2), earned[SampleBook.FullMarks]);
        Assert.DoesNotContain(SampleBook.Passed, Earned(Deeds.Attempt("""{"t-one":"ff000001"}""")));
    }

    [Fact]
    public void Badge_OfARetry_NeedsAWrongAndARightAnswerWhicheverCameFirst() // R5
    {
        Assert.DoesNotContain(SampleBook.Retry, Earned(Deeds.Wrong()));
        Assert.DoesNotContain(SampleBook.Retry, Earned(Deeds.Right()));
        Assert.Equal(Deeds.Morning, Earned(Deeds.Right(Deeds.Morning.AddDays(-1)), Deeds.Wrong())[SampleBook.Retry]);
    }

    [Fact]
    public void Badge_OfSeveralThings_IsDatedByTheLastOfThem()
    {
        Assert.DoesNotContain(SampleBook.LessonAndPractice, Earned(Deeds.Completed(SampleCatalogue.Sow)));
        Assert.Equal(
            Deeds.Morning,
            Earned(Deeds.Of(Verb.Practised, SampleCatalogue.Practice), Deeds.Completed(SampleCatalogue.Sow, Deeds.Morning.AddDays(-4)))[
                SampleBook.LessonAndPractice
            ]
        );
    }

    [Fact]
    public void Badge_OfAReflection_IsNoPractice() =>
        Assert.DoesNotContain(SampleBook.Practice, Earned(Deeds.Of(Verb.Reflected, SampleCatalogue.Reflection)));

    [Fact]
    public void Badges_OfWhatStaffSaw_ComeFromTheirRecords()
    {
        var gathering = Guid.CreateVersion7();

        var earned = Earned(
            Deeds.Of(Verb.Attended, Attendances.Of(gathering)),
            Deeds.Of(Verb.Thanked, Attendances.ThanksOf(gathering), Deeds.Morning.AddHours(1)),
            Deeds.Of(Verb.Observed, Attendances.TaskOf("huerta/semillas"), Deeds.Morning.AddHours(2))
        );

        Assert.Equal([SampleBook.Cafe, SampleBook.Thanked, SampleBook.Task], earned.Keys);
        Assert.DoesNotContain(SampleBook.Cafe, Earned(Deeds.Of(Verb.Attended, Attendances.LateOf(gathering))));
    }

    [Fact]
    public void Badge_OfAGame_NeedsItPlayed() =>
        Assert.Contains(SampleBook.Player, Earned(Deeds.Of(Verb.Played, Game.SpotTheScam.Activity)));

    [Fact]
    public void Badge_OfAGoal_IsForWhoeverFinishedALessonInItsMonth()
    {
        var goal = new ReachedGoal(Guid.CreateVersion7(), Deeds.Morning.AddDays(-5), Deeds.Morning.AddDays(5), Deeds.Morning.AddDays(20));
        IReadOnlyDictionary<string, DateTime> With(DateTime at) =>
            SampleBook.Earned(HistoryOf([new Sent(Ana, Deeds.Completed(SampleCatalogue.Sow, at)).AsStored()], goal));

        Assert.Equal(goal.At, With(Deeds.Morning)[SampleBook.Together]);
        Assert.DoesNotContain(SampleBook.Together, With(Deeds.Morning.AddDays(-6)));
    }

    [Fact]
    public void Badge_OfWeeks_CountsTheLongestRun() // R5
    {
        var earned = Earned([
            .. Enumerable.Range(0, 3).Select(week => Deeds.Completed(SampleCatalogue.Sow, Deeds.Morning.AddDays(-7 * week))),
        ]);

        Assert.Equal(Deeds.Morning, earned[SampleBook.ThreeWeeks]);
        Assert.DoesNotContain(
            SampleBook.ThreeWeeks,
            Earned(Deeds.Completed(SampleCatalogue.Sow), Deeds.Completed(SampleCatalogue.Sow, Deeds.Morning.AddDays(-7)))
        );
    }

    private static IReadOnlyDictionary<string, DateTime> Earned(params NewRecord[] records) =>
        SampleBook.Earned(HistoryOf(records.Select(r => new Sent(Ana, r).AsStored())));

    // Every gathering they speak of was held.
    private static History HistoryOf(IEnumerable<LearningRecord> records, params ReachedGoal[] goals)
    {
        var all = records.ToList();
        var held = all.Select(Attendances.EventOf).OfType<Guid>().Distinct().ToDictionary(g => g, _ => DateTime.MinValue);
        return History.Of(all, SampleCatalogue.Make(), goals, new EventTimes(held));
    }
}
