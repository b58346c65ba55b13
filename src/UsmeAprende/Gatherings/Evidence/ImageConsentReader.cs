using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.Gatherings.Evidence;

/// <summary>Lists the people who came with their consent to photos, before any are stored.</summary>
public sealed class ImageConsentReader(UsmeDb db, AttendanceListReader reader, TimeProvider clock)
{
    /// <summary>Everybody who came, by name; merged rows are one (R14).</summary>
    public async Task<IReadOnlyList<ImageConsent>> ListAsync(Gathering gathering, CancellationToken cancel)
    {
        var came = (await reader.ListAsync(gathering, cancel)).Where(a => a.Presence is not null).ToList();
        var survivors = came.ConvertAll(a => (HumanId)a.Person);
        var rows = await db
            .People.AsNoTracking()
            .Include(p => p.Identifiers)
            .Where(p => survivors.Contains(p.SurvivorId))
            .ToListAsync(cancel);
        var ids = rows.ConvertAll(r => r.Id);
        var said = (
            await db.Consents.AsNoTracking().Where(c => c.Purpose == ConsentPurpose.Image && ids.Contains(c.PersonId)).ToListAsync(cancel)
        ).ToLookup(c => c.PersonId);
        var year = BogotaClock.DayOf(clock.GetUtcNow().UtcDateTime).Year;
        return
        [
            .. came.Select(who =>
            {
                var own = rows.Where(r => (PersonId)r.SurvivorId == who.Person).ToList();
                var last = own.SelectMany(r => said[r.Id]).OrderByDescending(c => c.DecidedAt).ThenByDescending(c => c.Id).FirstOrDefault();
                var isMinor = own.Exists(r => r.IsMinor(year) || r.Identifiers.Exists(i => i.DocumentType is IdentityDocumentType.TI));
                return new ImageConsent(who.Name, last?.Given == true, isMinor && !own.Exists(r => r.GuardianAuthorisedAt is not null));
            }),
        ];
    }
}

/// <summary>Whether a person who came may be on photos (R16).</summary>
/// <param name="Allows">Their latest decision.</param>
/// <param name="LacksGuardian">A minor without an adult's authorisation.</param>
public sealed record ImageConsent(string Name, bool Allows, bool LacksGuardian)
{
    public bool MayBeShown => Allows && !LacksGuardian;
}
