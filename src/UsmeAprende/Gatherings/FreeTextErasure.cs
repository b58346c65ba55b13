using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.Gatherings;

/// <summary>
/// Erases a person whom staff named in free texts about the person's gatherings (R30): reasons of corrections, removals, moves and
/// cancellations, and their values in the audit. Minutes stay as they were signed, as the law on public records demands.
/// </summary>
public sealed class FreeTextErasure(UsmeDb db)
{
    /// <summary>What stands where something was.</summary>
    internal const string Erased = "(borrado)";

    /// <summary>In the transaction of the erasure.</summary>
    public async Task EraseAsync(PersonId person, CancellationToken cancel)
    {
        var mentions = new PersonMentionDetector(
            await db.People.AsNoTracking().Include(p => p.Identifiers).SingleAsync(p => p.Id == person, cancel)
        );
        var gatherings = await db
            .Gatherings.Where(g =>
                db.Attendances.Any(a => a.GatheringId == g.Id && a.PersonId == person)
                || db.SeatReservations.Any(r => r.GatheringId == g.Id && r.PersonId == person)
                || db.Enrolments.Any(e => e.GroupId == g.GroupId && e.PersonId == person)
            )
            .ToListAsync(cancel);
        var ids = gatherings.ConvertAll(g => g.Id);

        foreach (var gathering in gatherings.Where(g => mentions.IsMentionedIn(g.ChangeReason)))
            gathering.ForgetReason(Erased);
        foreach (
            var correction in (await db.AttendanceCorrections.Where(c => ids.Contains(c.GatheringId)).ToListAsync(cancel)).Where(c =>
                mentions.MayBeMentionedIn(c.Reason)
            )
        )
            correction.Reason = Erased;
        foreach (
            var file in (await db.ProofFiles.Where(f => ids.Contains(f.GatheringId) && f.RemovalReason != null).ToListAsync(cancel)).Where(
                f => mentions.MayBeMentionedIn(f.RemovalReason)
            )
        )
            file.ForgetReason(Erased);
        foreach (
            var list in (
                await db
                    .ImportedLists.Where(l => l.GatheringId != null && ids.Contains(l.GatheringId.Value) && l.Reason != null)
                    .ToListAsync(cancel)
            ).Where(l => mentions.MayBeMentionedIn(l.Reason))
        )
            list.ForgetReason(Erased);
        await db.SaveChangesAsync(cancel);
        foreach (var id in ids)
            await EraseAuditedAsync(id, mentions, cancel);
    }

    // Changes after closing are recorded under the person whom they are about, who may be another one.
    private async Task EraseAuditedAsync(Guid gathering, PersonMentionDetector mentions, CancellationToken cancel)
    {
        var subject = GatheringAudit.Subject(gathering);
        var values = await db
            .AuditValues.AsNoTracking()
            .Where(v =>
                db.AuditEntries.Any(e =>
                    e.Sequence == v.Sequence
                    && (e.Subject == subject || (e.Action == AttendanceAudit.ChangedAfterClosing && v.After!.StartsWith(subject)))
                )
            )
            .ToListAsync(cancel);
        var naming = values
            .Where(v => mentions.MayBeMentionedIn(v.Before) || mentions.MayBeMentionedIn(v.After))
            .Select(v => v.Sequence)
            .ToList();
        await AuditTrail.EraseValuesAsync(db, naming, cancel);
    }
}
