using UsmeAprende.Data;
using UsmeAprende.Reminders;

namespace UsmeAprende.Tests.Reminders;

/// <summary>Sixty days in the life of fifty people, cafés moved and cancelled among them; every message of all that time is held against the manners.</summary>
public sealed class ClockWalkTests
{
    private const int People = 50;
    private const int DaysWalked = 60;
    private const int LooksADay = 7;

    // Fixed, so that what fails once fails again.
    private readonly Random _chance = new(2035);

    // R28
    [Fact]
    public async Task Sixty_DaysOfFiftyPeople_KeepEveryMannerForEveryMessage()
    {
        await using var site = await ReminderSite.StartAsync();
        var town = new Town(site, _chance);
        await town.SettleAsync(People);

        for (var day = 0; day < DaysWalked; day++)
        {
            await town.LiveADayAsync();
            for (var look = 0; look < LooksADay; look++)
            {
                site.Clock.Advance(TimeSpan.FromMinutes(_chance.Next(1, 2 * 24 * 60 / LooksADay)));
                await site.PlanAndSendAsync();
            }
        }

        var said = (await site.RemindersAsync()).Where(r => r.ShownAt is not null).ToList();
        Assert.All(said.Where(r => r.Purpose is ReminderPurpose.Service), r => Assert.InRange(Bogota.TimeOf(r.ShownAt!.Value).Hour, 6, 20));
        var encouragements = said.Where(r => r.Purpose is ReminderPurpose.Motivation).ToList();
        Assert.All(encouragements, r =>
        {
            Assert.InRange(Bogota.TimeOf(r.ShownAt!.Value).Hour, 8, 18);
            var day = Bogota.DayOf(r.ShownAt!.Value);
            Assert.NotEqual(DayOfWeek.Sunday, day.DayOfWeek);
            Assert.DoesNotContain(day, ColombianHolidays.Of(day.Year));
            Assert.True(town.Allowed(r.PersonId, r.ShownAt.Value), "Nobody is encouraged without having allowed it.");
        });
        foreach (var own in encouragements.GroupBy(r => r.PersonId))
        {
            var days = own.Select(r => Bogota.DayOf(r.ShownAt!.Value)).Order().ToList();
            Assert.Equal(days.Distinct(), days);
            Assert.All(days, day => Assert.InRange(days.Count(d => d > day.AddDays(-7) && d <= day), 1, Manners.MostAWeek));
        }

        // And the walk has met what it is about.
        string[] about = ["bienvenida", "siga", "ritmo", "cafe-manana", "cafe-movido", "cafe-cancelado", "cupo", "asistencia", "resumen"];
        Assert.Empty(about.Except(said.Select(r => r.Kind)));
        town.AssertEveryChangeWasTold(said);
    }
}
