using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.People;
using UsmeAprende.Reminders.Preferences;
using UsmeAprende.Reminders.Sending;

namespace UsmeAprende.Reminders.Channels;

/// <summary>The telephones of the people whom a facilitator may call, under the rules of the list of calls.</summary>
public sealed class CallableTelephones(UsmeDb db, TimeProvider clock) : IStaffTelephones
{
    public async Task<IReadOnlyDictionary<PersonId, StaffTelephone>> ListAsync(
        Actor actor,
        IReadOnlyCollection<PersonId> people,
        CancellationToken cancel
    )
    {
        var callable = await CallablePeople.QueryForFacilitator(db, actor.PersonId).Where(id => people.Contains(id)).ToListAsync(cancel);
        var recipients = await ReminderRecipientReader.ReadAsync(db, callable, clock.GetUtcNow().UtcDateTime, cancel);
        var telephones = new Dictionary<PersonId, StaffTelephone>();
        foreach (var person in callable)
            if (Find(recipients[person]) is { } telephone)
                telephones[person] = telephone;
        return telephones;
    }

    private static StaffTelephone? Find(ReminderRecipient who)
    {
        if (
            who is not { Exists: true, MayBeContacted: true, Phone: { } phone }
            || who.Refused.Contains((ReminderOptOut.EveryKind, CallChannel.ChannelId))
        )
            return null;
        var line = new CallListEntry(default, "", phone, "", "");
        var chats = who.TakesChats && CallListEntry.HasChats(phone);
        return who.TakesCalls || chats ? new StaffTelephone(phone, line.PhoneToRead, who.TakesCalls, chats) : null;
    }
}
