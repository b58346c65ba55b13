using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.Learning;
using UsmeAprende.People;

namespace UsmeAprende.Gatherings.Attendance;

/// <summary>
/// Keeps <see cref="GatheringAttendance"/> equal to <see cref="AttendanceFacts.Compute"/> in the transaction that stores the records. It
/// always computes afresh: a person has a handful of records of one gathering, and a minimum cannot be un-taken.
/// </summary>
public sealed class AttendanceProjection(UsmeDb db, RecordedGatherings gatherings, AuditTrail audit) : IRecordListener
{
    // What was said before comes with the records; only where something is taken back is the database asked.
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
                // Parked: it speaks of a gathering that this server has not met.
                if (await db.Gatherings.FindAsync([told.Key], cancel) is not { } gathering)
                    continue;
                if (stored.HasVoids)
                    await RecomputeAsync(gathering, own.Key, cancel);
                // Thanks and tasks say nothing of who came, and what was said of that was not read for them.
                else if (told.Any(r => r.Verb is RecordVerb.Attended))
                    await UpdateAsync(gathering, own.Key, AttendanceFacts.Compute(gathering, [.. earlier[own.Key], .. told]), cancel);
                if (gathering.ClosedAt is not null)
                    await AuditLateRecordsAsync(gathering, own.Key, [.. told], cancel);
            }
        }
    }

    /// <summary>
    /// Computes what one row of a person did at a gathering from all its records; to be called in the transaction of what changed.
    /// </summary>
    internal async Task RecomputeAsync(Gathering gathering, Guid person, CancellationToken cancel) =>
        await UpdateAsync(
            gathering,
            person,
            AttendanceFacts.Compute(gathering, await ListRecordsAsync(db, gathering.Id, person, cancel)),
            cancel
        );

    private async Task UpdateAsync(Gathering gathering, Guid person, AttendanceFacts? presence, CancellationToken cancel)
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
        // Badges look at the lessons of unsaved attendance in the gathering that was read with it.
        if (!gatherings.Knows(gathering.Id, person))
            await db.SaveChangesAsync(cancel);
    }

    /// <summary>What one row of a person says of a gathering: marks, notes and what takes them back.</summary>
    internal static async Task<List<LearningRecord>> ListRecordsAsync(UsmeDb db, Guid gathering, Guid person, CancellationToken cancel)
    {
        var activities = GatheringActivityIds.ListForAttendance(gathering);
        var deeds = await db
            .LearningRecords.AsNoTracking()
            // In the words of a filtered index.
            .Where(r =>
                (r.Verb == RecordVerb.Attended || r.Verb == RecordVerb.Thanked) && activities.Contains(r.Activity) && r.PersonId == person
            )
            .ToListAsync(cancel);
        var ids = deeds.ConvertAll(d => d.Id);
        var voids = await db
            .LearningRecords.AsNoTracking()
            .Where(v => v.TargetId != null && ids.Contains(v.TargetId.Value) && v.PersonId == person)
            .ToListAsync(cancel);
        return [.. deeds, .. voids];
    }

    private async Task<List<IGrouping<Guid, LearningRecord>>> GroupByGatheringAsync(
        Guid person,
        IReadOnlyList<LearningRecord> records,
        CancellationToken cancel
    )
    {
        var told = records.Select(r => (Event: GatheringActivityIds.FindGathering(r), Record: r)).ToList();
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
                select (GatheringActivityIds.FindGathering(target.Verb, target.Activity, target.Answer), v)
            );
        }
        return [.. told.Where(t => t.Event is not null).GroupBy(t => t.Event!.Value, t => t.Record)];
    }

    // Closing refuses nothing; what comes after it leaves a trace, with its reason where one was given (R21, R31).
    private async Task AuditLateRecordsAsync(
        Gathering gathering,
        Guid person,
        IReadOnlyList<LearningRecord> records,
        CancellationToken cancel
    )
    {
        // The reasons come with the records.
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
