namespace UsmeAprende.Data;

/// <summary>Converts between UTC and Bogotá's time. Colombia has had one offset since 1993, five hours behind.</summary>
public static class BogotaClock
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(-5);

    /// <summary>For libraries that need a time zone; we calculate with <see cref="Offset"/>.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("America/Bogota");

    /// <summary>The day in Bogotá at a moment.</summary>
    public static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(utc + Offset);

    /// <summary>The time of day in Bogotá at a moment.</summary>
    public static TimeOnly TimeOf(DateTime utc) => TimeOnly.FromDateTime(utc + Offset);

    /// <summary>The day and time that clocks in Bogotá show at a moment.</summary>
    public static DateTime ToLocal(DateTime utc) => DateTime.SpecifyKind(utc + Offset, DateTimeKind.Unspecified);

    /// <summary>The moment, UTC, of a day and time in Bogotá.</summary>
    public static DateTime ToUtc(DateOnly day, TimeOnly time = default) => new DateTime(day, time, DateTimeKind.Utc) - Offset;

    /// <summary>When the day of a moment began in Bogotá, UTC.</summary>
    public static DateTime StartOfDay(DateTime utc) => ToUtc(DayOf(utc));
}
