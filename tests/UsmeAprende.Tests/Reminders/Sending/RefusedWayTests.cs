using UsmeAprende.People;
using UsmeAprende.Reminders.Channels;
using UsmeAprende.Reminders.Kinds;
using UsmeAprende.Reminders.Preferences;
using UsmeAprende.Reminders.Sending;

namespace UsmeAprende.Tests.Reminders.Sending;

/// <summary>A call and WhatsApp are two ways of one channel, and either can be refused.</summary>
public sealed class RefusedWayTests
{
    private static readonly (string, string) NoChats = (ReminderOptOut.EveryKind, CallChannel.ChatId);

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(false, true, true)]
    [InlineData(true, false, true)]
    [InlineData(false, false, false)]
    public void CallList_WithOneOfItsTwoWaysRefused_StillReaches(bool calls, bool chats, bool reaches) =>
        Assert.Equal(
            reaches,
            Recipient("+573001234501", calls, chats ? [] : [NoChats]).Wants(new WelcomeReminder(), CallChannel.ChannelId)
        );

    [Fact]
    public void CallList_OfALandlineThatTakesNoCalls_DoesNotReach() =>
        Assert.False(Recipient("+576017654321", calls: false, []).Wants(new WelcomeReminder(), CallChannel.ChannelId));

    [Fact]
    public void Channel_RefusedForEveryKind_IsNotWantedForAny() =>
        Assert.False(
            Recipient("+573001234501", calls: true, [(ReminderOptOut.EveryKind, EmailChannel.ChannelId)])
                .Wants(new WelcomeReminder(), EmailChannel.ChannelId)
        );

    private static ReminderRecipient Recipient(string phone, bool calls, HashSet<(string, string)> refused) =>
        new()
        {
            Id = PersonId.New(),
            Rows = new HashSet<PersonId>(),
            GivenNames = "Ana",
            FullName = "Ana Chisacá",
            Role = PersonRole.Learner,
            Exists = true,
            MayBeContacted = true,
            AllowsReminders = true,
            Phone = phone,
            TakesCalls = calls,
            Refused = refused,
            Encouraged = [],
        };
}
