namespace UsmeAprende.Badges;

/// <summary>How far a goal has come: exact, and so for the team alone until it may be published (R29).</summary>
/// <param name="Lessons">Each person's each lesson once.</param>
/// <param name="People">Distinct.</param>
public readonly record struct GoalCount(int Lessons, int People)
{
    public static GoalCount Of(IReadOnlyDictionary<Guid, int> lessons) => new(lessons.Values.Sum(), lessons.Count);
}
