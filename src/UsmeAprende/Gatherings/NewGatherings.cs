namespace UsmeAprende.Gatherings;

/// <summary>One gathering to be held, or a series of them with its group.</summary>
public sealed record NewGatherings
{
    /// <summary>Made with the form and the first gathering's from then on: on a slow line people press twice.</summary>
    public required Guid Id { get; init; }

    public required GatheringPlan Plan { get; init; }

    /// <summary>In order; more than one make a series.</summary>
    public required IReadOnlyList<Occasion> Occasions { get; init; }

    /// <summary>The course that the people of a series take together.</summary>
    public string? CourseId { get; init; }

    /// <summary>Each gathering of a series covers the next part of the lessons, rather than all of them.</summary>
    public bool SpreadsLessons { get; init; }

    /// <summary>The group to which these are added; its people get their seats.</summary>
    public Guid? GroupId { get; init; }

    /// <summary>The plan of the n-th gathering, from 0.</summary>
    internal GatheringPlan PlanOf(int n) =>
        !SpreadsLessons || Occasions.Count == 1
            ? Plan
            : Plan with
            {
                Lessons =
                [
                    .. Plan.Lessons.Take(Plan.Lessons.Count * (n + 1) / Occasions.Count).Skip(Plan.Lessons.Count * n / Occasions.Count),
                ],
            };
}
