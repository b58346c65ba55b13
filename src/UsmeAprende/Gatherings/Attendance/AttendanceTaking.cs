using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Learning;
using UsmeAprende.People;
using UsmeAprende.Typing;

namespace UsmeAprende.Gatherings.Attendance;

/// <summary>Takes attendance, from phones and from forms. Each change is a record, and the intake checks who may make it (R2).</summary>
public sealed class AttendanceTaking(UsmeDb db, RecordIntake intake, CatalogueStore catalogue, TimeProvider clock)
{
    /// <summary>The most marks in one request.</summary>
    public const int Most = RecordIntake.RequestLimit;

    /// <summary>
    /// Stores marks made on a phone, perhaps hours ago, and returns the receipts in order, after the commit (R3). Marks are stored even if
    /// attendance is closed (R21), or the gathering has not begun or is cancelled: it may be held before its planned day, without signal,
    /// and its date corrected later. Then the receipt says that they do not count for now (R34).
    /// </summary>
    public Task<IReadOnlyList<RecordResult>> StoreMarksAsync(
        Actor actor,
        Guid gathering,
        IReadOnlyList<AttendanceMark> marks,
        string origin,
        CancellationToken cancel
    ) => StoreMarksAsync(actor, gathering, marks, null, origin, cancel);

    /// <summary>The same, with the reason that is needed after closing. The reason is stored together with the marks.</summary>
    internal Task<IReadOnlyList<RecordResult>> StoreMarksAsync(
        Actor actor,
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
                With = reason is null ? null : AttendanceCorrection.Create(m, gathering, actor.PersonId, reason, now),
            }
        );
        return intake.StoreByStaffAsync(actor, [.. records], origin, cancel);
    }

    /// <summary>Returns why a record made now about this gathering would not count; null if it would count.</summary>
    public AttendanceResultKind? FindObstacle(Gathering gathering) => FindObstacle(gathering, clock.GetUtcNow().UtcDateTime);

    internal static AttendanceResultKind? FindObstacle(Gathering gathering, DateTime now) =>
        gathering.CountsFrom is not { } from ? AttendanceResultKind.Cancelled
        : now < from ? AttendanceResultKind.NotBegun
        : null;

    /// <summary>Stores what a form says about one person.</summary>
    public async Task<AttendanceResult> ChangeAsync(Actor actor, Gathering gathering, AttendanceChange change, CancellationToken cancel)
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

        if (change.TakesBack)
        {
            var (own, others) = await ListStandingRecordsAsync(actor, gathering.Id, change, cancel);
            return others.Count > 0 ? new AttendanceResult(AttendanceResultKind.SomeoneElses)
                : own.Count == 0 ? new AttendanceResult(AttendanceResultKind.NothingToChange)
                : await StoreAsync(actor, gathering, [.. own.Select(CreateUndo)], change.Reason, cancel);
        }
        return change.Kind is MarkKind.Late or MarkKind.Early
            ? await ChangeTimeAsync(actor, gathering, change, mark, cancel)
            : await StoreAsync(actor, gathering, [mark], change.Reason, cancel);
    }

    // A new time replaces the author's earlier one. If a colleague noted a time, the change is refused, since that time could win over
    // the new one.
    private async Task<AttendanceResult> ChangeTimeAsync(
        Actor actor,
        Gathering gathering,
        AttendanceChange change,
        AttendanceMark mark,
        CancellationToken cancel
    )
    {
        if (!AttendanceTimeRules.IsPossible(gathering, change, await FindPresenceAsync(gathering, change.Person, cancel)))
            return new AttendanceResult(AttendanceResultKind.ImpossibleTime);
        var (own, others) = await ListStandingRecordsAsync(actor, gathering.Id, change, cancel);
        return others.Count > 0
            ? new AttendanceResult(AttendanceResultKind.SomeoneElses)
            : await StoreAsync(
                actor,
                gathering,
                [CreateMark(MarkKind.Came, change.Person), .. own.Select(CreateUndo), mark],
                change.Reason,
                cancel
            );
    }

    /// <summary>Undoes the last action: voids its records.</summary>
    public async Task<AttendanceResult> UndoAsync(Actor actor, Gathering gathering, IReadOnlyList<Guid> made, CancellationToken cancel)
    {
        if (gathering.ClosedAt is not null)
            return new AttendanceResult(AttendanceResultKind.ReasonNeeded);
        var here = ActivityId.AttendanceOf(gathering.Id);
        ActivityId[] activities =
        [
            here,
            ActivityId.LateOf(gathering.Id),
            ActivityId.EarlyOf(gathering.Id),
            ActivityId.ThanksOf(gathering.Id),
        ];
        var records = await db
            .LearningRecords.AsNoTracking()
            .Where(r =>
                made.Contains(r.Id)
                && r.AuthorId == actor.PersonId
                && (activities.Contains(r.Activity) || (r.Verb == RecordVerb.Observed && r.Answer == here.Value))
            )
            .ToListAsync(cancel);
        return records.Count == 0
            ? new AttendanceResult(AttendanceResultKind.NothingToChange)
            : await StoreAsync(actor, gathering, [.. records.Select(CreateUndo)], null, cancel);
    }

    /// <summary>True if somebody was ever marked at a gathering, even if the mark was taken back.</summary>
    public Task<bool> WasMarkedAsync(Guid gathering, PersonId person, CancellationToken cancel) =>
        db
            .LearningRecords.WhereAttendance([ActivityId.AttendanceOf(gathering)])
            .AnyAsync(r => db.SamePerson(person).Contains(r.PersonId), cancel);

    /// <summary>Lists the people whom these records of the author are about, so that the page can say what can be undone.</summary>
    public Task<HumanId?> FindPersonAsync(Actor actor, IReadOnlyList<Guid> made, CancellationToken cancel) =>
        db
            .LearningRecords.Where(r => made.Contains(r.Id) && r.AuthorId == actor.PersonId)
            .Join(db.People, r => r.PersonId, p => p.Id, (r, p) => (HumanId?)p.SurvivorId)
            .FirstOrDefaultAsync(cancel);

    /// <summary>Reads the attendance records of all rows of the human (R14).</summary>
    private async Task<AttendanceFacts?> FindPresenceAsync(Gathering gathering, PersonId person, CancellationToken cancel) =>
        (
            await db
                .Attendances.AsNoTracking()
                .Where(a => a.GatheringId == gathering.Id && db.SamePerson(person).Contains(a.PersonId))
                .ToListAsync(cancel)
        ).Aggregate((AttendanceFacts?)null, (all, one) => all?.Join(one.Presence) ?? one.Presence);

    private async Task<AttendanceResult> StoreAsync(
        Actor actor,
        Gathering gathering,
        IReadOnlyList<AttendanceMark> marks,
        string? reason,
        CancellationToken cancel
    )
    {
        var receipts = await StoreMarksAsync(actor, gathering.Id, marks, gathering.ClosedAt is null ? null : reason, "form", cancel);
        return receipts.All(r => r.IsSaved)
            ? new AttendanceResult(AttendanceResultKind.Done, [.. marks.Where(m => m.Kind is not MarkKind.Undone).Select(m => m.Id)])
            : new AttendanceResult(
                receipts.Any(r => r.Kind is RecordResultKind.Later) ? AttendanceResultKind.Busy : AttendanceResultKind.Refused
            );
    }

    /// <summary>
    /// The unvoided records of the same kind, of all rows of the human (R14): first those that the author may void, then the others.
    /// </summary>
    private async Task<(List<LearningRecord> Own, List<LearningRecord> Others)> ListStandingRecordsAsync(
        Actor actor,
        Guid gathering,
        AttendanceChange change,
        CancellationToken cancel
    )
    {
        // Somebody who was not there did not come late or help either, so all of that is voided with the mark.
        ActivityId[] activities = change is { TakesBack: true, Kind: MarkKind.Came }
            ? [ActivityId.AttendanceOf(gathering), ActivityId.LateOf(gathering), ActivityId.EarlyOf(gathering)]
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
        // The task may have been recorded under a former id of the module.
        activities = [.. activities, .. catalogue.Current.Renamed.Where(r => activities.Contains(r.Value)).Select(r => r.Key)];
        var rows = db.SamePerson(change.Person);
        var deeds = db.LearningRecords.Where(r => rows.Contains(r.PersonId) && activities.Contains(r.Activity));
        var told = await deeds.Concat(db.LearningRecords.Where(v => deeds.Any(d => d.Id == v.TargetId))).AsNoTracking().ToListAsync(cancel);
        var standing = LearningState.SelectUnvoided(told).ToLookup(r => actor.IsCoordinator || r.AuthorId == actor.PersonId);
        return ([.. standing[true]], [.. standing[false]]);
    }

    private AttendanceMark CreateMark(MarkKind kind, PersonId person) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Person = person,
            Kind = kind,
            OccurredAt = clock.GetUtcNow().UtcDateTime,
        };

    private AttendanceMark CreateUndo(LearningRecord record) => CreateMark(MarkKind.Undone, record.PersonId) with { Target = record.Id };
}
