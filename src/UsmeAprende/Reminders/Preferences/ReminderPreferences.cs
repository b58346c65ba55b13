using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.Reminders.Channels;
using UsmeAprende.Reminders.Kinds;
using UsmeAprende.Reminders.Templates;

namespace UsmeAprende.Reminders.Preferences;

/// <summary>Reads and changes which reminders a person wants, and by which channels.</summary>
public sealed class ReminderPreferences(
    UsmeDb db,
    IEnumerable<IReminderKind> kinds,
    IEnumerable<IReminderChannel> channels,
    ReminderTemplateStore templates,
    TimeProvider clock
)
{
    /// <summary>Whether a kind can come by this channel and can be refused there: service messages always stay in the inbox.</summary>
    public bool MayRefuse(IReminderKind kind, string channel) =>
        channel switch
        {
            ReminderInbox.ChannelId => kind.Purpose is ReminderPurpose.Motivation,
            CallChannel.ChannelId => templates.Get(kind).IsWorthACall,
            _ => true,
        };

    /// <summary>The kinds that a person with this role can get.</summary>
    public IEnumerable<IReminderKind> ListKindsForRole(PersonRole role) =>
        kinds.Where(k =>
            k.Audience switch
            {
                ReminderAudience.Facilitators => role is PersonRole.Facilitator or PersonRole.Coordinator,
                ReminderAudience.Coordinators => role is PersonRole.Coordinator,
                _ => true,
            }
        );

    public async Task<IReadOnlySet<(string Kind, string Channel)>> ListOptOutsAsync(PersonId person, CancellationToken cancel) =>
        (await QueryOptOuts(person).Select(r => new { r.Kind, r.Channel }).ToListAsync(cancel))
            .Select(r => (r.Kind, r.Channel))
            .ToHashSet();

    /// <summary>Replaces all choices of one person.</summary>
    public Task ReplaceOptOutsAsync(PersonId person, IReadOnlySet<(string Kind, string Channel)> refused, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                await QueryOptOuts(person).ExecuteDeleteAsync(cancel);
                var now = clock.GetUtcNow().UtcDateTime;
                db.AddRange(
                    refused.Select(no => new ReminderOptOut
                    {
                        PersonId = person,
                        Kind = no.Kind,
                        Channel = no.Channel,
                        RefusedAt = now,
                    })
                );
            },
            cancel
        );

    /// <summary>Stops one kind by every channel outside the site. A second call changes nothing.</summary>
    /// <returns>The kind; null if there is no such person or kind any more.</returns>
    public Task<IReminderKind?> OptOutAsync(PersonId person, string kindId, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                if (
                    kinds.FirstOrDefault(k => k.Id == kindId) is not { } kind
                    || !await db.People.AnyAsync(p => p.Id == person && p.ErasedAt == null, cancel)
                )
                    return null;
                var there = await QueryOptOuts(person).Where(r => r.Kind == kindId).Select(r => r.Channel).ToListAsync(cancel);
                var now = clock.GetUtcNow().UtcDateTime;
                db.AddRange(
                    channels
                        .Where(c => !there.Contains(c.Id))
                        .Select(c => new ReminderOptOut
                        {
                            PersonId = person,
                            Kind = kindId,
                            Channel = c.Id,
                            RefusedAt = now,
                        })
                );
                return kind;
            },
            cancel
        );

    public IReminderKind? FindKind(string kindId) => kinds.FirstOrDefault(k => k.Id == kindId);

    private IQueryable<ReminderOptOut> QueryOptOuts(PersonId person) =>
        db.ReminderRefusals.Where(r => db.SamePerson(person).Contains(r.PersonId));
}
