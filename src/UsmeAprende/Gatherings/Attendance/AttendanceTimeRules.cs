namespace UsmeAprende.Gatherings.Attendance;

/// <summary>
/// Whether somebody can have come to a gathering late, or left it early, at the time that is said. Whoever did so at an impossible one
/// would be credited nothing.
/// </summary>
internal static class AttendanceTimeRules
{
    /// <param name="gathering">With its real times, where they are known.</param>
    /// <param name="change">Fits where it says no time.</param>
    /// <param name="known">What was said of the person before.</param>
    public static bool IsPossible(Gathering gathering, AttendanceChange change, AttendanceFacts? known)
    {
        if (change.TakesBack || change.Time is not { } time)
            return true;
        if (change.Kind is MarkKind.Late)
        {
            var arrived = AttendanceFacts.ArrivalAt(gathering, time);
            return arrived >= Minute(gathering.FromAt) && arrived < (known?.LeftAt ?? gathering.UntilAt);
        }
        var left = AttendanceFacts.LeavingAt(gathering, time);
        return left > (known?.ArrivedAt ?? gathering.FromAt) && left <= gathering.UntilAt;
    }

    // A real beginning may have seconds; what is typed has none.
    private static DateTime Minute(DateTime at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMinute));
}
