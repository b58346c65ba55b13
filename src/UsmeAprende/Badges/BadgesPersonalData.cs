using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Badges;

/// <summary>A person's badges and active weeks, for them to take away.</summary>
internal sealed class BadgesPersonalData(UsmeDb db) : IPersonalData
{
    public string Part => "insignias";

    public async Task<object> CollectAsync(Guid person, CancellationToken cancel) =>
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
}
