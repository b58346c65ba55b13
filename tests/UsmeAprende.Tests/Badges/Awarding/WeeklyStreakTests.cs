using UsmeAprende.Badges.Awarding;

namespace UsmeAprende.Tests.Badges.Awarding;

/// <summary>R5: the longest run of weeks with at most two inactive ones a quarter.</summary>
public sealed class WeeklyStreakTests
{
    // A Monday in the second week of a quarter.
    private static readonly DateOnly Start = new(2035, 1, 8);

    [Theory]
    [InlineData("x", 1)]
    [InlineData("xxxx", 4)]
    [InlineData("xx.x.x", 6)] // two rests in a quarter
    [InlineData("xx.x.x.xx", 6)] // a third breaks it: the best of what is left
    [InlineData("x...xx", 2)]
    [InlineData("xxxxxxxxx..x..xxx", 17)] // two before the first of April and two after
    [InlineData("", 0)]
    public void Rhythm_OfWeeks_IsTheLongestRun(string weeks, int longest) =>
        Assert.Equal(longest, WeeklyStreak.Compute(Weeks(weeks), Start).Longest);

    [Theory]
    [InlineData("xxx", 3, 3, true)]
    [InlineData("xxx.", 3, 3, false)] // this week is not over
    [InlineData("xxx...", 3, 3, false)]
    [InlineData("xxx....", 3, 0, false)]
    public void Rhythm_Now_GoesOnWhileRestsAreFew(string weeks, int longest, int current, bool isActiveNow)
    {
        var rhythm = WeeklyStreak.Compute(Weeks(weeks), Start.AddDays(7 * (weeks.Length - 1)));

        Assert.Equal((longest, current, isActiveNow), (rhythm.Longest, rhythm.Current, rhythm.IsActiveNow));
    }

    [Fact]
    public void Rhythm_Reached_IsDatedByTheWeekThatCompletedIt()
    {
        var weeks = Weeks("xx.x");

        var rhythm = WeeklyStreak.Compute(weeks, Start);

        Assert.Equal([weeks[Start], weeks[Start.AddDays(7)], weeks[Start.AddDays(21)], weeks[Start.AddDays(21)]], rhythm.ReachedAt);
    }

    private static Dictionary<DateOnly, DateTime> Weeks(string weeks) =>
        weeks
            .Select((mark, n) => (mark, Monday: Start.AddDays(7 * n)))
            .Where(w => w.mark == 'x')
            .ToDictionary(w => w.Monday, w => w.Monday.ToDateTime(new TimeOnly(15, 0), DateTimeKind.Utc));
}
