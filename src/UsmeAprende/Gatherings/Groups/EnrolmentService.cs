using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.People;

namespace UsmeAprende.Gatherings.Groups;

/// <summary>Enrols people in groups: once, and they have a seat at every gathering still to come.</summary>
public sealed class EnrolmentService(
    UsmeDb db,
    FormIdempotency forms,
    SeatAllocation seating,
    AuditTrail audit,
    PublicStamps stamps,
    TimeProvider clock
)
{
    /// <returns>False where there is no such group with gatherings to come.</returns>
    public Task<bool> EnrolSelfAsync(PersonId person, Guid group, CancellationToken cancel) =>
        db.WriteGatheringsAsync(stamps, () => EnrolAsync(group, person, cancel), cancel);

    /// <returns>False where the group is not theirs, has nothing to come, or the person is not there.</returns>
    public Task<bool> EnrolAsync(Actor actor, Guid group, PersonId person, CancellationToken cancel) =>
        db.WriteGatheringsAsync(
            stamps,
            async () =>
            {
                if (
                    !await db.GroupsForStaff(actor).AnyAsync(g => g.Id == group, cancel)
                    || !await db.People.AnyAsync(p => p.Id == person && p.ErasedAt == null, cancel)
                    || !await EnrolAsync(group, person, cancel)
                )
                    return false;
                await audit.AppendAsync(
                    db,
                    actor.PersonId,
                    GatheringAudit.Enrolled,
                    GatheringAudit.GroupSubject(group),
                    null,
                    PeopleAudit.Subject(person),
                    cancel
                );
                return true;
            },
            cancel
        );

    /// <param name="person">Who leaves.</param>
    /// <param name="group">The group.</param>
    /// <param name="form">The form's id: sent again after they came back, it changes nothing (R33).</param>
    /// <param name="cancel">Stops waiting.</param>
    public Task LeaveAsync(PersonId person, Guid group, Guid form, CancellationToken cancel) =>
        db.WriteGatheringsAsync(
            stamps,
            async () => await WasSentAsync(form, group, cancel) || await EndEnrolmentAsync(group, person, cancel),
            cancel
        );

    /// <inheritdoc cref="LeaveAsync"/>
    /// <returns>False where the group is not theirs or the person is not in it.</returns>
    public Task<bool> RemoveMemberAsync(Actor actor, Guid group, PersonId person, Guid form, CancellationToken cancel) =>
        db.WriteGatheringsAsync(
            stamps,
            async () =>
            {
                if (!await db.GroupsForStaff(actor).AnyAsync(g => g.Id == group, cancel))
                    return false;
                if (await WasSentAsync(form, group, cancel))
                    return true;
                if (!await EndEnrolmentAsync(group, person, cancel))
                    return false;
                await audit.AppendAsync(
                    db,
                    actor.PersonId,
                    GatheringAudit.Left,
                    GatheringAudit.GroupSubject(group),
                    PeopleAudit.Subject(person),
                    null,
                    cancel
                );
                return true;
            },
            cancel
        );

    public Task<bool> UpdateGroupAsync(Actor actor, Guid group, string name, string? course, CancellationToken cancel) =>
        db.WriteGatheringsAsync(
            stamps,
            async () =>
            {
                if (await db.GroupsForStaff(actor).SingleOrDefaultAsync(g => g.Id == group, cancel) is not { } found)
                    return false;
                var before = $"{found.Name} | {found.CourseId}";
                found.Update(name, course);
                if (before != $"{name} | {course}")
                    await audit.AppendAsync(
                        db,
                        actor.PersonId,
                        GatheringAudit.GroupChanged,
                        GatheringAudit.GroupSubject(group),
                        before,
                        $"{name} | {course}",
                        cancel
                    );
                return true;
            },
            cancel
        );

    private async Task<bool> WasSentAsync(Guid form, Guid group, CancellationToken cancel)
    {
        var history = await forms.ReadAsync([form], cancel);
        if (history.IsKnown(form))
            return true;
        history.Store(form, group);
        return false;
    }

    private async Task<bool> EnrolAsync(Guid group, PersonId person, CancellationToken cancel)
    {
        var coming = await ListComingGatheringsAsync(group, cancel);
        if (coming.Count == 0)
            return false;
        var own = await db.Enrolments.Where(e => e.GroupId == group && db.SamePerson(person).Contains(e.PersonId)).ToListAsync(cancel);
        if (!own.Exists(e => e.LeftAt is null))
        {
            var enrolment = own.Find(e => e.PersonId == person);
            if (enrolment is null)
                db.Add(enrolment = new GroupEnrolment { GroupId = group, PersonId = person });
            enrolment.Enter(clock.GetUtcNow().UtcDateTime);
        }

        foreach (var id in coming)
            if (await seating.LockAsync(id, cancel) is { } gathering)
                await seating.AllocateAsync(gathering, person, cancel);
        return true;
    }

    private async Task<bool> EndEnrolmentAsync(Guid group, PersonId person, CancellationToken cancel)
    {
        var own = await db
            .Enrolments.Where(e => e.GroupId == group && e.LeftAt == null && db.SamePerson(person).Contains(e.PersonId))
            .ToListAsync(cancel);
        if (own.Count == 0)
            return false;
        own.ForEach(e => e.Leave(clock.GetUtcNow().UtcDateTime));
        foreach (var id in await ListComingGatheringsAsync(group, cancel))
        {
            if (await seating.LockAsync(id, cancel) is not { } gathering)
                continue;
            foreach (
                var held in await db
                    .SeatReservations.Where(r =>
                        r.GatheringId == id && r.State != SeatState.GivenUp && db.SamePerson(person).Contains(r.PersonId)
                    )
                    .ToListAsync(cancel)
            )
                await seating.GiveUpAsync(gathering, held, cancel);
        }
        return true;
    }

    private Task<List<Guid>> ListComingGatheringsAsync(Guid group, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return db
            .Gatherings.Where(g => g.GroupId == group && g.CancelledAt == null && g.StartsAt > now)
            .OrderBy(g => g.StartsAt)
            .Select(g => g.Id)
            .ToListAsync(cancel);
    }
}
