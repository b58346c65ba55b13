using UsmeAprende.Web.Tests.Gatherings.Attendance;

namespace UsmeAprende.Drills;

public sealed class AttendanceRaceDrill
{
    private const int Marks = 1_000;

    // R21
    [Fact]
    public async Task Marks_AThousandOfThemSentInAnyOrderToTwoSitesOfOneDatabase_AreCountedOnce()
    {
        using var scenario = new AttendanceRaceScenario();

        await scenario.RunAsync(Marks);
    }
}
