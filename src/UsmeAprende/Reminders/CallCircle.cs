using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Reminders;

/// <summary>The people a facilitator may call: those of her gatherings and groups, and whom she registered.</summary>
internal static class CallCircle
{
    /// <summary>Rows of all of them, to be used inside a query. Whoever was merged into somebody of hers is hers (R14).</summary>
    public static IQueryable<Guid> Of(UsmeDb db, Guid facilitator)
    {
        var gatherings = db.GatheringFacilitators.Where(f => db.SamePerson(facilitator).Contains(f.PersonId)).Select(f => f.GatheringId);
        var groups = db.Gatherings.Where(g => g.GroupId != null && gatherings.Contains(g.Id)).Select(g => g.GroupId);
        var known = db
            .SeatReservations.Where(s => gatherings.Contains(s.GatheringId))
            .Select(s => s.PersonId)
            .Union(db.Attendances.Where(a => gatherings.Contains(a.GatheringId)).Select(a => a.PersonId))
            .Union(db.Enrolments.Where(e => groups.Contains(e.GroupId) && e.LeftAt == null).Select(e => e.PersonId))
            .Union(
                db.People.Where(p => p.RegisteredById != null && db.SamePerson(facilitator).Contains(p.RegisteredById.Value))
                    .Select(p => p.Id)
            );
        return db
            .People.Where(p => p.ErasedAt == null && db.People.Any(own => own.SurvivorId == p.SurvivorId && known.Contains(own.Id)))
            .Select(p => p.Id);
    }
}
