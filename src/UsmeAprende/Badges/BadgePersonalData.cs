using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Badges.Awarding;
using UsmeAprende.Badges.Sharing;
using UsmeAprende.Data;
using UsmeAprende.Figures;
using UsmeAprende.People;
using UsmeAprende.People.Privacy;
using UsmeAprende.Wording;

namespace UsmeAprende.Badges;

/// <summary>Exports, erases and counts a person's badges and active weeks.</summary>
internal sealed class BadgePersonalData(UsmeDb db, PublicStamps stamps) : IPersonalData
{
    public string Part => "insignias";

    // A goal goes on counting what was done by who is erased: the lessons of a month name nobody.
    public IReadOnlyList<Type> Tables => [typeof(BadgeAward), typeof(ActiveWeek), typeof(LessonMonth)];

    public async Task<object> CollectAsync(PersonId person, CancellationToken cancel) =>
        new
        {
            Insignias = await db
                .BadgeAwards.Where(a => db.SamePerson(person).Contains(a.PersonId))
                .OrderBy(a => a.AwardedAt)
                .Select(a => new
                {
                    Insignia = a.BadgeId,
                    GanadaEl = a.AwardedAt,
                    CompartidaEl = a.SharedAt,
                    ConNombre = a.ShowName,
                    Credencial = a.SignedCredential,
                    RevocadaEl = a.RevokedAt,
                    Motivo = a.RevocationReason,
                })
                .ToListAsync(cancel),
            SemanasActivas = await db
                .ActiveWeeks.Where(w => db.SamePerson(person).Contains(w.PersonId))
                .OrderBy(w => w.Monday)
                .Select(w => w.Monday)
                .ToListAsync(cancel),
        };

    /// <summary>
    /// Hides the badges (R30). The rows stay with random ids, and a credential that somebody has can still be verified, since it has no
    /// name in it.
    /// </summary>
    public async Task EraseAsync(PersonId person, CancellationToken cancel)
    {
        // The reason of a revocation may be about its owner.
        foreach (
            var revoked in await db
                .BadgeAwards.Where(a => a.PersonId == person && a.RevokedAt != null)
                .Select(a => a.Id)
                .ToListAsync(cancel)
        )
            await AuditTrail.EraseValuesAsync(db, BadgesAudit.Subject(revoked), cancel);
        await db
            .BadgeAwards.Where(a => a.PersonId == person)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(a => a.SharedAt, (DateTime?)null)
                        .SetProperty(a => a.ShowName, false)
                        .SetProperty(a => a.RevocationReason, (string?)null),
                cancel
            );

        // Cached pages may show the name.
        db.AfterCommit(() => stamps.MarkChanged(BadgeSharing.Area));
    }

    public async Task<PersonalDataCount?> CountAsync(PersonId person, CancellationToken cancel)
    {
        var count = await db
            .BadgeAwards.Where(a => db.SamePerson(person).Contains(a.PersonId) && a.RevokedAt == null)
            .Select(a => a.BadgeId)
            .Distinct()
            .CountAsync(cancel);
        return new PersonalDataCount("Insignias", count == 0 ? "Ninguna todavía" : SpanishCount.Format(count, "insignia", "insignias"));
    }
}
