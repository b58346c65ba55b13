namespace UsmeAprende.Certificates;

/// <summary>
/// Tells whether lessons were finished faster than anyone reads them (R6). Scores are self-declared, and a phone that was off sends many at
/// once with the times it noted, so this is a question for a coordinator, not an answer.
/// </summary>
public static class LearningSpeed
{
    // One lesson known already is soon finished; five in a row are not.
    private const int Lessons = 5;

    // Of the planned minutes.
    private const int Percent = 20;

    /// <param name="finished">Planned minutes and time of each lesson finished alone.</param>
    public static bool IsImplausible(IEnumerable<(int Minutes, DateTime At)> finished)
    {
        var inOrder = finished.OrderBy(f => f.At).ToList();
        for (var last = Lessons - 1; last < inOrder.Count; last++)
        {
            // The first one's own time is not known: its finish opens the window.
            var first = last - Lessons + 1;
            var planned = inOrder.Skip(first + 1).Take(Lessons - 1).Sum(f => f.Minutes);
            if ((inOrder[last].At - inOrder[first].At).TotalMinutes * 100 < planned * Percent)
                return true;
        }
        return false;
    }
}
