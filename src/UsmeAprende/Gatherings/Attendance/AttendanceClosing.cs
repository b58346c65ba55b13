using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.Typing;

namespace UsmeAprende.Gatherings.Attendance;

/// <summary>
/// Closes a gathering's attendance: confirms when it really began and ended. Hours are counted from these times (R21, R22). Who closed by
/// mistake opens it again within a day.
/// </summary>
public sealed class AttendanceClosing(UsmeDb db, AuditTrail audit, GatheringRecount recount, PublicStamps stamps, TimeProvider clock)
{
    public static readonly TimeSpan Longest = TimeSpan.FromDays(14);

    /// <summary>For how long after closing it can be opened again. Later, figures and certificates may rest on it.</summary>
    public static readonly TimeSpan ReopenTime = TimeSpan.FromHours(24);

    /// <param name="actor">Who closes it.</param>
    /// <param name="gathering">A gathering that this member of staff may change.</param>
    /// <param name="from">When it really began, UTC.</param>
    /// <param name="until">When it really ended, UTC.</param>
    /// <param name="reason">Needed if attendance is already closed and its times are corrected.</param>
    /// <param name="cancel">Stops waiting.</param>
    public Task<AttendanceClosingResult> CloseAsync(
        Actor actor,
        Guid gathering,
        DateTime from,
        DateTime until,
        string? reason,
        CancellationToken cancel
    ) => db.WriteGatheringsAsync(stamps, () => CloseInTransactionAsync(actor, gathering, from, until, reason, cancel), cancel);

    private async Task<AttendanceClosingResult> CloseInTransactionAsync(
        Actor actor,
        Guid gathering,
        DateTime from,
        DateTime until,
        string? reason,
        CancellationToken cancel
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (await db.GatheringsForStaff(actor).SingleOrDefaultAsync(g => g.Id == gathering, cancel) is not { } one)
            return AttendanceClosingResult.NotFound;
        if (one.CancelledAt is not null)
            return AttendanceClosingResult.Cancelled;
        if (from >= until || until - from > Longest)
            return AttendanceClosingResult.EndBeforeStart;
        if (from > now)
            return AttendanceClosingResult.NotBegun;
        if (until > now + Gathering.Grace)
            return AttendanceClosingResult.NotOver;

        var isCorrection = one.ClosedAt is not null;
        if (isCorrection && (one.FromAt, one.UntilAt) == (from, until))
            return AttendanceClosingResult.Closed;
        if (isCorrection && TypedText.CleanLine(reason).Length == 0)
            return AttendanceClosingResult.ReasonNeeded;

        var before = isCorrection ? Words(one) : null;
        await recount.ApplyAsync(one, () => one.Close(from, until, actor.PersonId, now), cancel);
        await audit.AppendAsync(
            db,
            actor.PersonId,
            isCorrection ? AttendanceAudit.TimesCorrected : AttendanceAudit.Closed,
            AttendanceAudit.Subject(one.Id),
            before,
            isCorrection ? $"{Words(one)}: {TypedText.CleanLine(reason)}" : Words(one),
            cancel
        );
        return AttendanceClosingResult.Closed;
    }

    /// <summary>Until when a closed attendance can be opened again; null if it cannot.</summary>
    public DateTime? FindReopenDeadline(Gathering gathering) =>
        gathering is { CancelledAt: null, ClosedAt: { } closed } && closed + ReopenTime > clock.GetUtcNow().UtcDateTime
            ? closed + ReopenTime
            : null;

    /// <summary>Opens a closed attendance again.</summary>
    /// <param name="actor">Who opens it.</param>
    /// <param name="gathering">A gathering that this member of staff may change.</param>
    /// <param name="closedAt">The closing that they saw. Sent again after another closing, it changes nothing (R33).</param>
    /// <param name="cancel">Stops waiting.</param>
    public Task<ReopeningResult> ReopenAsync(Actor actor, Guid gathering, DateTime closedAt, CancellationToken cancel) =>
        db.WriteGatheringsAsync(
            stamps,
            async () =>
            {
                if (await db.GatheringsForStaff(actor).SingleOrDefaultAsync(g => g.Id == gathering, cancel) is not { } one)
                    return ReopeningResult.NotFound;
                if (one.ClosedAt != closedAt)
                    return ReopeningResult.Reopened;
                if (FindReopenDeadline(one) is null)
                    return ReopeningResult.TooLate;
                var before = Words(one);
                await recount.ApplyAsync(one, one.Reopen, cancel);
                await audit.AppendAsync(
                    db,
                    actor.PersonId,
                    AttendanceAudit.Reopened,
                    AttendanceAudit.Subject(one.Id),
                    before,
                    null,
                    cancel
                );
                return ReopeningResult.Reopened;
            },
            cancel
        );

    private static string Words(Gathering one) => $"{one.FromAt:yyyy-MM-dd HH:mm} a {one.UntilAt:yyyy-MM-dd HH:mm} UTC";
}

/// <summary>The result of closing a gathering's attendance.</summary>
public enum AttendanceClosingResult
{
    Closed,

    /// <summary>There is no such gathering, or this person may not change it.</summary>
    NotFound,

    Cancelled,

    EndBeforeStart,

    /// <summary>The gathering would begin in the future.</summary>
    NotBegun,

    /// <summary>The gathering would end in the future: nobody has those hours yet (R34).</summary>
    NotOver,

    /// <summary>Attendance is already closed: a reason for the new times is needed.</summary>
    ReasonNeeded,
}

/// <summary>The result of opening a closed attendance again.</summary>
public enum ReopeningResult
{
    /// <summary>It is open, or was closed once more since.</summary>
    Reopened,

    /// <inheritdoc cref="AttendanceClosingResult.NotFound"/>
    NotFound,

    /// <summary>It was closed more than a day ago, or the gathering was cancelled: what is wrong is corrected.</summary>
    TooLate,
}
