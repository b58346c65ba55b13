using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.People.Roles;

/// <summary>Lists who has a role of staff: since when, by whom it was given, when they last signed in (R15).</summary>
public sealed class StaffRoster(UsmeDb db)
{
    private static readonly string[] Granting = [PeopleAudit.RoleChanged, PeopleAudit.FirstAdministrator, PeopleAudit.AnotherAdministrator];

    private static readonly StringComparer InSpanish = StringComparer.Create(
        CultureInfo.GetCultureInfo("es-CO"),
        CompareOptions.IgnoreCase
    );

    public async Task<IReadOnlyList<StaffRosterLine>> ListAsync(CancellationToken cancel)
    {
        var staff = await db
            .People.AsNoTracking()
            .Where(p => p.Role != PersonRole.Learner && p.ErasedAt == null)
            .Select(p => new
            {
                p.Id,
                p.GivenNames,
                p.Surnames,
                p.Role,
                p.TwoFactorEnabled,
                SignedInAt = db.PersonDevices.Where(d => d.PersonId == p.Id).Max(d => (DateTime?)d.LastUsedAt),
            })
            .ToListAsync(cancel);
        var subjects = staff.ConvertAll(s => PeopleAudit.Subject(s.Id));
        var given = await (
            from entry in db.AuditEntries
            where subjects.Contains(entry.Subject) && Granting.Contains(entry.Action)
            orderby entry.Sequence
            join person in db.People on entry.ActorId equals person.Id into actors
            from actor in actors.DefaultIfEmpty()
            select new RoleGrant(
                entry.Subject,
                entry.HappenedAt,
                entry.Action != PeopleAudit.RoleChanged,
                actor == null ? null : (actor.GivenNames + " " + actor.Surnames).Trim()
            )
        ).ToListAsync(cancel);
        var latest = given.GroupBy(g => g.Subject).ToDictionary(own => own.Key, own => own.Last(), StringComparer.Ordinal);
        return
        [
            .. staff
                .Select(s => new StaffRosterLine(
                    s.Id,
                    $"{s.GivenNames} {s.Surnames}".Trim(),
                    s.Role,
                    latest.GetValueOrDefault(PeopleAudit.Subject(s.Id)),
                    s.SignedInAt,
                    s.TwoFactorEnabled
                ))
                .OrderByDescending(s => s.Role)
                .ThenBy(s => s.Name, InSpanish),
        ];
    }
}

/// <summary>Somebody with a role of staff.</summary>
/// <param name="Grant">When and by whom it was given; null if it was given before the audit said so.</param>
/// <param name="SignedInAt">When they last signed in; null if never, or if their devices were forgotten.</param>
public sealed record StaffRosterLine(
    PersonId Person,
    string Name,
    PersonRole Role,
    RoleGrant? Grant,
    DateTime? SignedInAt,
    bool HasSecondFactor
);

/// <param name="ByLink">They made their account with the link that is made at the server.</param>
/// <param name="By">Who gave it; null or empty if they erased their data.</param>
public sealed record RoleGrant(string Subject, DateTime At, bool ByLink, string? By);
