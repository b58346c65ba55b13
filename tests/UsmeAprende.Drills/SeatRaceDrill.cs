using UsmeAprende.Web.Tests.Gatherings.Seats;

namespace UsmeAprende.Drills;

public sealed class SeatRaceDrill
{
    private const int People = 200;

    [Fact]
    public async Task Seats_AskedForByTwoHundredAtTwoSitesOfOneDatabase_AreNeverMoreNorFewerThanThereAre()
    {
        using var scenario = new SeatRaceScenario();

        await scenario.RunAsync(People);
    }
}
