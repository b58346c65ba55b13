using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Gatherings;

/// <summary>
/// Which gatherings and groups a member of staff may see and change: those they facilitate, and a coordinator all (R15). To be used inside
/// queries.
/// </summary>
public static class GatheringsOfStaff
{
    public static IQueryable<Gathering> GatheringsOf(this UsmeDb db, Guid staff) =>
        db.Gatherings.Where(g =>
            g.Facilitators.Any(f => f.PersonId == staff) || db.People.Any(p => p.Id == staff && p.Role == PersonRole.Coordinator)
        );

    public static IQueryable<Group> GroupsOf(this UsmeDb db, Guid staff) =>
        db.Groups.Where(group =>
            db.Gatherings.Any(g => g.GroupId == group.Id && g.Facilitators.Any(f => f.PersonId == staff))
            || db.People.Any(p => p.Id == staff && p.Role == PersonRole.Coordinator)
        );
}
