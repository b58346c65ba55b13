using Microsoft.EntityFrameworkCore;
using UsmeAprende.Certificates.Register;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.People.Accounts;
using UsmeAprende.Reminders.Kinds;
using UsmeAprende.Reminders.Sending;

namespace UsmeAprende.Reminders.Channels;

/// <summary>Tells how a holder hears of a certificate, by the rules that decide when the notice goes out.</summary>
public sealed class CertificateNotices(UsmeDb db, ReminderPolicy policy, TimeProvider clock) : ICertificateNotices
{
    // Databases limit the values of one question.
    private const int Portion = 300;

    public async Task<HolderReach> FindReachAsync(PersonId holder, CancellationToken cancel)
    {
        var recipients = await ReminderRecipientReader.ReadAsync(db, [holder], clock.GetUtcNow().UtcDateTime, cancel);
        var hasAccount = await db.SamePerson(holder).AnyAsync(row => db.WithAccount().Contains(row), cancel);
        if (!recipients.TryGetValue(holder, out var to) || !to.Exists)
            return new HolderReach(HolderReachWay.None, [], false);
        if (!to.MayBeContacted)
            return new HolderReach(HolderReachWay.GuardianMissing, [], hasAccount);
        return policy.FindChannel(CertificateIssuedReminder.KindId, to) switch
        {
            EmailChannel.ChannelId => new HolderReach(HolderReachWay.Email, [], hasAccount),
            CallChannel.ChannelId => new HolderReach(HolderReachWay.Call, await ListCallersAsync(holder, cancel), hasAccount),
            _ => new HolderReach(HolderReachWay.None, [], hasAccount),
        };
    }

    public async Task<IReadOnlySet<PersonId>> ListUnreachedAsync(IReadOnlyCollection<PersonId> holders, CancellationToken cancel)
    {
        var unreached = new HashSet<PersonId>();
        foreach (var portion in holders.Chunk(Portion))
        {
            var recipients = await ReminderRecipientReader.ReadAsync(db, portion, clock.GetUtcNow().UtcDateTime, cancel);
            var rows = recipients.Values.SelectMany(r => r.Rows).Distinct().ToList();
            var accounts = await db.WithAccount().Where(id => rows.Contains(id)).ToHashSetAsync(cancel);
            unreached.UnionWith(
                portion.Where(holder =>
                    recipients.TryGetValue(holder, out var to)
                    && to.Exists
                    && !to.Rows.Overlaps(accounts)
                    && policy.FindChannel(CertificateIssuedReminder.KindId, to) is null
                )
            );
        }
        return unreached;
    }

    private async Task<List<string>> ListCallersAsync(PersonId holder, CancellationToken cancel)
    {
        var callers = CallablePeople.QueryFacilitatorsOf(db, holder);
        return await db
            .People.Where(p => callers.Contains(p.Id))
            .OrderBy(p => p.NameKey)
            .Select(p => (p.GivenNames + " " + p.Surnames).Trim())
            .ToListAsync(cancel);
    }
}
