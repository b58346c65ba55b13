using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.People.Roles;

/// <summary>What staff may do for other people (R15). Nobody may do these things for themselves.</summary>
public static class StaffPermissions
{
    /// <summary>
    /// Whoever has the code can sign in, so codes are given only to lower roles, or among coordinators. The administrator gives them to
    /// staff only, and never sees learners' data. Coordinators must not sign in as those who check what they do.
    /// </summary>
    public static bool MayGiveCode(PersonRole actor, PersonRole target) =>
        actor switch
        {
            PersonRole.Facilitator => target is PersonRole.Learner,
            PersonRole.Coordinator => target is not (PersonRole.Administrator or PersonRole.Auditor),
            PersonRole.Administrator => target is not PersonRole.Learner,
            _ => false,
        };

    /// <summary>A card opens an account with six digits: enough for learners, but not for people who see others' data (R13).</summary>
    public static bool MayGiveCard(PersonRole actor, PersonRole target) =>
        actor is PersonRole.Facilitator or PersonRole.Coordinator && target is PersonRole.Learner;

    /// <summary>Coordinators make and unmake facilitators; the administrator gives any role, also that of those who check them.</summary>
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

/// <summary>Decides whom a member of staff may help to sign in again: by a code, or by removing a lost second factor (R12, R15).</summary>
internal static class AccountHelpRules
{
    public static async Task<bool> MayHelpSignInAsync(UsmeDb db, Actor actor, PersonId person, CancellationToken cancel)
    {
        var role = (await actor.ReloadAsync(db, cancel)).Role;

        // Who signs in by one row can read the data of all merged rows, so all of them are checked (R14).
        var rows = await db
            .People.Where(p => db.SamePerson(person).Contains(p.Id) && p.ErasedAt == null)
            .Select(p => new { p.Id, p.Role })
            .ToListAsync(cancel);
        return rows.Exists(r => r.Id == person)
            && rows.TrueForAll(r =>
                r.Id != actor.PersonId && ((r.Id != person && r.Role is PersonRole.Learner) || StaffPermissions.MayGiveCode(role, r.Role))
            );
    }
}
