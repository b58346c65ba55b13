using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.Learning;
using UsmeAprende.People;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Gatherings.Attendance;

/// <summary>Whom a member of staff knows from gatherings (R38).</summary>
public sealed class GatheringAcquaintances(UsmeDb db) : IAcquaintanceSource
{
    public IQueryable<PersonId> QueryPeople(Actor actor, Guid? gathering)
    {
        var here = db.GatheringsForStaff(actor).Where(g => g.Id == gathering);
        return QueryMarked(actor)
            // Who gave up a seat may come all the same.
            .Union(db.SeatReservations.Where(r => here.Any(g => g.Id == r.GatheringId)).Select(r => r.PersonId))
            .Union(db.Attendances.Where(a => here.Any(g => g.Id == a.GatheringId)).Select(a => a.PersonId))
            .Union(db.Enrolments.Where(e => e.LeftAt == null && here.Any(g => g.GroupId == e.GroupId)).Select(e => e.PersonId));
    }

    public async Task<ILookup<PersonId, StaffEncounter>> ListEncountersAsync(
        Actor actor,
        Guid? gathering,
        IReadOnlyCollection<PersonId> rows,
        CancellationToken cancel
    )
    {
        var here = db.GatheringsForStaff(actor).Where(g => g.Id == gathering);
        var seats = await db
            .SeatReservations.Where(r => here.Any(g => g.Id == r.GatheringId) && rows.Contains(r.PersonId))
            .Select(r => new
            {
                r.PersonId,
                r.State,
                r.AskedAt,
            })
            .ToListAsync(cancel);
        var enrolled = await db
            .Enrolments.Where(e => e.LeftAt == null && here.Any(g => g.GroupId == e.GroupId) && rows.Contains(e.PersonId))
            .Select(e => e.PersonId)
            .ToListAsync(cancel);
        var came = await db
            .Attendances.Where(a => rows.Contains(a.PersonId))
            .Where(a => here.Any(g => g.Id == a.GatheringId) || QueryMarked(actor).Contains(a.PersonId))
            .Join(
                db.Gatherings,
                a => a.GatheringId,
                g => g.Id,
                (a, g) =>
                    new
                    {
                        a.PersonId,
                        a.GatheringId,
                        g.StartsAt,
                        IsOwn = g.Facilitators.Any(f => f.PersonId == actor.PersonId),
                    }
            )
            .ToListAsync(cancel);
        return seats
            .Select(s => (s.PersonId, new StaffEncounter(KindOf(s.State), s.AskedAt)))
            .Concat(enrolled.Select(person => (person, new StaffEncounter(EncounterKind.Enrolled, default))))
            .Concat(
                came.Where(c => c.IsOwn || c.GatheringId == gathering || actor.IsCoordinator)
                    .Select(c =>
                        (c.PersonId, new StaffEncounter(c.GatheringId == gathering ? EncounterKind.Here : EncounterKind.Came, c.StartsAt))
                    )
            )
            .ToLookup(met => met.Item1, met => met.Item2);
    }

    // Who came to a gathering is seen by whoever runs it, whoever of them made the mark. A coordinator runs none, and marks at any; there
    // are few of them, so that looking through all marks does not matter.
    private IQueryable<PersonId> QueryMarked(Actor actor)
    {
        var me = actor.PersonId;
        var came = db
            .Attendances.Where(a => db.GatheringFacilitators.Any(f => f.PersonId == me && f.GatheringId == a.GatheringId))
            .Select(a => a.PersonId);
        return actor.IsCoordinator
            ? came.Union(db.LearningRecords.Where(r => r.Verb == RecordVerb.Attended && r.AuthorId == me).Select(r => r.PersonId))
            : came;
    }

    private static EncounterKind KindOf(SeatState state) =>
        state switch
        {
            SeatState.Reserved => EncounterKind.Reserved,
            SeatState.Waiting => EncounterKind.Waiting,
            _ => EncounterKind.GaveUp,
        };
}
