using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.People;

namespace UsmeAprende.Gatherings.Groups;

/// <summary>
/// Brings back to a group who left it, or was taken out, by mistake. At each gathering they stand again where they stood: with their
/// seat if it is still free, and otherwise first on the waiting list.
/// </summary>
public sealed class EnrolmentReturns(UsmeDb db, SeatAllocation seating, AuditTrail audit, PublicStamps stamps, TimeProvider clock)
{
    /// <summary>Who left a moment ago and can still come back, with their name for staff; null if it is too late.</summary>
    public async Task<ReturnableMember?> FindAsync(Guid group, PersonId person, CancellationToken cancel)
    {
        var since = clock.GetUtcNow().UtcDateTime - SeatReturns.UndoTime;
        var all = db.Enrolments.Where(e => e.GroupId == group && db.SamePerson(person).Contains(e.PersonId));
        var left = await (
            from enrolment in all
            where enrolment.LeftAt > since && all.All(e => e.LeftAt != null)
            join own in db.People on enrolment.PersonId equals own.Id
            join human in db.People on (PersonId)own.SurvivorId equals human.Id
            where human.ErasedAt == null
            join one in db.Groups on enrolment.GroupId equals one.Id
            orderby enrolment.LeftAt descending
            select new
            {
                Name = (human.GivenNames + " " + human.Surnames).Trim(),
                Group = one.Name,
                At = enrolment.LeftAt!.Value,
            }
        ).FirstOrDefaultAsync(cancel);
        return left is null ? null : new ReturnableMember(person, group, left.Name, left.Group, left.At + SeatReturns.UndoTime);
    }

    public Task<EnrolmentReturn?> ReturnAsync(PersonId person, Guid group, CancellationToken cancel) =>
        db.WriteGatheringsAsync(stamps, () => ReturnInTransactionAsync(person, group, cancel), cancel);

    /// <returns>Null where the group is not theirs, the time is over or the person was never in it.</returns>
    public Task<EnrolmentReturn?> ReturnByStaffAsync(Actor actor, PersonId person, Guid group, CancellationToken cancel) =>
        db.WriteGatheringsAsync(
            stamps,
            async () =>
            {
                if (!await db.GroupsForStaff(actor).AnyAsync(g => g.Id == group, cancel))
                    return null;
                var result = await ReturnInTransactionAsync(person, group, cancel);
                if (result is { WasIn: false })
                    await audit.AppendAsync(
                        db,
                        actor.PersonId,
                        GatheringAudit.Rejoined,
                        GatheringAudit.GroupSubject(group),
                        null,
                        PeopleAudit.Subject(person),
                        cancel
                    );
                return result;
            },
            cancel
        );

    private async Task<EnrolmentReturn?> ReturnInTransactionAsync(PersonId person, Guid group, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var own = await db.Enrolments.Where(e => e.GroupId == group && db.SamePerson(person).Contains(e.PersonId)).ToListAsync(cancel);
        // Sent twice, it gets the same answer.
        if (own.Exists(e => e.LeftAt is null))
            return new EnrolmentReturn(WasIn: true, 0);
        if (own.MaxBy(e => e.LeftAt) is not { LeftAt: { } left } last || left + SeatReturns.UndoTime <= now)
            return null;
        last.Return();
        var waiting = 0;
        foreach (
            var id in await db
                .Gatherings.Where(g => g.GroupId == group && g.CancelledAt == null && g.StartsAt > now)
                .OrderBy(g => g.StartsAt)
                .Select(g => g.Id)
                .ToListAsync(cancel)
        )
        {
            if (await seating.LockAsync(id, cancel) is not { } gathering)
                continue;
            var seats = await db
                .SeatReservations.Where(r => r.GatheringId == id && db.SamePerson(person).Contains(r.PersonId))
                .ToListAsync(cancel);
            // What they had given up before they left stays given up.
            if (seats.Exists(r => r.IsActive) || seats.Where(r => r.GivenUpAt >= left).MaxBy(r => r.GivenUpAt) is not { } given)
                continue;
            await seating.ReturnAsync(gathering, given, cancel);
            if (given.State is SeatState.Waiting)
                waiting++;
        }
        return new EnrolmentReturn(WasIn: false, waiting);
    }
}

/// <summary>Somebody who just left a group and can still come back.</summary>
/// <param name="Until">Until when.</param>
public sealed record ReturnableMember(PersonId PersonId, Guid GroupId, string Name, string GroupName, DateTime Until);

/// <summary>What coming back to a group gave.</summary>
/// <param name="WasIn">They were in it already.</param>
/// <param name="Waiting">At how many gatherings there is no free seat, so that they wait.</param>
public sealed record EnrolmentReturn(bool WasIn, int Waiting);
