using System.Globalization;

namespace UsmeAprende.Reminders;

/// <summary>The clock and calendar of the people written to; storage is in UTC.</summary>
internal static class Bogota
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/Bogota");

    private static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es-CO");

    public static DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, Zone);

    public static DateOnly Day(DateTime utc) => DateOnly.FromDateTime(Local(utc));

    public static DateTime Utc(DateOnly day, TimeOnly time) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(time), Zone);

    public static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>A day and time as people say them: <c>jueves 5 de junio, 9:00 a. m.</c></summary>
    public static string Say(DateTime utc) => Local(utc).ToString("dddd d 'de' MMMM, h:mm tt", Spanish);

    public static string SayTime(DateTime utc) => Local(utc).ToString("h:mm tt", Spanish);

    public static string SayDay(DateOnly day) => day.ToString("dddd d 'de' MMMM", Spanish);

    /// <summary>A day as a part of a reminder's key.</summary>
    public static string Key(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
