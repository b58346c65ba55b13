using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.People.Roles;

/// <summary>What staff may do to whom (R15). Nobody does any of it to themselves.</summary>
public static class StaffPermissions
{
    /// <summary>
    /// A code lets its bearer in, so it is given downwards, or among coordinators; the administrator helps staff only and never meets
    /// learners' data.
    /// </summary>
    public static bool MayGiveCode(PersonRole actor, PersonRole target) =>
        actor switch
        {
            PersonRole.Facilitator => target is PersonRole.Learner,
            PersonRole.Coordinator => target is not PersonRole.Administrator,
            PersonRole.Administrator => target is not PersonRole.Learner,
            _ => false,
        };

    /// <summary>A card lets its bearer in with six digits: enough for learners, never for who sees other people's data (R13).</summary>
    public static bool MayGiveCard(PersonRole actor, PersonRole target) =>
        actor is PersonRole.Facilitator or PersonRole.Coordinator && target is PersonRole.Learner;

    /// <summary>Coordinators choose who facilitates; the administrator appoints any.</summary>
    public static bool MayChangeRole(PersonRole actor, PersonRole from, PersonRole to) =>
        from != to
        && actor switch
        {
            PersonRole.Coordinator => from is PersonRole.Learner or PersonRole.Facilitator
                && to is PersonRole.Learner or PersonRole.Facilitator,
            PersonRole.Administrator => true,
            _ => false,
        };
}

/// <summary>Whom a member of staff may help back in: with a code, or by taking a lost second factor away (R12, R15).</summary>
internal static class AccountHelpRules
{
    public static async Task<bool> MayHelpSignInAsync(UsmeDb db, Guid staff, Guid person, CancellationToken cancel)
    {
        var actor = await db
            .People.Where(p => p.Id == staff && p.ErasedAt == null)
            .Select(p => (PersonRole?)p.Role)
            .SingleOrDefaultAsync(cancel);

        // Whoever comes in by one row reads what is of all of them (R14).
        var rows = await db
            .People.Where(p => db.SamePerson(person).Contains(p.Id) && p.ErasedAt == null)
            .Select(p => new { p.Id, p.Role })
            .ToListAsync(cancel);
        return actor is { } role
            && rows.Exists(r => r.Id == person)
            && rows.TrueForAll(r =>
                r.Id != staff && ((r.Id != person && r.Role is PersonRole.Learner) || StaffPermissions.MayGiveCode(role, r.Role))
            );
    }
}
