using UsmeAprende.Figures;

namespace UsmeAprende.Badges;

/// <summary>
/// How far a goal's drawing may fill while its month is open (R29): by quarters of the target, and each step only once five distinct people
/// or more have finished lessons since the one before, so that no two looks at it differ by the doings of a few.
/// </summary>
public static class GoalProgress
{
    /// <param name="lessons">Of the month, in the order in which they were finished: by whom.</param>
    /// <param name="target">Lessons.</param>
    public static int StepOf(IEnumerable<Guid> lessons, int target)
    {
        var (done, step) = (0, 0);
        var since = new HashSet<Guid>();
        foreach (var person in lessons)
        {
            done++;
            since.Add(person);
            var reached = (int)Math.Min(CollectiveGoal.Steps, (long)done * CollectiveGoal.Steps / target);
            if (reached > step && since.Count >= SmallGroupMerging.LeastPeople)
            {
                step = reached;
                since.Clear();
            }
        }
        return step;
    }
}
