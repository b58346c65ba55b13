using Quartz;
using UsmeAprende.Jobs;

namespace UsmeAprende.Tests.Jobs;

public sealed class CadenceTests
{
    private static readonly Cadence[] s_all =
    [
        Cadence.EveryMinutes(1), Cadence.EveryMinutes(15), Cadence.EveryMinutes(60), Cadence.EveryHours(6),
        Cadence.DailyAt(2, 5), Cadence.DailyAt(23, 59), Cadence.WeeklyOn(DayOfWeek.Monday, 7, 0), Cadence.WeeklyOn(DayOfWeek.Sunday, 13, 30), Cadence.MonthlyOn(1, 0, 0),
    ];

    [Fact]
    public void Words_OfACadence_AreThoseThatPeopleSay() => Assert.Equal(
        [
            "Cada minuto", "Cada 15 minutos", "Cada hora", "Cada 6 horas",
            "Todos los días a las 2:05 a. m.", "Todos los días a las 11:59 p. m.", "Los lunes a las 7:00 a. m.", "Los domingos a la 1:30 p. m.", "El día 1 de cada mes a las 12:00 a. m.",
        ],
        s_all.Select(c => c.InWords.Replace('\u00a0', ' ').Replace('\u202f', ' ')));

    [Fact]
    public void Moments_AreByTheClockOfBogota()
    {
        var daily = Cadence.DailyAt(2, 0);

        Assert.Equal(Utc(22, 7, 0), daily.NextAfter(Utc(22, 6, 59)));
        Assert.Equal(Utc(23, 7, 0), daily.NextAfter(Utc(22, 7, 0)));
        Assert.Equal(Utc(22, 7, 0), daily.LastUntil(Utc(22, 7, 0)));
        Assert.Equal(Utc(21, 7, 0), daily.LastUntil(Utc(22, 6, 59)));
        Assert.Equal(Utc(22, 12, 30), Cadence.EveryMinutes(30).LastUntil(Utc(22, 12, 59)));
    }

    // What the page says comes next, and what the scheduler does, must be one.
    [Fact]
    public void Moments_OfEveryCadence_AreThoseThatTheSchedulerReadsInItsCronLine()
    {
        var random = new Random(20261122);
        foreach (var cadence in s_all)
        {
            var trigger = TriggerBuilder.Create().WithSchedule(CronScheduleBuilder.Create(cadence.Cron, CronFormat.Unix).InTimeZone(Cadence.Bogota)).StartAt(DateTimeOffset.UnixEpoch).Build();
            for (var n = 0; n < 200; n++)
            {
                var moment = Utc(1, 0, 0).AddSeconds(random.Next(365 * 24 * 3600));
                var next = trigger.GetFireTimeAfter(moment)!.Value.UtcDateTime;

                Assert.Equal(next, cadence.NextAfter(moment));
                Assert.Equal(next, cadence.LastUntil(next));
                Assert.True(cadence.LastUntil(moment) <= moment && cadence.NextAfter(cadence.LastUntil(moment)) == next, $"{cadence.Cron} at {moment:O}");
            }
        }
    }

    [Theory]
    [InlineData(7)]
    [InlineData(0)]
    [InlineData(-5)]
    public void Minutes_ThatDoNotDivideTheHour_AreABrokenAssumption(int minutes) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Cadence.EveryMinutes(minutes));

    private static DateTime Utc(int day, int hour, int minute) => new(2026, 11, day, hour, minute, 0, DateTimeKind.Utc);
}
