namespace UsmeAprende.Gatherings.Attendance;

/// <summary>Checks if a person can have come late or left early at this time. With an impossible time they would get no hours.</summary>
internal static class AttendanceTimeRules
{
    /// <param name="gathering">The gathering, with its real times if they are known.</param>
    /// <param name="change">The change; without a time it is always possible.</param>
    /// <param name="known">The person's attendance so far.</param>
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

    // A real start may have seconds; typed times have none.
    private static DateTime Minute(DateTime at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMinute));
}
