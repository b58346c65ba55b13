using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.People;

/// <summary>Whom a member of staff may help back in: with a code, or by taking a lost second factor away (R12, R15).</summary>
internal static class HelpRights
{
    public static async Task<bool> MayHelpInAsync(UsmeDb db, Guid staff, Guid person, CancellationToken cancel)
    {
        var actor = await db.People.Where(p => p.Id == staff && p.ErasedAt == null).Select(p => (Role?)p.Role).SingleOrDefaultAsync(cancel);

        // Whoever comes in by one row reads what is of all of them (R14).
        var rows = await db
            .People.Where(p => db.SamePerson(person).Contains(p.Id) && p.ErasedAt == null)
            .Select(p => new { p.Id, p.Role })
            .ToListAsync(cancel);
        return actor is { } role
            && rows.Exists(r => r.Id == person)
            && rows.TrueForAll(r => r.Id != staff && ((r.Id != person && r.Role is Role.Learner) || Authority.MayGiveCode(role, r.Role)));
    }
}
