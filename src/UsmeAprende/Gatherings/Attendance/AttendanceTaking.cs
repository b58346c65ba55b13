using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Learning;
using UsmeAprende.People;
using UsmeAprende.Typing;

namespace UsmeAprende.Gatherings.Attendance;

/// <summary>
/// Takes attendance, from phones and plain forms alike: everything it changes is a record, and who may say it is asked at the intake (R2).
/// </summary>
public sealed class AttendanceTaking(UsmeDb db, RecordIntake intake, CatalogueStore catalogue, TimeProvider clock)
{
    /// <summary>Most marks of a request.</summary>
    public const int Most = RecordIntake.RequestLimit;

    /// <summary>
    /// A phone's taps, perhaps hours old; receipts in their order, after the commit (R3). Closing refuses none of them (R21), nor does a
    /// gathering that has not begun or was cancelled: it may be held before its day, far from any signal, and be moved afterwards. The
    /// receipt says that they do not count as it stands (R34).
    /// </summary>
    public Task<IReadOnlyList<RecordResult>> StoreMarksAsync(
        Guid staff,
        Guid gathering,
        IReadOnlyList<AttendanceMark> marks,
        string origin,
        CancellationToken cancel
    ) => StoreMarksAsync(staff, gathering, marks, null, origin, cancel);

    /// <summary>As the other; with the reason that a closed list asks for, stored with the marks or not at all.</summary>
    internal async Task<IReadOnlyList<RecordResult>> StoreMarksAsync(
        Guid staff,
        Guid gathering,
        IReadOnlyList<AttendanceMark> marks,
        string? reason,
        string origin,
        CancellationToken cancel
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var records = marks.Select(m =>
            m.ToRecord(gathering) with
            {
                With = reason is null ? null : AttendanceCorrection.Create(m, gathering, staff, reason, now),
            }
        );
        var receipts = await intake.StoreByStaffAsync(staff, [.. records], origin, cancel);
        if (
            await db.Gatherings.AsNoTracking().SingleOrDefaultAsync(g => g.Id == gathering, cancel) is not { } one
            || FindObstacle(one) is not { } refusal
        )
            return receipts;
        var idle = refusal is AttendanceResultKind.Cancelled ? RecordReasonCodes.Cancelled : RecordReasonCodes.NotBegun;
        return
        [
            .. receipts.Zip(
                marks,
                (receipt, mark) => receipt.IsSaved && mark.Kind is not MarkKind.Undone ? receipt with { Reason = idle } : receipt
            ),
        ];
    }

    /// <summary>Why nothing that is said now of a gathering would count; null where it does.</summary>
    public AttendanceResultKind? FindObstacle(Gathering gathering) => FindObstacle(gathering, clock.GetUtcNow().UtcDateTime);

    internal static AttendanceResultKind? FindObstacle(Gathering gathering, DateTime now) =>
        gathering.CountsFrom is not { } from ? AttendanceResultKind.Cancelled
        : now < from ? AttendanceResultKind.NotBegun
        : null;

    /// <summary>What a form says of one person.</summary>
    public async Task<AttendanceResult> ChangeAsync(Guid staff, Gathering gathering, AttendanceChange change, CancellationToken cancel)
    {
        if (!change.TakesBack && FindObstacle(gathering) is { } no)
            return new AttendanceResult(no);
        if (gathering.ClosedAt is not null && TypedText.CleanLine(change.Reason).Length == 0)
            return new AttendanceResult(AttendanceResultKind.ReasonNeeded);
        var mark = CreateMark(change.Kind, change.Person) with { Time = change.Time, Module = change.Module };
        if (
            change.Kind is MarkKind.Undone
            || change.Module is null == change.Kind is MarkKind.Showed
            || !(change.TakesBack || mark.IsComplete)
        )
            return new AttendanceResult(AttendanceResultKind.Refused);

        var (own, others) = await ListStandingRecordsAsync(staff, gathering.Id, change, cancel);
        if (change.TakesBack)
        {
            return others.Count > 0 ? new AttendanceResult(AttendanceResultKind.SomeoneElses)
                : own.Count == 0 ? new AttendanceResult(AttendanceResultKind.NothingToChange)
                : await StoreAsync(staff, gathering, [.. own.Select(CreateUndo)], change.Reason, cancel);
        }

        if (
            await FindPresenceAsync(gathering, change.Person, cancel) is var known
            && !AttendanceTimeRules.IsPossible(gathering, change, known)
        )
            return new AttendanceResult(AttendanceResultKind.ImpossibleTime);

        // A time is said anew: the one said before no longer stands. A colleague's does, and would win over this one.
        var isTime = change.Kind is MarkKind.Late or MarkKind.Early;
        if (isTime && others.Count > 0)
            return new AttendanceResult(AttendanceResultKind.SomeoneElses);
        AttendanceMark[] marks = isTime ? [CreateMark(MarkKind.Came, change.Person), .. own.Select(CreateUndo), mark] : [mark];
        return await StoreAsync(staff, gathering, marks, change.Reason, cancel);
    }

    /// <summary>Takes back what was just done, by the ids it was given.</summary>
    public async Task<AttendanceResult> UndoAsync(Guid staff, Gathering gathering, IReadOnlyList<Guid> made, CancellationToken cancel)
    {
        if (gathering.ClosedAt is not null)
            return new AttendanceResult(AttendanceResultKind.ReasonNeeded);
        var here = GatheringActivityIds.AttendanceOf(gathering.Id);
        string[] activities =
        [
            here,
            GatheringActivityIds.LateOf(gathering.Id),
            GatheringActivityIds.EarlyOf(gathering.Id),
            GatheringActivityIds.ThanksOf(gathering.Id),
        ];
        var records = await db
            .LearningRecords.AsNoTracking()
            .Where(r =>
                made.Contains(r.Id)
                && r.AuthorId == staff
                && (activities.Contains(r.Activity) || (r.Verb == RecordVerb.Observed && r.Answer == here))
            )
            .ToListAsync(cancel);
        return records.Count == 0
            ? new AttendanceResult(AttendanceResultKind.NothingToChange)
            : await StoreAsync(staff, gathering, [.. records.Select(CreateUndo)], null, cancel);
    }

    /// <summary>Whether a mark was ever made of somebody at a gathering, taken back since or not.</summary>
    public Task<bool> WasMarkedAsync(Guid gathering, Guid person, CancellationToken cancel)
    {
        var activity = GatheringActivityIds.AttendanceOf(gathering);
        return db.LearningRecords.AnyAsync(r => db.SamePerson(person).Contains(r.PersonId) && r.Activity == activity, cancel);
    }

    /// <summary>Of whom these records of one's own speak, to say what can be undone.</summary>
    public Task<Guid?> FindPersonAsync(Guid staff, IReadOnlyList<Guid> made, CancellationToken cancel) =>
        db
            .LearningRecords.Where(r => made.Contains(r.Id) && r.AuthorId == staff)
            .Join(db.People, r => r.PersonId, p => p.Id, (r, p) => (Guid?)p.SurvivorId)
            .FirstOrDefaultAsync(cancel);

    /// <summary>What is known of all rows of the human (R14).</summary>
    private async Task<AttendanceFacts?> FindPresenceAsync(Gathering gathering, Guid person, CancellationToken cancel) =>
        (
            await db
                .Attendances.AsNoTracking()
                .Where(a => a.GatheringId == gathering.Id && db.SamePerson(person).Contains(a.PersonId))
                .ToListAsync(cancel)
        ).Aggregate((AttendanceFacts?)null, (all, one) => all?.Join(one.Presence) ?? one.Presence);

    private async Task<AttendanceResult> StoreAsync(
        Guid staff,
        Gathering gathering,
        IReadOnlyList<AttendanceMark> marks,
        string? reason,
        CancellationToken cancel
    )
    {
        var receipts = await StoreMarksAsync(staff, gathering.Id, marks, gathering.ClosedAt is null ? null : reason, "form", cancel);
        return receipts.All(r => r.IsSaved)
            ? new AttendanceResult(AttendanceResultKind.Done, [.. marks.Where(m => m.Kind is not MarkKind.Undone).Select(m => m.Id)])
            : new AttendanceResult(
                receipts.Any(r => r.Kind is RecordResultKind.Later) ? AttendanceResultKind.Busy : AttendanceResultKind.Refused
            );
    }

    /// <summary>What stands of the same kind, of all rows of the human (R14): first what the author may take back, then the rest.</summary>
    private async Task<(List<LearningRecord> Own, List<LearningRecord> Others)> ListStandingRecordsAsync(
        Guid staff,
        Guid gathering,
        AttendanceChange change,
        CancellationToken cancel
    )
    {
        // Who was not there has not come late or helped either: taking the mark back takes all of it.
        string[] activities = change is { TakesBack: true, Kind: MarkKind.Came }
            ?
            [
                GatheringActivityIds.AttendanceOf(gathering),
                GatheringActivityIds.LateOf(gathering),
                GatheringActivityIds.EarlyOf(gathering),
            ]
            :
            [
                new AttendanceMark
                {
                    Id = default,
                    Person = change.Person,
                    Kind = change.Kind,
                    Module = change.Module,
                    OccurredAt = default,
                }.ActivityAt(gathering),
            ];
        // A task may have been shown under the module's former name.
        activities = [.. activities, .. catalogue.Current.Renamed.Where(r => activities.Contains(r.Value)).Select(r => r.Key)];
        var rows = db.SamePerson(change.Person);
        var deeds = await db
            .LearningRecords.AsNoTracking()
            .Where(r => rows.Contains(r.PersonId) && activities.Contains(r.Activity))
            .ToListAsync(cancel);
        var ids = deeds.ConvertAll(d => d.Id);
        var voids = await db
            .LearningRecords.AsNoTracking()
            .Where(v => v.TargetId != null && ids.Contains(v.TargetId.Value))
            .ToListAsync(cancel);
        var isCoordinator = await db.People.AnyAsync(p => p.Id == staff && p.Role == PersonRole.Coordinator, cancel);
        var standing = LearningState.SelectUnvoided(deeds.Concat(voids)).ToLookup(r => isCoordinator || r.AuthorId == staff);
        return ([.. standing[true]], [.. standing[false]]);
    }

    private AttendanceMark CreateMark(MarkKind kind, Guid person) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Person = person,
            Kind = kind,
            OccurredAt = clock.GetUtcNow().UtcDateTime,
        };

    private AttendanceMark CreateUndo(LearningRecord record) => CreateMark(MarkKind.Undone, record.PersonId) with { Target = record.Id };
}
