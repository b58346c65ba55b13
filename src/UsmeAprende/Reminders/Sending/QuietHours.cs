using UsmeAprende.Data;
using UsmeAprende.Reminders.Kinds;

namespace UsmeAprende.Reminders.Sending;

/// <summary>
/// When messages may be sent (R28), in Bogotá's time. Who wants them, and how often, is decided in <see cref="ReminderPolicy"/>.
/// </summary>
public static class QuietHours
{
    public const int MostAWeek = 3;

    private static readonly TimeOnly Morning = new(8, 0);
    private static readonly TimeOnly Evening = new(19, 0);
    private static readonly TimeOnly Dawn = new(6, 0);
    private static readonly TimeOnly Night = new(21, 0);

    /// <summary>Whether motivation may be sent on this day.</summary>
    public static bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not DayOfWeek.Sunday && !ColombianHolidays.Includes(day);

    public static bool Allows(ReminderPurpose purpose, DateTime utc) => NextAllowed(purpose, utc) == utc;

    /// <summary>This moment, or the first one after it at which such a message may be sent.</summary>
    public static DateTime NextAllowed(ReminderPurpose purpose, DateTime utc)
    {
        var (from, to) = purpose is ReminderPurpose.Motivation ? (Morning, Evening) : (Dawn, Night);
        var (day, time) = (BogotaClock.DayOf(utc), BogotaClock.TimeOf(utc));
        if (IsAllowedDay(day, purpose) && time >= from && time < to)
            return utc;
        if (time >= from)
            day = day.AddDays(1);
        while (!IsAllowedDay(day, purpose))
            day = day.AddDays(1);
        return BogotaClock.ToUtc(day, from);
    }

    /// <summary>The first allowed moment of a later day, if today's message has been sent already.</summary>
    public static DateTime NextAllowedDay(ReminderPurpose purpose, DateTime utc) =>
        NextAllowed(purpose, BogotaClock.ToUtc(BogotaClock.DayOf(utc).AddDays(1), Dawn));

    private static bool IsAllowedDay(DateOnly day, ReminderPurpose purpose) => purpose is ReminderPurpose.Service || IsWorkingDay(day);
}
