using System.Globalization;
using UsmeAprende.Data;

namespace UsmeAprende.Web.Site;

/// <summary>Moments in words, by the clock of <see cref="Bogota"/>.</summary>
public static class BogotaTime
{
    private static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es-CO");

    /// <summary>Day and time as people say them: <c>22 de noviembre de 2026, 8:15 a. m.</c></summary>
    public static string Show(DateTime utc) => Bogota.Local(utc).ToString("d 'de' MMMM 'de' yyyy, h:mm tt", Spanish);

    /// <summary>The day alone: <c>22 de noviembre de 2026</c>.</summary>
    public static string Day(DateTime utc) => Bogota.Local(utc).ToString("d 'de' MMMM 'de' yyyy", Spanish);

    /// <summary>The month alone: <c>agosto de 2026</c>.</summary>
    public static string Month(DateTime utc) => Bogota.Local(utc).ToString("MMMM 'de' yyyy", Spanish);

    /// <summary>A month of the calendar: <c>agosto de 2026</c>.</summary>
    public static string Month(DateOnly day) => day.ToString("MMMM 'de' yyyy", Spanish);
}
