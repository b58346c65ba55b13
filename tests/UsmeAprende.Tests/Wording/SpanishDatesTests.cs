using UsmeAprende.Wording;

namespace UsmeAprende.Tests.Wording;

public sealed class SpanishDatesTests
{
    // In Bogotá it is still the day before: Tuesday, 24 November, 8:15 in the evening.
    private static readonly DateTime Evening = new(2026, 11, 25, 1, 15, 0, DateTimeKind.Utc);

    [Fact]
    public void Moment_InEachForm_IsShownInBogotasTime()
    {
        string[] shown =
        [
            SpanishDates.Day(Evening),
            SpanishDates.DayAndTime(Evening),
            SpanishDates.LongDay(Evening),
            SpanishDates.ShortDay(Evening),
            SpanishDates.ShortDayAndTime(Evening),
            SpanishDates.DayNumber(Evening),
            SpanishDates.ShortMonth(Evening),
            SpanishDates.Month(Evening),
            SpanishDates.Time(Evening),
        ];

        Assert.Equal(
            [
                "24 de noviembre de 2026",
                "24 de noviembre de 2026, 8:15 p.\u00a0m.",
                "martes 24 de noviembre de 2026",
                "martes 24 de noviembre",
                "martes 24 de noviembre, 8:15 p.\u00a0m.",
                "24",
                "nov",
                "noviembre de 2026",
                "8:15 p.\u00a0m.",
            ],
            shown
        );
    }

    [Fact]
    public void Hours_OfAGathering_HaveNoLineBreakInsideATime() =>
        Assert.Equal(
            "martes 24 de noviembre de 2026, de 8:15\u00a0p.\u00a0m. a 10:15\u00a0p.\u00a0m.",
            SpanishDates.DayAndHours(Evening, Evening.AddHours(2))
        );
}
