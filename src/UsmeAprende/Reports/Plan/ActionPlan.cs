using System.Collections.Immutable;

namespace UsmeAprende.Reports.Plan;

/// <summary>What the Alcaldía set out to do in a year, as read from <c>courses/planes/</c>. Immutable.</summary>
public sealed record ActionPlan(int Year, ImmutableArray<PlanElement> Elements)
{
    public IEnumerable<KeyResult> Results => Elements.SelectMany(e => e.Results);

    public KeyResult? Find(string result) => Results.FirstOrDefault(r => r.Id == result);

    public PlanElement ElementOf(KeyResult result) => Elements.First(e => e.Results.Contains(result));
}

/// <summary>A part of the plan, such as CO, Colaborativo.</summary>
/// <param name="Id">In capitals, as people cite it.</param>
/// <param name="Aim">In one sentence.</param>
public sealed record PlanElement(string Id, string Name, string Aim, ImmutableArray<KeyResult> Results);

/// <summary>Something that the plan promises, with a number.</summary>
/// <param name="Id">Its name in addresses; it never changes.</param>
/// <param name="Goal">How many.</param>
/// <param name="Areas">Names of the areas that answer for it.</param>
/// <param name="From">First month, 1 to 12.</param>
/// <param name="Until">Last month, 1 to 12.</param>
public sealed record KeyResult(string Id, string Title, int Goal, ImmutableArray<string> Areas, int From, int Until, ResultMeasure Measure);

/// <summary>How a result is counted.</summary>
/// <param name="Topic">The kind of gathering, or the id of the course or module; empty for the others.</param>
public sealed record ResultMeasure(MeasureKind Kind, string Topic = "")
{
    public static readonly ResultMeasure ByHand = new(MeasureKind.ByHand);

    public bool IsByHand => Kind is MeasureKind.ByHand;
}

public enum MeasureKind
{
    /// <summary>Staff report it, with evidence.</summary>
    ByHand,

    /// <summary>Gatherings of a kind that were held.</summary>
    Gatherings,

    /// <summary>A course or module that was taught at gatherings, and that people finished.</summary>
    Teaching,

    /// <summary>Games that people began.</summary>
    Games,

    /// <summary>Semesters of open data that a coordinator signed.</summary>
    DataReleases,
}
