using System.Globalization;
using UsmeAprende.Reminders.Kinds;
using UsmeAprende.Reminders.Sending;

namespace UsmeAprende.Tests.Reminders.Sending;

// R28
public sealed class QuietHoursTests
{
    // Times of Bogotá. 2026-06-08 and 2026-06-15 are holiday Mondays, 2026-04-02 to 05 are Maundy Thursday to Easter.
    [Theory]
    [InlineData("2026-06-05T08:00", "2026-06-05T08:00")]
    [InlineData("2026-06-05T07:59", "2026-06-05T08:00")]
    [InlineData("2026-06-05T18:59", "2026-06-05T18:59")]
    [InlineData("2026-06-05T19:00", "2026-06-06T08:00")]
    [InlineData("2026-06-06T19:00", "2026-06-09T08:00")]
    [InlineData("2026-06-07T12:00", "2026-06-09T08:00")]
    [InlineData("2026-04-01T20:00", "2026-04-04T08:00")]
    [InlineData("2026-12-24T19:30", "2026-12-26T08:00")]
    public void Encouragement_AtAnyMoment_WaitsForAWorkingDayBetweenEightAndSeven(string asked, string allowed) =>
        Assert.Equal(Utc(allowed), QuietHours.NextAllowed(ReminderPurpose.Motivation, Utc(asked)));

    [Theory]
    [InlineData("2026-06-07T06:00", "2026-06-07T06:00")]
    [InlineData("2026-06-07T05:59", "2026-06-07T06:00")]
    [InlineData("2026-06-07T20:59", "2026-06-07T20:59")]
    [InlineData("2026-06-07T21:00", "2026-06-08T06:00")]
    [InlineData("2026-06-07T23:59", "2026-06-08T06:00")]
    public void Service_AtAnyMoment_WaitsForTheNightToEndOnly(string asked, string allowed) =>
        Assert.Equal(Utc(allowed), QuietHours.NextAllowed(ReminderPurpose.Service, Utc(asked)));

    private static DateTime Utc(string bogota) =>
        DateTime.SpecifyKind(DateTime.Parse(bogota, CultureInfo.InvariantCulture).AddHours(5), DateTimeKind.Utc);
}
