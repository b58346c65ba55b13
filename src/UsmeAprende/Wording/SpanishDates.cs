using System.Globalization;
using UsmeAprende.Data;

namespace UsmeAprende.Wording;

/// <summary>Formats days and times in Spanish. Moments are UTC, and shown in Bogotá's time.</summary>
public static class SpanishDates
{
    private static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es-CO");

    /// <summary><c>22 de noviembre de 2026</c>.</summary>
    public static string Day(DateTime utc) => Day(BogotaClock.DayOf(utc));

    /// <inheritdoc cref="Day(DateTime)"/>
    public static string Day(DateOnly day) => day.ToString("d 'de' MMMM 'de' yyyy", Spanish);

    /// <summary><c>22 de noviembre de 2026, 8:15 a. m.</c></summary>
    public static string DayAndTime(DateTime utc) => $"{Day(utc)}, {Time(utc)}";

    /// <summary><c>martes 24 de noviembre de 2026</c>.</summary>
    public static string LongDay(DateTime utc) => BogotaClock.DayOf(utc).ToString("dddd d 'de' MMMM 'de' yyyy", Spanish);

    /// <summary><c>martes 24 de noviembre de 2026, de 2:00 p. m. a 4:00 p. m.</c></summary>
    public static string DayAndHours(DateTime from, DateTime until) => $"{LongDay(from)}, {Hours(from, until)}";

    /// <summary><c>martes 24 de noviembre</c>, without the year.</summary>
    public static string ShortDay(DateTime utc) => ShortDay(BogotaClock.DayOf(utc));

    /// <inheritdoc cref="ShortDay(DateTime)"/>
    public static string ShortDay(DateOnly day) => day.ToString("dddd d 'de' MMMM", Spanish);

    /// <summary><c>martes 24 de noviembre, 2:00 p. m.</c></summary>
    public static string ShortDayAndTime(DateTime utc) => $"{ShortDay(utc)}, {Time(utc)}";

    /// <summary><c>24</c>, for a small calendar leaf.</summary>
    public static string DayNumber(DateTime utc) => BogotaClock.DayOf(utc).Day.ToString(Spanish);

    /// <summary><c>nov</c>, for a small calendar leaf.</summary>
    public static string ShortMonth(DateTime utc) => BogotaClock.DayOf(utc).ToString("MMM", Spanish).TrimEnd('.');

    /// <summary><c>agosto de 2026</c>.</summary>
    public static string Month(DateTime utc) => Month(BogotaClock.DayOf(utc));

    /// <inheritdoc cref="Month(DateTime)"/>
    public static string Month(DateOnly day) => day.ToString("MMMM 'de' yyyy", Spanish);

    /// <summary><c>agosto</c>.</summary>
    /// <param name="month">1 to 12.</param>
    public static string MonthName(int month) => Spanish.DateTimeFormat.GetMonthName(month);

    /// <summary><c>9:10 a. m.</c></summary>
    public static string Time(DateTime utc) => BogotaClock.TimeOf(utc).ToString("h:mm tt", Spanish);

    /// <summary><c>de 2:00 p. m. a 4:00 p. m.</c> There is no line break inside a time.</summary>
    public static string Hours(DateTime from, DateTime until) => $"de {UnbrokenTime(from)} a {UnbrokenTime(until)}";

    private static string UnbrokenTime(DateTime utc) => Time(utc).Replace(' ', '\u00a0');
}
