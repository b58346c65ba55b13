using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using UsmeAprende.Gatherings.Attendance;

namespace UsmeAprende.Tests.Gatherings.Attendance;

/// <summary>R22 of the computation itself.</summary>
public sealed class LearningHoursTests
{
    private static readonly DateTime Nine = TestGathering.Start;

    /// <summary>A story in words, the lessons learnt alone, the gatherings (from, until, lessons), and the minutes that count.</summary>
    public static TheoryData<string, string, string, int> Cases =>
        new()
        {
            { "nothing", "", "", 0 },
            { "a lesson alone", "a/m/x:10", "", 10 },
            { "a café that covers nothing", "", "0-120", 120 },
            { "a café beyond its lessons", "", "0-120 a/m/x:10 a/m/y:20", 120 },
            { "a café shorter than its lessons", "", "0-20 a/m/x:10 a/m/y:20", 30 },
            { "a lesson alone and again at a café", "a/m/x:10", "0-120 a/m/x:10", 120 },
            { "one lesson at two cafés", "", "0-60 a/m/x:10; 200-260 a/m/x:10", 110 },
            { "two cafés at once", "", "0-120; 0-120", 120 },
            { "two cafés at once with a lesson each", "", "0-120 a/m/x:60; 0-120 a/m/y:60", 120 },
            { "two cafés at once with the same lesson", "", "0-120 a/m/x:60; 0-120 a/m/x:60", 120 },
            { "one that ran over into the next", "", "0-125 a/m/x:200; 120-240", 200 + 115 },
            { "one inside the other", "", "0-240 a/m/x:10; 60-120 a/m/y:30", 240 },
            { "who came when it was over", "", "120-120 a/m/x:10", 10 },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Hours_OfAStory_AreThese(string story, string alone, string gatherings, int minutes)
    {
        var hours = LearningHours.Compute(LessonsOf(alone), Parse(gatherings));

        Assert.True(minutes == hours.Minutes, $"{story}: {hours.Minutes}");
    }

    [Fact]
    public void Hours_OfAGatheringOfTwoCourses_GoToTheOneItCoversMost()
    {
        var hours = LearningHours.Compute(ImmutableDictionary<ActivityId, int>.Empty, Parse("0-120 a/m/x:10 b/m/y:30"));

        Assert.Equal((120, 10, 110), (hours.Minutes, hours.ByCourse["a"], hours.ByCourse["b"]));
    }

    [Fact]
    public void Hours_OfAGroupsGathering_GoToTheGroupsCourse()
    {
        var hours = LearningHours.Compute(
            ImmutableDictionary<ActivityId, int>.Empty,
            Parse("0-120 b/m/y:30").Select(g => g with { GroupCourse = "a" })
        );

        Assert.Equal((90, 30), (hours.ByCourse["a"], hours.ByCourse["b"]));
    }

    [Fact]
    public void Hours_InAnyOrder_AreTheSame() // R5
    {
        var cases = from week in Weeks() from shuffled in Gen.Shuffle(week) select (week, shuffled);

        Prop.ForAll(cases.ToArbitrary(), c => Same(LearningHours.Compute(Alone, c.week), LearningHours.Compute(Alone, c.shuffled)))
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Hours_OfAnyWeek_AreTheLessonsAndTheTimeTheyLeave() // R22, against a plain count of minutes
    {
        Prop.ForAll(
                Weeks().ToArbitrary(),
                week =>
                {
                    var lessons = week.SelectMany(g => g.Lessons).Concat(Alone).DistinctBy(l => l.Key).Sum(l => l.Value);
                    return LearningHours.Compute(Alone, week).Minutes == lessons + TimeLeft(week);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public void Hours_ByCourse_AreNeverMoreTogetherThanInAll()
    {
        Prop.ForAll(
                Weeks().ToArbitrary(),
                week =>
                {
                    var hours = LearningHours.Compute(Alone, week);
                    return hours.ByCourse.Values.Sum() + Unattributed(week, hours) == hours.Minutes
                        && hours.ByCourse.Values.Sum() <= hours.Minutes;
                }
            )
            .QuickCheckThrowOnFailure();
    }

    private static readonly ImmutableDictionary<ActivityId, int> Alone = ImmutableDictionary<ActivityId, int>.Empty.Add(
        new("a/m/alone"),
        12
    );

    private static int Unattributed(CreditedTime[] week, LearningHours hours) =>
        hours.Minutes
        - LearningHours
            .Compute(Alone, week.Select(g => g with { GroupCourse = g.Course ?? "none" }))
            .ByCourse.Where(c => c.Key != "none")
            .Sum(c => c.Value);

    private static bool Same(LearningHours one, LearningHours other) =>
        one.Minutes == other.Minutes && one.ByCourse.OrderBy(c => c.Key).SequenceEqual(other.ByCourse.OrderBy(c => c.Key));

    // Minutes of the day as one side, minutes of lessons as the other: as many as can be paired are lessons' minutes, the rest are the
    // café's own.
    private static int TimeLeft(CreditedTime[] week)
    {
        var windows = new List<(int From, int Until)>();
        var (taught, end) = (new HashSet<ActivityId>(), DateTime.MinValue);
        foreach (var g in week.OrderBy(g => g.From).ThenBy(g => g.Id))
        {
            if (g.From >= end)
                taught.Clear();
            end = g.Until > end ? g.Until : end;
            windows.AddRange(
                g.Lessons.Where(l => taught.Add(l.Key)).SelectMany(l => Enumerable.Repeat((At(g.From), At(g.Until)), l.Value))
            );
        }
        var minutes = week.SelectMany(g => Enumerable.Range(At(g.From), g.Minutes)).ToHashSet();
        var paired = new Dictionary<int, int>();
        return minutes.Count - Enumerable.Range(0, windows.Count).Count(lesson => TryPair(lesson, []));

        // Augmenting paths (Kuhn).
        bool TryPair(int lesson, HashSet<int> seen)
        {
            for (var at = windows[lesson].From; at < windows[lesson].Until; at++)
            {
                if (!seen.Add(at))
                    continue;
                if (!paired.TryGetValue(at, out var other) || TryPair(other, seen))
                {
                    paired[at] = lesson;
                    return true;
                }
            }
            return false;
        }
    }

    private static int At(DateTime moment) => (int)(moment - Nine).TotalMinutes;

    private static Gen<CreditedTime[]> Weeks() =>
        Gen.ArrayOf(
            from start in Gen.Choose(0, 12)
            from length in Gen.Choose(0, 8)
            from lessons in Gen.SubListOf("a/m/x", "a/m/y", "b/m/z")
            from course in Gen.Elements(null, null, "a")
            select new CreditedTime(
                Guid.CreateVersion7(),
                Nine.AddMinutes(start),
                Nine.AddMinutes(start + length),
                course,
                lessons.ToImmutableSortedDictionary(l => new ActivityId(l), l => 2 + (l[^1] % 3))
            )
        );

    private static ImmutableSortedDictionary<ActivityId, int> LessonsOf(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => l.Split(':'))
            .ToImmutableSortedDictionary(l => new ActivityId(l[0]), l => int.Parse(l[1], null));

    private static IEnumerable<CreditedTime> Parse(string text) =>
        text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(g =>
            {
                var words = g.Split(' ', 2);
                var minutes = words[0].Split('-').Select(m => int.Parse(m, null)).ToArray();
                return new CreditedTime(
                    Guid.CreateVersion7(),
                    Nine.AddMinutes(minutes[0]),
                    Nine.AddMinutes(minutes[1]),
                    null,
                    LessonsOf(words.ElementAtOrDefault(1) ?? "")
                );
            });
}
