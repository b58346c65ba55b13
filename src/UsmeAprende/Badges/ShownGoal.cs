namespace UsmeAprende.Badges;

/// <summary>A goal as the public sees it (R29): a coarse drawing while it lasts, a number only once its month is published.</summary>
/// <param name="Step">How much of the drawing is filled, from 0 to <see cref="CollectiveGoal.Steps"/>.</param>
/// <param name="IsOver">Its month has ended.</param>
/// <param name="Total">Lessons reached; null until that may be told.</param>
public sealed record ShownGoal(string Title, DateOnly Month, int Target, int Step, bool IsOver, int? Total)
{
    public bool? IsReached => Total is { } total ? total >= Target : null;
}
