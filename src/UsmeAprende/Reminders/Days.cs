using System.Globalization;
using UsmeAprende.Data;

namespace UsmeAprende.Reminders;

/// <summary>Days and times as messages say them, and as parts of a reminder's key.</summary>
internal static class Days
{
    private static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es-CO");

    public static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary><c>jueves 5 de junio, 9:00 a. m.</c></summary>
    public static string Say(DateTime utc) => $"{Say(BogotaClock.DayOf(utc))}, {SayTime(utc)}";

    /// <summary><c>jueves 5 de junio</c></summary>
    public static string Say(DateOnly day) => day.ToString("dddd d 'de' MMMM", Spanish);

    public static string SayTime(DateTime utc) => BogotaClock.TimeOf(utc).ToString("h:mm tt", Spanish);

    public static string Key(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
