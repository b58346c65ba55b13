using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Badges.Games;
using UsmeAprende.Data;
using UsmeAprende.Figures;

namespace UsmeAprende.Reports.Plan;

/// <summary>Computes how far each result of a plan has come: from published figures (R29), or from what was reported.</summary>
public sealed class PlanProgressReader(UsmeDb db, PublishedFigureReader figures, PlanReporting reports, TimeProvider clock)
{
    public async Task<PlanProgress> ReadAsync(ActionPlan plan, CancellationToken cancel)
    {
        var months = await figures.ListMonthsAsync([.. plan.Results.SelectMany(r => NamesOf(r.Measure)).Distinct()], plan.Year, cancel);
        var told = (await reports.ListAsync(plan.Year, cancel)).Where(r => r.Stands).ToLookup(r => r.Result);
        var signed = (await db.DataReleases.Select(r => r.SignedAt).ToListAsync(cancel)).Select(FigureMonth.Of).ToList();
        var now = FigureMonth.Of(clock.GetUtcNow().UtcDateTime);
        return new PlanProgress(
            plan,
            [
                .. plan.Elements.Select(e => new ElementProgress(
                    e,
                    [
                        .. e.Results.Select(r =>
                            ResultProgress.Compute(
                                r,
                                ListMonths(r, months, CountOthers(r, told[r.Id], signed.Where(m => m.Year == plan.Year))),
                                IsOver(plan, r, now)
                            )
                        ),
                    ]
                )),
            ]
        );
    }

    /// <summary>The figures of a measure, in the order of <see cref="ResultMonth.Amounts"/>; none if it is reported by hand.</summary>
    public static IReadOnlyList<string> NamesOf(ResultMeasure measure) =>
        measure.Kind switch
        {
            MeasureKind.Gatherings => [HeldGatheringTotals.NameOfKind(measure.Topic)],
            MeasureKind.Teaching => [HeldGatheringTotals.NameOfTopic(measure.Topic), CompletionTotals.NameOf(measure.Topic)],
            MeasureKind.Games => [GameTotals.Figure],
            _ => [],
        };

    private static IEnumerable<ResultMonth> ListMonths(
        KeyResult result,
        IReadOnlyDictionary<(string Figure, DateOnly Month), int> months,
        IEnumerable<(DateOnly Month, int Amount)> others
    )
    {
        var names = NamesOf(result.Measure);
        return names.Count == 0
            ? others.GroupBy(one => one.Month).Select(same => new ResultMonth(same.Key, [same.Sum(one => one.Amount)]))
            : months
                .Keys.Where(key => names.Contains(key.Figure))
                .Select(key => key.Month)
                .Distinct()
                .Select(month => new ResultMonth(month, [.. names.Select(name => months.GetValueOrDefault((name, month)))]));
    }

    private static IEnumerable<(DateOnly Month, int Amount)> CountOthers(
        KeyResult result,
        IEnumerable<PlanReport> reports,
        IEnumerable<DateOnly> signed
    ) => result.Measure.Kind is MeasureKind.DataReleases ? signed.Select(month => (month, 1)) : reports.Select(r => (r.Month, r.Amount));

    private static bool IsOver(ActionPlan plan, KeyResult result, DateOnly now) => new DateOnly(plan.Year, result.Until, 1) < now;
}

/// <summary>How a plan goes.</summary>
public sealed record PlanProgress(ActionPlan Plan, ImmutableArray<ElementProgress> Elements)
{
    public IEnumerable<ResultProgress> Results => Elements.SelectMany(e => e.Results);

    public ResultProgress? Find(string result) => Results.FirstOrDefault(r => r.Result.Id == result);

    public PlanShare Share => PlanShare.Of(Results);
}

public sealed record ElementProgress(PlanElement Element, ImmutableArray<ResultProgress> Results)
{
    public PlanShare Share => PlanShare.Of(Results);
}

/// <summary>How far several results have come together.</summary>
/// <param name="Percent">The mean of those with data, none more than its goal; null if there are no data at all.</param>
public readonly record struct PlanShare(int? Percent, int Done, int WithData, int All)
{
    internal static PlanShare Of(IEnumerable<ResultProgress> results)
    {
        var all = results.ToList();
        var known = all.Where(r => r.State is not ResultState.NoData).ToList();
        return new PlanShare(
            known.Count == 0 ? null : (int)known.Average(r => Math.Min(r.Amount, r.Result.Goal) * 100.0 / r.Result.Goal),
            known.Count(r => r.State is ResultState.Done),
            known.Count,
            all.Count
        );
    }
}

/// <summary>How far a result has come.</summary>
/// <param name="Amount">Of its goal.</param>
/// <param name="Months">With data, oldest first.</param>
public sealed record ResultProgress(KeyResult Result, int Amount, ResultState State, ImmutableArray<ResultMonth> Months)
{
    // A course that was taught to fewer people than are ever published cannot be told from one that was not.
    private const int LeastPeople = 5;

    public static ResultProgress Compute(KeyResult result, IEnumerable<ResultMonth> months, bool isOver)
    {
        var sorted = months.OrderBy(m => m.Month).ToImmutableArray();
        var sums = sorted.Aggregate(
            (IEnumerable<int>)[0, 0],
            (sum, month) => sum.Zip(month.Amounts.Append(0), (one, other) => one + other)
        );
        var (first, second) = (sums.First(), sums.ElementAt(1));
        var amount =
            result.Measure.Kind is not MeasureKind.Teaching ? first
            : first > 0 && second >= LeastPeople ? result.Goal
            : 0;
        return new ResultProgress(
            result,
            amount,
            sorted.IsEmpty ? ResultState.NoData
                : amount >= result.Goal ? ResultState.Done
                : isOver ? ResultState.Missed
                : first + second > 0 ? ResultState.Underway
                : ResultState.NotBegun,
            sorted
        );
    }

    /// <summary>The sum of a column of <see cref="ResultMonth.Amounts"/>.</summary>
    public int Sum(int column) => Months.Sum(m => m.Amounts[column]);
}

/// <param name="Month">First day.</param>
/// <param name="Amounts">One for each figure of the measure.</param>
public sealed record ResultMonth(DateOnly Month, ImmutableArray<int> Amounts);

public enum ResultState
{
    /// <summary>Nothing is known of it: no month of it was published, and nobody reported anything.</summary>
    NoData,

    NotBegun,

    Underway,

    Done,

    /// <summary>Its months are over, and the goal was not reached.</summary>
    Missed,
}
