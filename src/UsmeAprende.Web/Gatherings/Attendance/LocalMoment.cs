using System.Globalization;
using UsmeAprende.Data;
using UsmeAprende.Typing;

namespace UsmeAprende.Web.Gatherings.Attendance;

/// <summary>A day and time in Bogotá, as a browser's field for both has it.</summary>
internal static class LocalMoment
{
    private const string Pattern = "yyyy-MM-dd'T'HH:mm";

    public static string Format(DateTime utc) => BogotaClock.ToLocal(utc).ToString(Pattern, CultureInfo.InvariantCulture);

    /// <summary>UTC; null if it is none.</summary>
    // A year that no calendar has would leave the range of dates when the hours to UTC are added.
    public static DateTime? Parse(string? typed) =>
        DateTime.TryParseExact(TypedText.CleanValue(typed), Pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
        && at.Year is > 2000 and < 9000
            ? BogotaClock.ToUtc(DateOnly.FromDateTime(at), TimeOnly.FromDateTime(at))
            : null;
}
