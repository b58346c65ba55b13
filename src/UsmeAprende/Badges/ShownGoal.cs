using UsmeAprende.Figures;

namespace UsmeAprende.Badges;

/// <summary>A goal as the public sees it (R29): a coarse drawing while it lasts, a number only once its month is published.</summary>
/// <param name="Step">How much of the drawing is filled, from 0 to <see cref="CollectiveGoal.Steps"/>.</param>
/// <param name="IsOver">Its month has ended.</param>
/// <param name="Published">What it came to, by place too; null until that may be told.</param>
public sealed record ShownGoal(string Title, DateOnly Month, int Target, int Step, bool IsOver, PublishedFigure? Published)
{
    /// <summary>Lessons; null until they may be told, or where too few people took part.</summary>
    public int? Total => Published is { Parts.IsEmpty: false } told ? told.Total : null;
}
