using System.Globalization;

namespace UsmeAprende.Jobs;

/// <summary>When a job runs, by the clock of Bogotá: told to schedulers as a crontab line of five fields, and to people in words.</summary>
public sealed class Cadence
{
    private const int MinutesADay = 24 * 60;

    private static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es-CO");

    private readonly int _everyMinutes;
    private readonly Func<DateTime, bool> _isDay;
    private readonly TimeOnly _at;

    private Cadence(string cron, string inWords, int everyMinutes, Func<DateTime, bool> isDay, TimeOnly at) =>
        (Cron, InWords, _everyMinutes, _isDay, _at) = (cron, inWords, everyMinutes, isDay, at);

    public static TimeZoneInfo Bogota { get; } = TimeZoneInfo.FindSystemTimeZoneById("America/Bogota");

    /// <summary>Minute, hour, day, month, weekday (0 is Sunday), in Bogotá's time.</summary>
    public string Cron { get; }

    /// <summary>As people say it: <c>Los lunes a las 7:00 a. m.</c></summary>
    public string InWords { get; }

    /// <param name="minutes">A divisor of 60.</param>
    public static Cadence EveryMinutes(int minutes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(minutes > 0 && 60 % minutes == 0, true, nameof(minutes));
        return Every(minutes, minutes == 60 ? "0 * * * *" : $"*/{minutes} * * * *", minutes switch { 1 => "Cada minuto", 60 => "Cada hora", _ => $"Cada {minutes} minutos" });
    }

    /// <param name="hours">A divisor of 24.</param>
    public static Cadence EveryHours(int hours)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(hours > 0 && 24 % hours == 0, true, nameof(hours));
        return Every(hours * 60, $"0 */{hours} * * *", hours == 1 ? "Cada hora" : $"Cada {hours} horas");
    }

    public static Cadence DailyAt(int hour, int minute) =>
        OnDays($"{minute} {hour} * * *", "Todos los días", _ => true, new TimeOnly(hour, minute));

    public static Cadence WeeklyOn(DayOfWeek day, int hour, int minute)
    {
        var name = Spanish.DateTimeFormat.GetDayName(day);
        return OnDays($"{minute} {hour} * * {(int)day}", $"Los {(name.EndsWith('s') ? name : name + "s")}", d => d.DayOfWeek == day, new TimeOnly(hour, minute));
    }

    /// <param name="day">1 to 28, which every month has.</param>
    public static Cadence MonthlyOn(int day, int hour, int minute)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(day is >= 1 and <= 28, true, nameof(day));
        return OnDays($"{minute} {hour} {day} * *", $"El día {day} de cada mes", d => d.Day == day, new TimeOnly(hour, minute));
    }

    /// <summary>The latest moment of the cadence that is not after the given one. Both in UTC.</summary>
    public DateTime LastUntil(DateTime utc)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(utc, Bogota);
        if (_everyMinutes > 0)
            return ToUtc(local.Date.AddMinutes((int)local.TimeOfDay.TotalMinutes / _everyMinutes * _everyMinutes));
        var day = local.Date;
        while (!_isDay(day) || day + _at.ToTimeSpan() > local)
            day = day.AddDays(-1);
        return ToUtc(day + _at.ToTimeSpan());
    }

    /// <summary>The first moment of the cadence after the given one. Both in UTC.</summary>
    public DateTime NextAfter(DateTime utc)
    {
        if (_everyMinutes > 0)
            return LastUntil(utc).AddMinutes(_everyMinutes);
        var local = TimeZoneInfo.ConvertTimeFromUtc(utc, Bogota);
        var day = local.Date;
        while (!_isDay(day) || day + _at.ToTimeSpan() <= local)
            day = day.AddDays(1);
        return ToUtc(day + _at.ToTimeSpan());
    }

    private static Cadence Every(int minutes, string cron, string inWords)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minutes, MinutesADay);
        return new Cadence(cron, inWords, minutes, _ => true, TimeOnly.MinValue);
    }

    private static Cadence OnDays(string cron, string days, Func<DateTime, bool> isDay, TimeOnly at) =>
        new(cron, $"{days} a {(at.Hour % 12 == 1 ? "la" : "las")} {at.ToString("h:mm tt", Spanish)}", 0, isDay, at);

    private static DateTime ToUtc(DateTime local) => TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), Bogota);
}
