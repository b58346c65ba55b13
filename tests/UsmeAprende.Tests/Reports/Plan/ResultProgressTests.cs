using UsmeAprende.Reports.Plan;

namespace UsmeAprende.Tests.Reports.Plan;

public sealed class ResultProgressTests
{
    private static readonly ResultMeasure Fairs = new(MeasureKind.Gatherings, "fair");
    private static readonly ResultMeasure Course = new(MeasureKind.Teaching, "huerta");

    [Theory]
    [InlineData("", false, 0, ResultState.NoData)]
    // Whatever the date, what nobody knows of is not a failure.
    [InlineData("", true, 0, ResultState.NoData)]
    [InlineData("0", false, 0, ResultState.NotBegun)]
    [InlineData("0", true, 0, ResultState.Missed)]
    [InlineData("1 1", false, 2, ResultState.Underway)]
    [InlineData("1 1", true, 2, ResultState.Missed)]
    [InlineData("1 2", false, 3, ResultState.Done)]
    [InlineData("9", true, 9, ResultState.Done)]
    public void Sum_ToItsGoal_TellsTheState(string months, bool isOver, int amount, ResultState state)
    {
        var progress = ResultProgress.Compute(Result(Fairs, goal: 3), Months(months), isOver);

        Assert.Equal((amount, state), (progress.Amount, progress.State));
    }

    [Theory]
    [InlineData("1,0", 0, ResultState.Underway)]
    [InlineData("0,9", 0, ResultState.Underway)]
    [InlineData("1,0 0,4", 0, ResultState.Underway)]
    [InlineData("1,0 0,5", 1, ResultState.Done)]
    [InlineData("0,0", 0, ResultState.NotBegun)]
    public void Course_IsDone_WhenItWasTaughtAndFivePeopleFinishedIt(string months, int amount, ResultState state)
    {
        var progress = ResultProgress.Compute(Result(Course, goal: 1), Months(months), isOver: false);

        Assert.Equal((amount, state), (progress.Amount, progress.State));
    }

    [Fact]
    public void Share_IsTheMeanOfThoseWithData_NoneBeyondItsGoal()
    {
        ResultProgress[] results =
        [
            ResultProgress.Compute(Result(Fairs, goal: 3), Months("9"), isOver: false),
            ResultProgress.Compute(Result(Fairs, goal: 4), Months("1"), isOver: false),
            ResultProgress.Compute(Result(Fairs, goal: 3), [], isOver: true),
        ];

        Assert.Equal(new PlanShare(62, 1, 2, 3), PlanShare.Of(results));
        Assert.Equal(new PlanShare(null, 0, 0, 1), PlanShare.Of(results[2..]));
    }

    private static KeyResult Result(ResultMeasure measure, int goal) => new("uno", "Uno", goal, [], 4, 11, measure);

    private static IEnumerable<ResultMonth> Months(string written) =>
        written
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(
                (month, n) =>
                    new ResultMonth(
                        new DateOnly(2035, n + 1, 1),
                        [.. month.Split(',').Select(amount => int.Parse(amount, System.Globalization.CultureInfo.InvariantCulture))]
                    )
            );
}
