using System.Globalization;
using UsmeAprende.Typing;

namespace UsmeAprende.Web.Gatherings;

/// <summary>Days and times of the day as browsers send them, or as people type them where the browser knows no such fields.</summary>
public static class TypedTime
{
    private static readonly string[] Days = ["yyyy-MM-dd", "d/M/yyyy", "d-M-yyyy"];
    private static readonly string[] Times = ["HH:mm", "H:mm", "HH:mm:ss"];

    public static bool TryDay(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(TypedText.CleanValue(text), Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    public static bool TryTime(string? text, out TimeOnly time) =>
        TimeOnly.TryParseExact(TypedText.CleanValue(text), Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    public static string Show(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Show(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
