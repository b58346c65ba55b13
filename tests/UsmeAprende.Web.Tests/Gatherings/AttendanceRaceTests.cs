namespace UsmeAprende.Web.Tests.Gatherings;

public sealed class AttendanceRaceTests
{
    // R21; tests/UsmeAprende.Drills does it with a thousand marks.
    [Fact]
    public async Task Marks_SentInAnyOrderToTwoSitesOfOneDatabase_AreCountedOnce()
    {
        using var scenario = new AttendanceRaceScenario();

        await scenario.RunAsync(marks: 160);
    }
}
