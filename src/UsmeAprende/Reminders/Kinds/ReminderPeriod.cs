using System.Globalization;

namespace UsmeAprende.Reminders.Kinds;

/// <summary>The day or week that a reminder is about, as its key names it.</summary>
internal static class ReminderPeriod
{
    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    public static string FormatKey(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
