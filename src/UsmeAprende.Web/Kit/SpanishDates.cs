using System.Globalization;
using UsmeAprende.Data;

namespace UsmeAprende.Web.Kit;

/// <summary>Formats moments in Spanish, in Bogotá's time.</summary>
public static class SpanishDates
{
    private static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es-CO");

    /// <summary>Day and time: <c>22 de noviembre de 2026, 8:15 a. m.</c></summary>
    public static string DayAndTime(DateTime utc) => BogotaClock.ToLocal(utc).ToString("d 'de' MMMM 'de' yyyy, h:mm tt", Spanish);

    /// <summary>Only the day: <c>22 de noviembre de 2026</c>.</summary>
    public static string Day(DateTime utc) => BogotaClock.ToLocal(utc).ToString("d 'de' MMMM 'de' yyyy", Spanish);

    /// <summary>Only the month: <c>agosto de 2026</c>.</summary>
    public static string Month(DateTime utc) => BogotaClock.ToLocal(utc).ToString("MMMM 'de' yyyy", Spanish);

    /// <summary>A calendar month: <c>agosto de 2026</c>.</summary>
    public static string Month(DateOnly day) => day.ToString("MMMM 'de' yyyy", Spanish);
}

/// <summary>Formats a duration: minutes up to an hour, then half hours.</summary>
public static class SpanishDurations
{
    public static string InWords(int minutes)
    {
        var halves = (minutes + 15) / 30;
        var andHalf = halves % 2 == 1 ? " y media" : "";
        return (minutes, halves / 2) switch
        {
            (1, _) => "1 minuto",
            (< 60, _) => $"{minutes} minutos",
            (_, 1) => $"una hora{andHalf}",
            (_, var hours) => $"unas {hours} horas{andHalf}",
        };
    }
}
