using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Privacy;
using UsmeAprende.Reminders.Bounces;
using UsmeAprende.Reminders.Channels;
using UsmeAprende.Reminders.Kinds;
using UsmeAprende.Reminders.Preferences;

namespace UsmeAprende.Reminders.Sending;

/// <summary>The recipient of reminders, with their current data from all their rows (R14).</summary>
public sealed record ReminderRecipient
{
    /// <summary>The row that the others were merged into.</summary>
    public required PersonId Id { get; init; }

    public required IReadOnlySet<PersonId> Rows { get; init; }

    public required string GivenNames { get; init; }

    public required string FullName { get; init; }

    public required PersonRole Role { get; init; }

    /// <summary>False if the person was erased.</summary>
    public required bool Exists { get; init; }

    /// <summary>False for a minor whose guardian has not authorised contact (R16).</summary>
    public required bool MayBeContacted { get; init; }

    public required bool AllowsReminders { get; init; }

    /// <summary>A proven address; a claimed one could be anybody's (R10).</summary>
    public string? Email { get; init; }

    /// <summary>A claimed phone is enough: the caller asks for the person by name.</summary>
    public string? Phone { get; init; }

    /// <summary>The row of the address.</summary>
    public Guid? EmailId { get; init; }

    /// <summary>Whether e-mails to that address bounced too often.</summary>
    public bool EmailBounces { get; init; }

    /// <summary>The kinds and channels that they refused.</summary>
    public required IReadOnlySet<(string Kind, string Channel)> Refused { get; init; }

    /// <summary>Days of the last week on which they got motivation, and by which reminder, also if it failed later.</summary>
    public required IReadOnlyList<(DateOnly Day, Guid ReminderId)> Encouraged { get; init; }

    /// <summary>False if they asked to be written to, such as somebody who does not hear.</summary>
    public bool TakesCalls { get; init; } = true;

    public bool TakesChats => !Refused.Contains((ReminderOptOut.EveryKind, CallChannel.ChatId));

    public bool Wants(IReminderKind kind, string channel) =>
        !Refused.Contains((kind.Id, channel))
        && !Refused.Contains((ReminderOptOut.EveryKind, channel))
        && (channel != CallChannel.ChannelId || TakesCalls || (TakesChats && Phone is { } phone && CallListEntry.HasChats(phone)));
}

/// <summary>Reads several recipients at once.</summary>
internal static class ReminderRecipientReader
{
    public static async Task<Dictionary<PersonId, ReminderRecipient>> ReadAsync(
        UsmeDb db,
        IReadOnlyCollection<PersonId> people,
        DateTime now,
        CancellationToken cancel
    )
    {
        var rows = await db
            .People.AsNoTracking()
            .Include(p => p.Identifiers)
            .Where(p => db.People.Any(own => people.Contains(own.Id) && own.SurvivorId == p.SurvivorId))
            .ToListAsync(cancel);
        var ids = rows.ConvertAll(r => r.Id);
        var today = BogotaClock.DayOf(now);
        var weekAgo = today.AddDays(-6);
        var consents = (
            await db
                .Consents.AsNoTracking()
                .Where(c => ids.Contains(c.PersonId) && c.Purpose == ConsentPurpose.Reminders)
                .ToListAsync(cancel)
        ).ToLookup(c => c.PersonId);
        var refusals = (await db.ReminderRefusals.AsNoTracking().Where(r => ids.Contains(r.PersonId)).ToListAsync(cancel)).ToLookup(r =>
            r.PersonId
        );
        var bounces = await db
            .AddressBounces.AsNoTracking()
            .Where(b => ids.Contains(b.PersonId) && b.Count >= AddressBounceCount.Most)
            .Select(b => b.IdentifierId)
            .ToListAsync(cancel);
        var shownSince = BogotaClock.ToUtc(weekAgo);
        var encouraged = (
            await db
                .Reminders.Where(r =>
                    ids.Contains(r.PersonId) && r.Purpose == ReminderPurpose.Motivation && (r.SlotDay >= weekAgo || r.ShownAt >= shownSince)
                )
                .Select(r => new
                {
                    r.PersonId,
                    r.Id,
                    r.SlotDay,
                    r.ShownAt,
                })
                .ToListAsync(cancel)
        ).ToLookup(r => r.PersonId);

        var recipients = rows.GroupBy(r => r.SurvivorId)
            .Select(own =>
            {
                var root = own.FirstOrDefault(r => r.Id == (PersonId)own.Key) ?? own.First();
                var identifiers = own.OrderBy(r => r.Id != (PersonId)own.Key).SelectMany(r => r.Identifiers).ToList();
                var email = identifiers.Find(i => i.Kind is IdentifierKind.Email && i.VerifiedAt is not null);
                return new ReminderRecipient
                {
                    Id = (PersonId)own.Key,
                    Rows = own.Select(r => r.Id).ToHashSet(),
                    GivenNames = root.GivenNames,
                    FullName = root.FullName,
                    Role = own.Max(r => r.Role),
                    Exists = root.ErasedAt is null,
                    MayBeContacted =
                        own.Any(r => r.GuardianAuthorisedAt is not null)
                        || !(own.Any(r => r.IsMinor(today.Year)) || identifiers.Exists(i => i.DocumentType is IdentityDocumentType.TI)),
                    AllowsReminders =
                        own.SelectMany(r => consents[r.Id]).OrderBy(c => c.DecidedAt).ThenBy(c => c.Id).LastOrDefault()?.Given == true,
                    Email = email?.Value,
                    EmailId = email?.Id,
                    EmailBounces = email is not null && bounces.Contains(email.Id),
                    TakesCalls = !own.Any(r => r.Needs.HasFlag(ParticipationNeeds.WrittenContact)),
                    Phone = identifiers.Find(i => i.Kind is IdentifierKind.Phone)?.Value,
                    Refused = own.SelectMany(r => refusals[r.Id]).Select(r => (r.Kind, r.Channel)).ToHashSet(),
                    // An e-mail that was sent on a later day than it was shown in the inbox counts on both days.
                    Encouraged =
                    [
                        .. own.SelectMany(r => encouraged[r.Id])
                            .SelectMany(e =>
                                new[] { e.SlotDay, e.ShownAt is { } shown ? BogotaClock.DayOf(shown) : null }
                                    .OfType<DateOnly>()
                                    .Where(day => day >= weekAgo)
                                    .Select(day => (day, e.Id))
                            ),
                    ],
                };
            })
            .ToList();
        return recipients.SelectMany(r => r.Rows.Select(row => (row, r))).ToDictionary(pair => pair.row, pair => pair.r);
    }
}
