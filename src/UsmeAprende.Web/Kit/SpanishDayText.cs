using System.Globalization;
using UsmeAprende.Data;

namespace UsmeAprende.Web.Kit;

/// <summary>Formats days and times in Spanish, in Bogotá's time.</summary>
public static class SpanishDayText
{
    private static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es-CO");

    /// <summary><c>martes 24 de noviembre de 2026</c>.</summary>
    public static string Day(DateTime utc) => BogotaClock.ToLocal(utc).ToString("dddd d 'de' MMMM 'de' yyyy", Spanish);

    /// <summary><c>martes 24 de noviembre</c>, without the year.</summary>
    public static string ShortDay(DateTime utc) => BogotaClock.ToLocal(utc).ToString("dddd d 'de' MMMM", Spanish);

    public static string DayNumber(DateTime utc) => BogotaClock.ToLocal(utc).Day.ToString(Spanish);

    /// <summary><c>nov</c>, for a small calendar leaf.</summary>
    public static string ShortMonth(DateTime utc) => BogotaClock.ToLocal(utc).ToString("MMM", Spanish).TrimEnd('.');

    /// <summary><c>de 2:00 p. m. a 4:00 p. m.</c></summary>
    public static string Hours(DateTime from, DateTime until) => $"de {Time(from)} a {Time(until)}";

    /// <summary><c>martes 24 de noviembre de 2026, de 2:00 p. m. a 4:00 p. m.</c></summary>
    public static string DayAndHours(DateTime from, DateTime until) => $"{Day(from)}, {Hours(from, until)}";

    // No line break inside a time.
    private static string Time(DateTime utc) => BogotaClock.ToLocal(utc).ToString("h:mm tt", Spanish).Replace(' ', '\u00a0');
}
