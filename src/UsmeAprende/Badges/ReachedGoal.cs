namespace UsmeAprende.Badges;

/// <summary>A goal that was reached together.</summary>
/// <param name="From">Whoever first finished a lesson from then on …</param>
/// <param name="Until">… and before then took part.</param>
/// <param name="At">When it was written down that it was reached.</param>
public sealed record ReachedGoal(Guid Id, DateTime From, DateTime Until, DateTime At);
