using System.Globalization;

namespace UsmeAprende.Web.Site;

/// <summary>The clock of the people: storage is in UTC, screens in Bogotá's time.</summary>
public static class BogotaTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/Bogota");

    private static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es-CO");

    /// <summary>Day and time as people say them: <c>22 de noviembre de 2026, 8:15 a. m.</c></summary>
    public static string Show(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, Zone).ToString("d 'de' MMMM 'de' yyyy, h:mm tt", Spanish);

    /// <summary>The day and the time that clocks in Bogotá show.</summary>
    public static DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, Zone);

    public static DateTime ToUtc(DateOnly day, TimeOnly time) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(time), Zone);

    /// <summary>The day alone: <c>22 de noviembre de 2026</c>.</summary>
    public static string Day(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, Zone).ToString("d 'de' MMMM 'de' yyyy", Spanish);

    /// <summary>The month alone: <c>agosto de 2026</c>.</summary>
    public static string Month(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, Zone).ToString("MMMM 'de' yyyy", Spanish);

    /// <summary>A month of the calendar: <c>agosto de 2026</c>.</summary>
    public static string Month(DateOnly day) => day.ToString("MMMM 'de' yyyy", Spanish);
}
