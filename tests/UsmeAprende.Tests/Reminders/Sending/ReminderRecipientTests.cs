using System.Text.Json;
using UsmeAprende.Data;
using UsmeAprende.Mail;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Privacy;
using UsmeAprende.Reminders;
using UsmeAprende.Reminders.Channels;
using UsmeAprende.Reminders.Preferences;
using UsmeAprende.Tests.Badges.Awarding;
using UsmeAprende.Tests.Reminders.Kinds;

namespace UsmeAprende.Tests.Reminders.Sending;

/// <summary>Who a reminder goes to, and to whom not.</summary>
public sealed class ReminderRecipientTests : IAsyncLifetime
{
    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await ReminderBuilder.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    // R28
    [Fact]
    public async Task Encouragement_ForTwoRowsOfOnePerson_IsOneADayBetweenThem()
    {
        var ana = await _site.PersonAsync();
        var walkIn = await _site.PersonAsync(email: false);
        await _site.PlanAsync();
        await _site.MergeAsync(walkIn, ana);
        _site.Clock.Advance(TimeSpan.FromHours(2));

        await _site.SendAsync();

        // R14: what was planned for each of them is said once.
        Assert.Single(_site.Post.Letters);
        Assert.Equal(
            [ReminderState.Dropped, ReminderState.Sent],
            (await _site.RemindersAsync()).Select(r => r.State).Order().OrderBy(s => s.ToString())
        );
    }

    // R27, R28: by the preference as it is when the letter would go.
    [Fact]
    public async Task Channel_TurnedOffAfterPlanning_IsNotUsed()
    {
        var ana = await _site.PersonAsync();
        await _site.PlanAsync();
        _site.Clock.Advance(TimeSpan.FromHours(2));
        await _site.WithAsync((ReminderPreferences preferences) => preferences.OptOutAsync(ana, "bienvenida", TestSite.Cancel));

        await _site.SendAsync();

        Assert.Empty(_site.Post.Letters);
        Assert.Equal(1, await _site.WithAsync((ReminderInbox inbox) => inbox.CountUnreadAsync(ana, TestSite.Cancel)));
    }

    // R28: a letter that the server did not take was still read here that day.
    [Fact]
    public async Task Encouragement_ShownButNotTakenByTheServer_IsTheMessageOfItsDay()
    {
        var ana = await _site.PersonAsync();
        await _site.PlanAsync();
        _site.Clock.Advance(TimeSpan.FromHours(2));
        _site.Post.Answer = _ => EmailSendResult.Transient(MailFailureReason.TryLater, 451);
        await _site.SendAsync();
        await _site.LearnAsync(ana);
        await _site.EarnAsync(ana, SampleBadgeBook.Player);
        _site.Post.Answer = _ => EmailSendResult.Accepted;
        _site.Clock.Advance(TimeSpan.FromHours(1));

        // The welcome is no longer true, and the badge waits for tomorrow all the same.
        await _site.PlanAndSendAsync();
        Assert.Equal([(ana, "bienvenida")], await _site.ListMessagesAsync());
        Assert.Empty(_site.Post.Letters);
        _site.Clock.Advance(TimeSpan.FromDays(2));
        await _site.PlanAndSendAsync();

        Assert.Contains((ana, "insignia"), await _site.ListMessagesAsync());
    }

    // R28: decided before seven, it waited for slower ones until after.
    [Fact]
    public async Task Encouragement_WhoseTurnComesAfterSeven_GoesTheNextMorning()
    {
        for (var i = 0; i < 20; i++)
            await _site.PersonAsync();
        await _site.PlanAsync();
        _site.Clock.Advance(new TimeSpan(8, 59, 0));
        var turned = 0;
        _site.Post.Answer = _ =>
        {
            if (Interlocked.Increment(ref turned) == 1)
                _site.Clock.Advance(TimeSpan.FromMinutes(2));
            return EmailSendResult.Accepted;
        };

        await _site.SendAsync();

        Assert.Single(_site.Post.Letters);
        var waiting = (await _site.RemindersAsync()).Where(r => r.State is ReminderState.Waiting).ToList();
        Assert.Equal(19, waiting.Count);
        Assert.All(waiting, r => Assert.Equal(8, BogotaClock.TimeOf(r.DueAt).Hour));
    }

    // R16
    [Theory]
    [InlineData(null, 0, 0)]
    [InlineData("Blanca Nubia Chisica", 1, 1)]
    public async Task Minor_WithoutTheGuardiansWord_IsNotContacted(string? guardian, int welcomed, int warned)
    {
        var yuliana = await _site.PersonAsync(birthYear: _site.Now.Year - 14, guardian: guardian);
        var gathering = await _site.GatheringAsync(_site.Now.AddDays(20));
        await _site.ReserveAsync(gathering, yuliana);
        await _site.PlanAsync();
        _site.Clock.Advance(TimeSpan.FromHours(2));
        await _site.CancelAsync(gathering);

        await _site.PlanAndSendAsync();

        Assert.Equal(welcomed + warned, _site.Post.Letters.Count);
        // What they count on is still in their own inbox.
        Assert.Contains(
            await _site.WithAsync((ReminderInbox inbox) => inbox.ListForPersonAsync(yuliana, TestSite.Cancel)),
            m => m.Kind == "cafe-cancelado"
        );
    }

    // R16: the document says so where no year does.
    [Fact]
    public async Task Person_WithAMinorsDocumentAndNoGuardiansWord_IsNotContacted()
    {
        var yuliana = await _site.PersonAsync();
        await _site.AskAsync(async db =>
        {
            Assert.True(DocumentNumber.TryParse(IdentityDocumentType.TI, "1001234567", out var document, out _));
            db.Add(PersonIdentifier.CreateClaimed(yuliana, document, _site.Now));
            return await db.SaveChangesAsync(TestSite.Cancel);
        });
        await _site.PlanAsync();
        _site.Clock.Advance(TimeSpan.FromHours(2));

        await _site.PlanAndSendAsync();

        Assert.Empty(_site.Post.Letters);
    }

    // R14
    [Fact]
    public async Task Data_TakenAwayFromOneAccount_HoldWhatCameByTheOther()
    {
        var ana = await _site.PersonAsync();
        var walkIn = await _site.PersonAsync();
        await _site.EarnAsync(walkIn, "primer-paso");
        await _site.PlanAsync();
        _site.Clock.Advance(TimeSpan.FromHours(2));
        await _site.SendAsync();
        await _site.MergeAsync(walkIn, ana);

        var parts = await _site.WithAsync(
            async (IEnumerable<IPersonalData> features) =>
            {
                var all = new Dictionary<string, string>();
                foreach (var feature in features.Where(f => f.Part is "avisos" or "insignias"))
                    all[feature.Part] = JsonSerializer.Serialize(await feature.CollectAsync(ana, TestSite.Cancel));
                return all;
            }
        );

        Assert.Contains("primer-paso", parts["insignias"], StringComparison.Ordinal);
        Assert.Equal(2, parts["avisos"].Split("\"bienvenida\"").Length - 1);
    }

    // R30
    [Fact]
    public async Task Person_WhoIsErased_LeavesNoReminderAndGetsNone()
    {
        var ana = await _site.PersonAsync();
        await _site.PlanAsync();

        await _site.WithAsync((PersonErasure erasure) => erasure.EraseAsync(ana, TestSite.Cancel));
        _site.Clock.Advance(TimeSpan.FromHours(2));
        await _site.PlanAndSendAsync();

        Assert.Empty(await _site.RemindersAsync());
        Assert.Empty(_site.Post.Letters);
    }
}
