using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Reminders.Channels;

/// <summary>The people whom a facilitator may call: those of her gatherings and groups, and those whom she registered.</summary>
internal static class CallablePeople
{
    /// <summary>The rows of all of them, to be used inside a query, with the rows that were merged with theirs (R14).</summary>
    public static IQueryable<PersonId> QueryForFacilitator(UsmeDb db, PersonId facilitator) => Query(db, db.SamePerson(facilitator));

    /// <summary>The same for all facilitators and coordinators there are.</summary>
    public static IQueryable<PersonId> QueryForAnyFacilitator(UsmeDb db) => Query(db, QueryStaff(db));

    /// <summary>Who may call somebody: the reverse question.</summary>
    public static IQueryable<PersonId> QueryFacilitatorsOf(UsmeDb db, PersonId person)
    {
        var rows = db.SamePerson(person);
        var groups = db.Enrolments.Where(e => e.LeftAt == null && rows.Contains(e.PersonId)).Select(e => (Guid?)e.GroupId);
        var gatherings = db
            .SeatReservations.Where(s => rows.Contains(s.PersonId))
            .Select(s => s.GatheringId)
            .Union(db.Attendances.Where(a => rows.Contains(a.PersonId)).Select(a => a.GatheringId))
            .Union(db.Gatherings.Where(g => groups.Contains(g.GroupId)).Select(g => g.Id));
        var known = db
            .GatheringFacilitators.Where(f => gatherings.Contains(f.GatheringId))
            .Select(f => f.PersonId)
            .Union(db.People.Where(p => rows.Contains(p.Id) && p.RegisteredById != null).Select(p => p.RegisteredById!.Value));
        return QueryStaff(db).Where(id => known.Contains(id));
    }

    private static IQueryable<PersonId> QueryStaff(UsmeDb db) =>
        db
            .People.Where(p => p.ErasedAt == null && (p.Role == PersonRole.Facilitator || p.Role == PersonRole.Coordinator))
            .Select(p => p.Id);

    private static IQueryable<PersonId> Query(UsmeDb db, IQueryable<PersonId> facilitators)
    {
        var gatherings = db.GatheringFacilitators.Where(f => facilitators.Contains(f.PersonId)).Select(f => f.GatheringId);
        var groups = db.Gatherings.Where(g => g.GroupId != null && gatherings.Contains(g.Id)).Select(g => g.GroupId);
        var known = db
            .SeatReservations.Where(s => gatherings.Contains(s.GatheringId))
            .Select(s => s.PersonId)
            .Union(db.Attendances.Where(a => gatherings.Contains(a.GatheringId)).Select(a => a.PersonId))
            .Union(db.Enrolments.Where(e => groups.Contains(e.GroupId) && e.LeftAt == null).Select(e => e.PersonId))
            .Union(db.People.Where(p => p.RegisteredById != null && facilitators.Contains(p.RegisteredById.Value)).Select(p => p.Id));
        return db
            .People.Where(p => p.ErasedAt == null && db.People.Any(own => own.SurvivorId == p.SurvivorId && known.Contains(own.Id)))
            .Select(p => p.Id);
    }
}
