using System.Collections.Immutable;

namespace UsmeAprende.Badges.Awarding;

/// <summary>
/// The longest run of weeks with at most two inactive ones in each quarter (R5). A run begins and ends with an active week; a week belongs
/// to the quarter of its Monday. Shown only to the person.
/// </summary>
/// <param name="Longest">Weeks of the longest run.</param>
/// <param name="Current">Weeks of the current run; zero if there is none.</param>
/// <param name="IsActiveNow">Whether something was finished this week.</param>
/// <param name="ReachedAt">When a run of one week, of two, of three … was first reached.</param>
public sealed record WeeklyStreak(int Longest, int Current, bool IsActiveNow, ImmutableArray<DateTime> ReachedAt)
{
    public const int RestsPerQuarter = 2;

    private const int Days = 7;

    /// <param name="weeks">Active weeks by their Monday in Bogotá, each with the first moment something was finished in it.</param>
    /// <param name="thisWeek">The Monday of the week it is now.</param>
    public static WeeklyStreak Compute(IReadOnlyDictionary<DateOnly, DateTime> weeks, DateOnly thisWeek)
    {
        var active = weeks.Keys.Order().ToList();
        var reached = ImmutableArray.CreateBuilder<DateTime>();
        var rests = new Dictionary<(int Year, int Quarter), int>();
        var start = 0;
        for (var end = 0; end < active.Count; end++)
        {
            if (end > 0)
                AddRests(active[end - 1], active[end], rests, +1);
            // Every part of a valid run is valid too, so the start only moves forward.
            while (rests.Values.Any(r => r > RestsPerQuarter))
            {
                AddRests(active[start], active[start + 1], rests, -1);
                start++;
            }
            for (var length = Length(active[start], active[end]); reached.Count < length; )
                reached.Add(weeks[active[end]]);
        }

        var current = 0;
        if (active.Count > 0)
        {
            // The weeks since the last active one are inactive too, except the current week, which is not over.
            if (active[^1] < thisWeek)
                AddRests(active[^1], thisWeek, rests, +1);
            current = rests.Values.Any(r => r > RestsPerQuarter) ? 0 : Length(active[start], active[^1]);
        }
        return new WeeklyStreak(reached.Count, current, weeks.ContainsKey(thisWeek), reached.ToImmutable());
    }

    private static int Length(DateOnly first, DateOnly last) => (last.DayNumber - first.DayNumber) / Days + 1;

    private static void AddRests(DateOnly after, DateOnly until, Dictionary<(int, int), int> rests, int by)
    {
        for (var week = after.AddDays(Days); week < until; week = week.AddDays(Days))
            rests[QuarterOf(week)] = rests.GetValueOrDefault(QuarterOf(week)) + by;
    }

    private static (int, int) QuarterOf(DateOnly monday) => (monday.Year, (monday.Month - 1) / 3);
}
