namespace UsmeAprende.Web.Tests.Reminders;

public sealed class SendingKillTests
{
    // R27; tests/UsmeAprende.Drills does it twenty times.
    [Fact]
    public async Task Sender_KilledTwiceAmongFiveHundredReminders_LosesNoneAndRepeatsAtMostWhatWasUnderWay()
    {
        await using var scenario = new SendingKillScenario();

        await scenario.RunAsync(90, 160);
    }
}
