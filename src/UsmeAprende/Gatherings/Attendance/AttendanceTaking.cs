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
        Actor actor,
        Guid gathering,
        IReadOnlyList<AttendanceMark> marks,
        string origin,
        CancellationToken cancel
    ) => StoreMarksAsync(actor, gathering, marks, null, origin, cancel);

    /// <summary>As the other; with the reason that a closed list asks for, stored with the marks or not at all.</summary>
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

    /// <summary>Why nothing that is said now of a gathering would count; null where it does.</summary>
    public AttendanceResultKind? FindObstacle(Gathering gathering) => FindObstacle(gathering, clock.GetUtcNow().UtcDateTime);

    internal static AttendanceResultKind? FindObstacle(Gathering gathering, DateTime now) =>
        gathering.CountsFrom is not { } from ? AttendanceResultKind.Cancelled
        : now < from ? AttendanceResultKind.NotBegun
        : null;

    /// <summary>What a form says of one person.</summary>
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

    // A time is said anew: the one said before no longer stands. A colleague's does, and would win over this one.
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

    /// <summary>Takes back what was just done, by the ids it was given.</summary>
    public async Task<AttendanceResult> UndoAsync(Actor actor, Gathering gathering, IReadOnlyList<Guid> made, CancellationToken cancel)
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
                && r.AuthorId == actor.PersonId
                && (activities.Contains(r.Activity) || (r.Verb == RecordVerb.Observed && r.Answer == here))
            )
            .ToListAsync(cancel);
        return records.Count == 0
            ? new AttendanceResult(AttendanceResultKind.NothingToChange)
            : await StoreAsync(actor, gathering, [.. records.Select(CreateUndo)], null, cancel);
    }

    /// <summary>Whether a mark was ever made of somebody at a gathering, taken back since or not.</summary>
    public Task<bool> WasMarkedAsync(Guid gathering, Guid person, CancellationToken cancel)
    {
        var activity = GatheringActivityIds.AttendanceOf(gathering);
        // In the words of a filtered index.
        return db.LearningRecords.AnyAsync(
            r =>
                (r.Verb == RecordVerb.Attended || r.Verb == RecordVerb.Thanked)
                && r.Activity == activity
                && db.SamePerson(person).Contains(r.PersonId),
            cancel
        );
    }

    /// <summary>Of whom these records of one's own speak, to say what can be undone.</summary>
    public Task<Guid?> FindPersonAsync(Actor actor, IReadOnlyList<Guid> made, CancellationToken cancel) =>
        db
            .LearningRecords.Where(r => made.Contains(r.Id) && r.AuthorId == actor.PersonId)
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

    /// <summary>What stands of the same kind, of all rows of the human (R14): first what the author may take back, then the rest.</summary>
    private async Task<(List<LearningRecord> Own, List<LearningRecord> Others)> ListStandingRecordsAsync(
        Actor actor,
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
        var deeds = db.LearningRecords.Where(r => rows.Contains(r.PersonId) && activities.Contains(r.Activity));
        var told = await deeds.Concat(db.LearningRecords.Where(v => deeds.Any(d => d.Id == v.TargetId))).AsNoTracking().ToListAsync(cancel);
        var standing = LearningState.SelectUnvoided(told).ToLookup(r => actor.IsCoordinator || r.AuthorId == actor.PersonId);
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
