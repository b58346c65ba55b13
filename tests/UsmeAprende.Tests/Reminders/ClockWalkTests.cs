using System.Globalization;
using UsmeAprende.Data;
using UsmeAprende.Reminders;
using UsmeAprende.Reminders.Bounces;
using UsmeAprende.Reminders.Channels;
using UsmeAprende.Reminders.Kinds;
using UsmeAprende.Reminders.Sending;

namespace UsmeAprende.Tests.Reminders;

/// <summary>
/// Sixty days in the life of fifty people, cafés moved and cancelled among them; every message of all that time is held against the
/// manners.
/// </summary>
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
        await using var site = await ReminderBuilder.StartAsync();
        var town = new ClockWalkTown(site, _chance);
        await town.PopulateAsync(People);

        for (var day = 0; day < DaysWalked; day++)
        {
            await town.PassDayAsync(day);
            for (var look = 0; look < LooksADay; look++)
            {
                site.Clock.Advance(TimeSpan.FromMinutes(_chance.Next(1, 2 * 24 * 60 / LooksADay)));
                await site.PlanAndSendAsync();
            }
        }

        var reminders = await site.RemindersAsync();
        var said = reminders.Where(r => r.ShownAt is not null).ToList();
        AssertHours(said, town.History);
        AssertLeave(said, town.History);
        AssertCaps([.. said.Where(r => r.Purpose is ReminderPurpose.Motivation)], town.History);
        AssertOnce(said, town.History);
        AssertAddresses(reminders, town.History);
        AssertTomorrow(said, town.History);
        town.AssertEveryChangeWasTold(said);

        // And the walk has met what it is about.
        string[] about = ["bienvenida", "siga", "ritmo", "cafe-manana", "cafe-movido", "cafe-cancelado", "cupo", "asistencia", "resumen"];
        Assert.Empty(about.Except(said.Select(r => r.Kind)));
        Assert.Contains(reminders, r => r.State is ReminderState.Dropped);
        Assert.Contains(reminders, r => r.State is ReminderState.Listed);
        Assert.Contains(town.History.Deliveries, d => d.IsRefused);
        Assert.Contains(town.History.Deliveries, d => d is { IsAccepted: false, IsRefused: false });
    }

    private static void AssertHours(List<Reminder> said, ClockWalkHistory history)
    {
        var purposes = said.ToDictionary(r => r.Id, r => r.Purpose);
        var moments = said.Select(r => (r.Purpose, At: r.ShownAt!.Value))
            .Concat(history.Deliveries.Where(d => purposes.ContainsKey(d.ReminderId)).Select(d => (Purpose: purposes[d.ReminderId], d.At)));
        Assert.All(
            moments,
            m =>
            {
                var (day, hour) = (BogotaClock.DayOf(m.At), BogotaClock.TimeOf(m.At).Hour);
                if (m.Purpose is ReminderPurpose.Service)
                {
                    Assert.InRange(hour, 6, 20);
                    return;
                }
                Assert.InRange(hour, 8, 18);
                Assert.NotEqual(DayOfWeek.Sunday, day.DayOfWeek);
                Assert.DoesNotContain(day, ColombianHolidays.ListForYear(day.Year));
            }
        );
    }

    private static void AssertLeave(List<Reminder> said, ClockWalkHistory history)
    {
        Assert.All(
            said.Where(r => r.Purpose is ReminderPurpose.Motivation),
            r =>
            {
                Assert.True(history.Allowed(r.PersonId, r.ShownAt!.Value), "Nobody is encouraged without having allowed it.");
                Assert.False(history.Guarded.Contains(r.PersonId), "No minor is encouraged without their guardian's word (R16).");
            }
        );
        var byId = said.ToDictionary(r => r.Id);
        Assert.All(
            history.Deliveries.Where(d => byId.ContainsKey(d.ReminderId)),
            d =>
            {
                var reminder = byId[d.ReminderId];
                Assert.False(
                    history.IsRefused(reminder.PersonId, reminder.Kind, EmailChannel.ChannelId, d.At),
                    "Who turned letters off gets none, also of what was planned before."
                );
                Assert.True(reminder.Purpose is ReminderPurpose.Service || history.Allowed(reminder.PersonId, d.At));
            }
        );
        Assert.All(said.Where(r => history.Guarded.Contains(r.PersonId)), r => Assert.Null(r.Channel));
        Assert.DoesNotContain(said, r => history.Erased.ContainsKey(r.PersonId));
    }

    // Per human, not per row (R14): whoever was found to be one has one message a day and three a week between their rows.
    private static void AssertCaps(List<Reminder> encouragements, ClockWalkHistory history)
    {
        Assert.All(
            encouragements,
            r =>
            {
                var (at, day) = (r.ShownAt!.Value, BogotaClock.DayOf(r.ShownAt!.Value));
                var human = history.HumanBehind(r.PersonId, at);
                var before = encouragements
                    .Where(e => e.Id != r.Id && e.ShownAt <= at && history.HumanBehind(e.PersonId, at) == human)
                    .Select(e => BogotaClock.DayOf(e.ShownAt!.Value))
                    .ToList();
                Assert.DoesNotContain(day, before);
                Assert.InRange(before.Count(d => d > day.AddDays(-7)), 0, QuietHours.MostAWeek - 1);
            }
        );
        var accepted = history
            .Deliveries.Where(d => d.IsAccepted)
            .Join(
                encouragements,
                d => d.ReminderId,
                r => r.Id,
                (d, r) => (Human: history.HumanBehind(r.PersonId, d.At), Day: BogotaClock.DayOf(d.At))
            )
            .ToList();
        Assert.Equal(accepted.Distinct().Count(), accepted.Count);
    }

    private static void AssertOnce(List<Reminder> said, ClockWalkHistory history)
    {
        Assert.All(history.Deliveries.Where(d => d.IsAccepted).CountBy(d => d.ReminderId), sent => Assert.Equal(1, sent.Value));
        Assert.All(
            said,
            r =>
                Assert.DoesNotContain(
                    said,
                    other =>
                        other.Id != r.Id
                        && other.ShownAt <= r.ShownAt
                        && (other.Kind, other.Subject, other.Period) == (r.Kind, r.Subject, r.Period)
                        && history.HumanBehind(other.PersonId, r.ShownAt!.Value) == history.HumanBehind(r.PersonId, r.ShownAt!.Value)
                )
        );
    }

    private static void AssertAddresses(List<Reminder> reminders, ClockWalkHistory history)
    {
        Assert.All(
            history.Deliveries.Where(d => d.IsRefused).CountBy(d => d.To),
            address => Assert.InRange(address.Value, 1, AddressBounceCount.Most)
        );
        Assert.All(reminders.Where(r => history.Erased.ContainsKey(r.PersonId)), r => Assert.Fail("Nothing is kept of who is erased."));
    }

    /// <summary>Nobody is sent to a café that was cancelled, or that is not tomorrow.</summary>
    private static void AssertTomorrow(List<Reminder> said, ClockWalkHistory history)
    {
        Assert.All(
            said.Where(r => r.Kind == "cafe-manana"),
            r =>
            {
                Assert.False(history.Cancelled.TryGetValue(Guid.ParseExact(r.Subject, "N"), out var cancelled) && cancelled < r.ShownAt);
                Assert.InRange(
                    DateOnly.ParseExact(r.Period, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber
                        - BogotaClock.DayOf(r.ShownAt!.Value).DayNumber,
                    0,
                    1
                );
            }
        );
        Assert.Contains(said, r => r.Kind == "cafe-manana");
    }
}
