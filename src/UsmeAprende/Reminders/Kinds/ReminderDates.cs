using System.Globalization;
using UsmeAprende.Data;

namespace UsmeAprende.Reminders.Kinds;

/// <summary>Formats days and times for messages and for reminders' keys.</summary>
internal static class ReminderDates
{
    private static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es-CO");

    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary><c>jueves 5 de junio, 9:00 a. m.</c></summary>
    public static string Format(DateTime utc) => $"{Format(BogotaClock.DayOf(utc))}, {FormatTime(utc)}";

    /// <summary><c>jueves 5 de junio</c></summary>
    public static string Format(DateOnly day) => day.ToString("dddd d 'de' MMMM", Spanish);

    public static string FormatTime(DateTime utc) => BogotaClock.TimeOf(utc).ToString("h:mm tt", Spanish);

    public static string FormatKey(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
