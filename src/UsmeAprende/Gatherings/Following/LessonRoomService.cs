using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.Typing;

namespace UsmeAprende.Gatherings.Following;

/// <summary>
/// Leads the phones of a café through a lesson ("Sigan conmigo"), step by step (R15). Only who may take the gathering's attendance leads;
/// whoever has the code may follow. Where the group is, is a row and not memory: several nodes answer the phones.
/// </summary>
public sealed class LessonRoomService(UsmeDb db, AuditTrail audit, PublicStamps stamps, TimeProvider clock)
{
    /// <summary>The area of the stamps of the pages that phones ask.</summary>
    public const string Area = "sigan";

    // A café may begin late and end late.
    private static readonly TimeSpan Overtime = TimeSpan.FromHours(2);

    /// <summary>Lists the gatherings of this member of staff that are under way, the one that began last first.</summary>
    public async Task<IReadOnlyList<LeadableGathering>> ListUnderWayAsync(Actor actor, CancellationToken cancel) =>
        await UnderWay(actor)
            .OrderByDescending(g => g.StartsAt)
            .ThenBy(g => g.Id)
            .Join(db.Venues, g => g.VenueId, v => v.Id, (g, v) => new LeadableGathering(g.Id, g.Title, v.Name, g.StartsAt))
            .ToListAsync(cancel);

    /// <summary>The room of a gathering; null if it has none now, or is not theirs.</summary>
    public Task<LessonRoom?> FindAsync(Actor actor, Guid gathering, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return OwnRooms(actor).AsNoTracking().SingleOrDefaultAsync(r => r.GatheringId == gathering && r.EndsAt > now, cancel);
    }

    /// <summary>The room with this code, for whoever has it; null if there is none now.</summary>
    public Task<LessonRoom?> FindByCodeAsync(string code, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return db.LessonRooms.AsNoTracking().SingleOrDefaultAsync(r => r.Code == code && r.EndsAt > now, cancel);
    }

    /// <summary>The digits of a typed code; null if it is none.</summary>
    public static string? ReadCode(string? typed) =>
        TypedNumber.TryDigits(TypedText.CleanValue(typed).Replace('-', ' '), out var digits) && digits.Length == LessonRoom.CodeLength
            ? digits
            : null;

    /// <summary>Begins a lesson, or goes on with the one that was begun. Sent twice it does the same.</summary>
    public Task<LessonRoomResult> OpenAsync(Actor actor, Guid gathering, ActivityId lesson, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                var now = clock.GetUtcNow().UtcDateTime;
                if (!await db.GatheringsForStaff(actor).AnyAsync(g => g.Id == gathering, cancel))
                    return LessonRoomResult.NotFound;
                if (!await UnderWay(actor).AnyAsync(g => g.Id == gathering, cancel))
                    return LessonRoomResult.NotUnderWay;
                // What is over says nothing that anybody needs.
                await db.LessonRooms.Where(r => r.EndsAt <= now).ExecuteDeleteAsync(cancel);
                var room = await db.LessonRooms.SingleOrDefaultAsync(r => r.GatheringId == gathering, cancel);
                var before = room?.Lesson.Value;
                if (room is null)
                    db.Add(room = new LessonRoom { GatheringId = gathering, Code = await FindFreeCodeAsync(cancel) });
                room.Open(lesson, now);
                if (before != lesson.Value)
                    await audit.AppendAsync(
                        db,
                        actor.PersonId,
                        GatheringAudit.FollowingStarted,
                        GatheringAudit.Subject(gathering),
                        before,
                        lesson.Value,
                        cancel
                    );
                db.AfterCommit(() => stamps.MarkChanged(Area));
                return LessonRoomResult.Done;
            },
            cancel
        );

    /// <summary>Goes to a step. Not in the audit: it changes nothing that lasts, and comes every minute.</summary>
    public Task<LessonRoomResult> MoveAsync(Actor actor, Guid gathering, int step, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                if (await FindOwnAsync(actor, gathering, cancel) is not { } room || room.EndsAt <= clock.GetUtcNow().UtcDateTime)
                    return LessonRoomResult.NotFound;
                if (room.Step == step)
                    return LessonRoomResult.Done;
                room.MoveTo(step);
                db.AfterCommit(() => stamps.MarkChanged(Area));
                return LessonRoomResult.Done;
            },
            cancel
        );

    /// <summary>The phones go on by themselves, and the code is free. Sent twice it does the same.</summary>
    public Task<LessonRoomResult> CloseAsync(Actor actor, Guid gathering, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                if (!await db.GatheringsForStaff(actor).AnyAsync(g => g.Id == gathering, cancel))
                    return LessonRoomResult.NotFound;
                if (await FindOwnAsync(actor, gathering, cancel) is not { } room)
                    return LessonRoomResult.Done;
                db.Remove(room);
                await audit.AppendAsync(
                    db,
                    actor.PersonId,
                    GatheringAudit.FollowingEnded,
                    GatheringAudit.Subject(gathering),
                    room.Lesson.Value,
                    null,
                    cancel
                );
                db.AfterCommit(() => stamps.MarkChanged(Area));
                return LessonRoomResult.Done;
            },
            cancel
        );

    private Task<LessonRoom?> FindOwnAsync(Actor actor, Guid gathering, CancellationToken cancel) =>
        OwnRooms(actor).SingleOrDefaultAsync(r => r.GatheringId == gathering, cancel);

    private IQueryable<LessonRoom> OwnRooms(Actor actor)
    {
        var own = db.GatheringsForStaff(actor);
        return db.LessonRooms.Where(r => own.Any(g => g.Id == r.GatheringId));
    }

    private IQueryable<Gathering> UnderWay(Actor actor)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (soon, late) = (now + Gathering.Grace, now - Overtime);
        return db.GatheringsForStaff(actor)
            .Where(g => g.ClosedAt == null && g.CancelledAt == null && g.StartsAt <= soon && g.EndsAt >= late);
    }

    private async Task<string> FindFreeCodeAsync(CancellationToken cancel)
    {
        while (true)
        {
            var code = RandomNumberGenerator.GetInt32(100_000, 1_000_000).ToString(CultureInfo.InvariantCulture);
            if (!await db.LessonRooms.AnyAsync(r => r.Code == code, cancel))
                return code;
        }
    }
}

/// <summary>A gathering under way, to choose from.</summary>
public sealed record LeadableGathering(Guid Id, string Title, string Venue, DateTime StartsAt);

/// <summary>What came of leading.</summary>
public enum LessonRoomResult
{
    Done,

    /// <summary>It has not begun, is over, closed or cancelled.</summary>
    NotUnderWay,

    /// <summary>It is not theirs, or nothing was begun.</summary>
    NotFound,
}
