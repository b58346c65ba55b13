using UsmeAprende.Mail;
using UsmeAprende.Reminders;
using UsmeAprende.Reminders.Channels;
using UsmeAprende.Reminders.Preferences;
using UsmeAprende.Reminders.Sending;
using UsmeAprende.Tests.Reminders.Kinds;

namespace UsmeAprende.Tests.Reminders.Sending;

public class ReminderOutboxTests : IAsyncLifetime
{
    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await ReminderBuilder.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    // R27
    [Fact]
    public async Task Planning_TwiceAndAtOnce_MakesEachReminderOnce()
    {
        for (var i = 0; i < 30; i++)
            await _site.PersonAsync();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _site.PlanAsync()));
        var again = await _site.PlanAsync();

        Assert.Equal(0, again);
        Assert.Equal(30, (await _site.RemindersAsync()).Count);
    }

    // R27
    [Fact]
    public async Task Sending_BySeveralAtOnce_SendsEachOnceUnderItsOwnMessageId()
    {
        for (var i = 0; i < 40; i++)
            await _site.PersonAsync();
        await _site.PlanAsync();
        _site.Clock.Advance(TimeSpan.FromHours(2));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _site.SendAsync()));

        var reminders = await _site.RemindersAsync();
        Assert.All(reminders, r => Assert.Equal((ReminderState.Sent, EmailChannel.ChannelId), (r.State, r.Channel)));
        Assert.Equal(reminders.Select(r => r.Id).Order(), _site.Post.Letters.Select(l => l.MessageId).Order());
    }

    // R27
    [Fact]
    public async Task Claim_WhoseSenderDied_IsTakenByTheNextWhenItsLeaseEnds()
    {
        await _site.PersonAsync();
        await _site.PlanAsync();
        _site.Clock.Advance(TimeSpan.FromHours(2));
        await _site.WithAsync((ReminderOutbox outbox) => outbox.ClaimAsync(TestSite.Cancel));

        var early = await _site.SendAsync();
        _site.Clock.Advance(TimeSpan.FromMinutes(10));
        var late = await _site.SendAsync();

        Assert.Equal((0, 1), (early.Accepted, late.Accepted));
        Assert.Single(_site.Post.Letters);
    }

    // R27
    [Fact]
    public async Task Consent_WithdrawnAfterPlanning_IsHonouredWhenSending()
    {
        var ana = await _site.PersonAsync();
        await _site.PlanAsync();
        _site.Clock.Advance(TimeSpan.FromHours(2));
        await _site.DecideAsync(ana, allows: false);

        await _site.SendAsync();

        Assert.Empty(_site.Post.Letters);
        Assert.Equal(ReminderState.Dropped, (await _site.RemindersAsync()).Single().State);
    }

    [Fact]
    public async Task Kind_RefusedForOneChannel_GoesByTheOthers()
    {
        var ana = await _site.PersonAsync(phone: "300 123 4501");
        await _site.WithAsync(
            async (ReminderPreferences preferences) =>
            {
                await preferences.ReplaceOptOutsAsync(
                    ana,
                    new HashSet<(string, string)> { ("bienvenida", EmailChannel.ChannelId) },
                    TestSite.Cancel
                );
                return true;
            }
        );
        await _site.PlanAsync();
        _site.Clock.Advance(TimeSpan.FromHours(2));

        await _site.SendAsync();

        Assert.Equal(
            (ReminderState.Listed, CallChannel.ChannelId),
            ((await _site.RemindersAsync()).Single().State, (await _site.RemindersAsync()).Single().Channel)
        );
    }

    [Fact]
    public async Task Failure_ThatMayPass_IsTriedAfterOneFiveAndThirtyMinutesThreeAndTwelveHours()
    {
        var gathering = await _site.GatheringAsync(_site.Now.AddDays(20));
        await _site.ReserveAsync(gathering, await _site.PersonAsync(allows: false));
        _site.Clock.Advance(TimeSpan.FromMinutes(1));
        await _site.CancelAsync(gathering);
        await _site.PlanAsync();
        _site.Post.Answer = _ => EmailSendResult.Transient(MailFailureReason.TryLater, 450);
        var waits = new List<TimeSpan>();

        while (true)
        {
            await _site.SendAsync();
            var reminder = (await _site.RemindersAsync()).Single();
            if (reminder.State is ReminderState.Failed)
                break;
            waits.Add(reminder.DueAt - _site.Now);
            // A night that falls in between only makes it later.
            _site.Clock.Advance(reminder.DueAt - _site.Now);
        }

        Assert.Equal(
            [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(3), TimeSpan.FromHours(12)],
            waits.Where(w => Array.IndexOf(Steps, w) >= 0)
        );
        Assert.Equal("El servidor de correo pide volver más tarde (450).", (await _site.RemindersAsync()).Single().LastError);
    }

    private static readonly TimeSpan[] Steps =
    [
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(3),
        TimeSpan.FromHours(12),
    ];

    [Fact]
    public async Task Address_RefusedThreeTimes_IsLeftAloneAndPeopleAreCalledInstead()
    {
        var ana = await _site.PersonAsync(allows: false, phone: "300 123 4501");
        _site.Post.Answer = _ => EmailSendResult.Permanent(MailFailureReason.RecipientRefused, 550);
        var tried = 0;
        for (var i = 0; i < 5; i++)
        {
            var gathering = await _site.GatheringAsync(_site.Now.AddDays(20));
            await _site.ReserveAsync(gathering, ana);
            _site.Clock.Advance(TimeSpan.FromMinutes(1));
            await _site.CancelAsync(gathering);
            tried += await TriedAsync();
        }

        Assert.Equal(3, tried);
        Assert.All(await _site.RemindersAsync(ana), r => Assert.Equal((ReminderState.Listed, CallChannel.ChannelId), (r.State, r.Channel)));

        async Task<int> TriedAsync()
        {
            var letters = 0;
            _site.Post.Answer = _ =>
            {
                letters++;
                return EmailSendResult.Permanent(MailFailureReason.RecipientRefused, 550);
            };
            await _site.PlanAndSendAsync();
            return letters;
        }
    }
}
