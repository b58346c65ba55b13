namespace UsmeAprende.Web.Tests.Gatherings;

public sealed class SeatRaceTests
{
    // tests/UsmeAprende.Drills does it with two hundred people.
    [Fact]
    public async Task Seats_AskedForAndGivenUpAtTwoSitesOfOneDatabase_AreNeverMoreNorFewerThanThereAre()
    {
        using var scenario = new SeatRaceScenario();

        await scenario.RunAsync(people: 30);
    }
}
