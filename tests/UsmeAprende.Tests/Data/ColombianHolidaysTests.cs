using System.Globalization;
using UsmeAprende.Data;

namespace UsmeAprende.Tests.Data;

public sealed class ColombianHolidaysTests
{
    [Theory]
    [InlineData(2023, "01-01 01-09 03-20 04-06 04-07 05-01 05-22 06-12 06-19 07-03 07-20 08-07 08-21 10-16 11-06 11-13 12-08 12-25")]
    [InlineData(2024, "01-01 01-08 03-25 03-28 03-29 05-01 05-13 06-03 06-10 07-01 07-20 08-07 08-19 10-14 11-04 11-11 12-08 12-25")]
    // Sagrado Corazón and San Pedro y San Pablo met on one Monday.
    [InlineData(2025, "01-01 01-06 03-24 04-17 04-18 05-01 06-02 06-23 06-30 07-20 08-07 08-18 10-13 11-03 11-17 12-08 12-25")]
    [InlineData(2026, "01-01 01-12 03-23 04-02 04-03 05-01 05-18 06-08 06-15 06-29 07-20 08-07 08-17 10-12 11-02 11-16 12-08 12-25")]
    [InlineData(2027, "01-01 01-11 03-22 03-25 03-26 05-01 05-10 05-31 06-07 07-05 07-20 08-07 08-16 10-18 11-01 11-15 12-08 12-25")]
    [InlineData(2028, "01-01 01-10 03-20 04-13 04-14 05-01 05-29 06-19 06-26 07-03 07-20 08-07 08-21 10-16 11-06 11-13 12-08 12-25")]
    [InlineData(2029, "01-01 01-08 03-19 03-29 03-30 05-01 05-14 06-04 06-11 07-02 07-20 08-07 08-20 10-15 11-05 11-12 12-08 12-25")]
    [InlineData(2030, "01-01 01-07 03-25 04-18 04-19 05-01 06-03 06-24 07-01 07-20 08-07 08-19 10-14 11-04 11-11 12-08 12-25")]
    public void Holidays_OfAYear_AreThoseOfTheCalendar(int year, string days)
    {
        var expected = days.Split(' ').Select(d => DateOnly.ParseExact($"{year}-{d}", "yyyy-MM-dd", CultureInfo.InvariantCulture));

        Assert.Equal(expected, ColombianHolidays.ListForYear(year));
    }
}
