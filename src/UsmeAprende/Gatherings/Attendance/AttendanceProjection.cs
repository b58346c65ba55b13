using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.Learning;
using UsmeAprende.People;

namespace UsmeAprende.Gatherings.Attendance;

/// <summary>
/// Keeps <see cref="GatheringAttendance"/> equal to <see cref="AttendanceFacts.Compute"/> in the transaction that stores the records. It
/// always computes from all records: they are few for one person and gathering, and a minimum cannot be subtracted.
/// </summary>
public sealed class AttendanceProjection(UsmeDb db, RecordedGatherings gatherings, AuditTrail audit) : IRecordListener
{
    // The earlier records come with the new ones. The database is queried only if a record is voided.
    public bool AsksDatabase => false;

    public async Task OnRecordsStoredAsync(StoredRecords stored, CancellationToken cancel)
    {
        if (stored.HasVoids)
            await db.SaveChangesAsync(cancel);
        var earlier = stored.Earlier.OfAttendance.ToLookup(r => r.PersonId);
        foreach (var own in stored.Added.GroupBy(r => r.PersonId))
        {
            foreach (var told in await GroupByGatheringAsync(own.Key, [.. own], cancel))
            {
                // The record is about a gathering that does not exist here yet. It waits.
                if (await db.Gatherings.FindAsync([told.Key], cancel) is not { } gathering)
                    continue;
                if (stored.HasVoids)
                    await RecomputeAsync(gathering, own.Key, cancel);
                // Thank-yous and tasks do not change attendance, and the earlier attendance records were not read for them.
                else if (told.Any(r => r.Verb is RecordVerb.Attended))
                    await UpdateAsync(gathering, own.Key, AttendanceFacts.Compute(gathering, [.. earlier[own.Key], .. told]), cancel);
                if (gathering.ClosedAt is not null)
                    await AuditLateRecordsAsync(gathering, own.Key, [.. told], cancel);
            }
        }
    }

    /// <summary>
    /// Computes the attendance of one person row at a gathering from all its records. Call it in the transaction of the change.
    /// </summary>
    internal async Task RecomputeAsync(Gathering gathering, PersonId person, CancellationToken cancel) =>
        await UpdateAsync(
            gathering,
            person,
            AttendanceFacts.Compute(gathering, await ListRecordsAsync(db, gathering.Id, person, cancel)),
            cancel
        );

    private async Task UpdateAsync(Gathering gathering, PersonId person, AttendanceFacts? presence, CancellationToken cancel)
    {
        var row = await gatherings.FindAttendanceAsync(gathering.Id, person, cancel);
        if (presence is null)
        {
            if (row is not null)
                db.Remove(row);
            return;
        }
        if (row is null)
            db.Add(row = new GatheringAttendance { GatheringId = gathering.Id, PersonId = person });
        row.Update(presence);
        // Badges need the lessons of this attendance. They find them without saving if the gathering is already read; else it is saved now.
        if (!gatherings.Knows(gathering.Id, person))
            await db.SaveChangesAsync(cancel);
    }

    /// <summary>The attendance records of one person row at a gathering: marks, late and early notes, and their voids.</summary>
    internal static async Task<List<LearningRecord>> ListRecordsAsync(UsmeDb db, Guid gathering, PersonId person, CancellationToken cancel)
    {
        var activities = ActivityId.ListForAttendance(gathering);
        var deeds = await db
            .LearningRecords.AsNoTracking()
            .WhereAttendance(activities)
            .Where(r => r.PersonId == person)
            .ToListAsync(cancel);
        var ids = deeds.ConvertAll(d => d.Id);
        var voids = await db
            .LearningRecords.AsNoTracking()
            .Where(v => v.TargetId != null && ids.Contains(v.TargetId.Value) && v.PersonId == person)
            .ToListAsync(cancel);
        return [.. deeds, .. voids];
    }

    private async Task<List<IGrouping<Guid, LearningRecord>>> GroupByGatheringAsync(
        PersonId person,
        IReadOnlyList<LearningRecord> records,
        CancellationToken cancel
    )
    {
        var told = records.Select(r => (Event: GatheringRecords.FindGathering(r), Record: r)).ToList();
        var voids = records.Where(r => r.Verb is RecordVerb.Voided).ToList();
        if (voids.Count > 0)
        {
            var targets = voids.Select(v => v.TargetId!.Value).ToList();
            var taken = await db
                .LearningRecords.Where(r => targets.Contains(r.Id) && r.PersonId == person)
                .Select(r => new
                {
                    r.Id,
                    r.Verb,
                    r.Activity,
                    r.Answer,
                })
                .ToDictionaryAsync(r => r.Id, cancel);
            told.AddRange(
                from v in voids
                where taken.ContainsKey(v.TargetId!.Value)
                let target = taken[v.TargetId!.Value]
                select (GatheringRecords.FindGathering(target.Verb, target.Activity, target.Answer), v)
            );
        }
        return [.. told.Where(t => t.Event is not null).GroupBy(t => t.Event!.Value, t => t.Record)];
    }

    // Records that arrive after closing are accepted, but written to the audit, with their reason if there is one (R21, R31).
    private async Task AuditLateRecordsAsync(
        Gathering gathering,
        PersonId person,
        IReadOnlyList<LearningRecord> records,
        CancellationToken cancel
    )
    {
        // Saves the reasons, which come with the records, so that the query finds them.
        await db.SaveChangesAsync(cancel);
        var ids = records.Select(r => r.Id).ToList();
        var reasons = await db
            .AttendanceCorrections.Where(c => ids.Contains(c.RecordId))
            .ToDictionaryAsync(c => c.RecordId, c => c.Reason, cancel);
        foreach (var record in records)
        {
            var words =
                $"{AttendanceAudit.Subject(gathering.Id)} {record.Verb.ToWord()} {record.Activity} {record.Answer}: "
                + $"{reasons.GetValueOrDefault(record.Id, AttendanceAudit.NoReason)}";
            await audit.AppendAsync(
                db,
                record.AuthorId,
                AttendanceAudit.ChangedAfterClosing,
                PeopleAudit.Subject(person),
                null,
                words,
                cancel
            );
        }
    }
}
