using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Certificates.Delivery;
using UsmeAprende.Certificates.Issuing;
using UsmeAprende.Certificates.Register;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.Certificates;

/// <summary>Exports, erases and counts a person's certificates and orders.</summary>
public sealed class CertificatePersonalData(UsmeDb db, CertificateBundleFolder bundles, TimeProvider clock) : IPersonalData
{
    public string Part => "constancias";

    public IReadOnlyList<Type> Tables => [typeof(IssuedCertificate), typeof(CertificateOrder), typeof(CertificateStanding)];

    public async Task<object> CollectAsync(PersonId person, CancellationToken cancel)
    {
        var certificates = await db
            .Certificates.AsNoTracking()
            .Where(c => c.PersonId != null && db.SamePerson(person).Contains(c.PersonId.Value))
            .OrderBy(c => c.IssuedAt)
            .ToListAsync(cancel);
        var orders = await db
            .CertificateOrders.AsNoTracking()
            .Where(o => db.SamePerson(person).Contains(o.PersonId))
            .OrderBy(o => o.CreatedAt)
            .ToListAsync(cancel);
        return new
        {
            Constancias = certificates.Select(c => new
            {
                Numero = c.FormattedNumber,
                Codigo = c.Code,
                Para = c.Subject,
                EmitidaEl = c.IssuedAt,
                TerminadaEl = c.EndedAt,
                Como = c.End?.ToString(),
                Razon = c.EndReason,
                Dice = c.Words,
            }),
            Pedidos = orders.Select(o => new
            {
                o.Id,
                Para = o.Subject,
                PedidoEl = o.CreatedAt,
                Estado = o.State.ToString(),
                Nombre = o.HolderName,
                Razon = o.Reason,
                Falla = o.Failure?.ToString(),
                Detalle = o.Detail,
            }),
        };
    }

    /// <summary>
    /// Erases what coordinators wrote about the person, on any certificate, and cancels orders that are not issued yet (R30). For issued
    /// certificates the owner chooses (<see cref="CertificateWithdrawal"/>).
    /// </summary>
    public async Task EraseAsync(PersonId person, CancellationToken cancel)
    {
        foreach (
            var order in await db
                .CertificateOrders.Where(o =>
                    o.PersonId == person && (o.State == CertificateOrderState.Proposed || o.State == CertificateOrderState.Waiting)
                )
                .ToListAsync(cancel)
        )
            order.Fail(CertificateFailureReason.Erased, null, clock.GetUtcNow().UtcDateTime);

        var mentions = new PersonMentionDetector(
            await db.People.AsNoTracking().Include(p => p.Identifiers).SingleAsync(p => p.Id == person, cancel)
        );
        foreach (
            var certificate in (
                await db.Certificates.Where(c => c.EndReason != null && c.End != CertificateEnd.Annulled).ToListAsync(cancel)
            ).Where(c => c.PersonId == person || mentions.IsMentionedIn(c.EndReason))
        )
        {
            certificate.ForgetReason();
            await AuditTrail.EraseValuesAsync(db, CertificatesAudit.Subject(certificate.Id), cancel);
        }
        foreach (
            var order in (await db.CertificateOrders.Where(o => o.Reason != null || o.Detail != null).ToListAsync(cancel)).Where(o =>
                o.PersonId == person || mentions.IsMentionedIn(o.Reason) || mentions.IsMentionedIn(o.Detail)
            )
        )
            order.ForgetReasons();
        await ForgetNamesAsync(person, cancel);
        // Prepared files may name them, and are soon prepared again.
        db.AfterCommit(bundles.DeleteAll);
        // Its order is made of the name.
        await db.CertificateStandings.Where(s => s.PersonId == person).ExecuteDeleteAsync(cancel);
        await db.SaveChangesAsync(cancel);
    }

    public async Task<PersonalDataCount?> CountAsync(PersonId person, CancellationToken cancel)
    {
        var valid = await db
            .Certificates.AsNoTracking()
            .Where(c => c.End == null && c.PersonId != null && db.SamePerson(person).Contains(c.PersonId.Value))
            .ToListAsync(cancel);
        return new PersonalDataCount(
            "Constancias",
            valid.Count == 0
                ? "Ninguna"
                : string.Join(", ", valid.OrderBy(c => c.IssuedAt).Select(c => $"{c.FormattedNumber} de {c.Words?.Title}"))
        );
    }

    private async Task ForgetNamesAsync(PersonId person, CancellationToken cancel)
    {
        var subjects = (await db.Certificates.Where(c => c.PersonId == person).Select(c => c.Id).ToListAsync(cancel)).ConvertAll(
            CertificatesAudit.Subject
        );
        var named = await db
            .AuditEntries.Where(e => e.Action == CertificatesAudit.NameDiffers && subjects.Contains(e.Subject))
            .Select(e => e.Sequence)
            .ToListAsync(cancel);
        await AuditTrail.EraseValuesAsync(db, named, cancel);
    }
}

/// <summary>Asks a person who has their data erased about their certificates (R30): they can stay verifiable, or be withdrawn.</summary>
public sealed class CertificateWithdrawal(UsmeDb db, AuditTrail audit, PublicStamps stamps, TimeProvider clock) : IErasureQuestionSource
{
    public const string KeyName = "constancias";
    public const string Keep = "dejar";
    public const string Withdraw = "retirar";

    public string Key => KeyName;

    public async Task<ErasureQuestion?> AskAsync(PersonId person, CancellationToken cancel)
    {
        var count = await Own(person).CountAsync(cancel);
        return count == 0
            ? null
            : new ErasureQuestion(
                Key,
                count == 1
                    ? "Usted tiene una constancia. ¿Qué hacemos con ella?"
                    : $"Usted tiene {count} constancias. ¿Qué hacemos con ellas?",
                [
                    new ErasureChoice(
                        Keep,
                        "Dejar que se puedan comprobar",
                        "Guardamos lo que dice el papel: su nombre, su documento y el curso. Quien reciba la constancia puede comprobarla."
                    ),
                    new ErasureChoice(
                        Withdraw,
                        "Retirarlas",
                        "Borramos lo que dicen. Quien las compruebe leerá que su titular las retiró. Ya no servirán."
                    ),
                ]
            );
    }

    public async Task AnswerAsync(PersonId person, string answer, CancellationToken cancel)
    {
        if (answer != Withdraw)
            return;
        var now = clock.GetUtcNow().UtcDateTime;
        db.AfterCommit(() => stamps.MarkChanged(EndedCertificateReader.Area));
        var certificates = await Own(person).ToListAsync(cancel);
        var ids = certificates.ConvertAll(c => c.Id);
        foreach (var certificate in certificates)
        {
            certificate.Withdraw(person, now);
            await AuditTrail.EraseValuesAsync(db, CertificatesAudit.Subject(certificate.Id), cancel);
            await audit.AppendAsync(
                db,
                person,
                CertificatesAudit.Ended,
                CertificatesAudit.Subject(certificate.Id),
                null,
                nameof(CertificateEnd.Withdrawn),
                cancel
            );
        }
        await db.CertificateDocuments.Where(d => ids.Contains(d.CertificateId)).ExecuteDeleteAsync(cancel);
    }

    private IQueryable<IssuedCertificate> Own(PersonId person) =>
        db.Certificates.Where(c => c.Words != null && c.PersonId != null && db.SamePerson(person).Contains(c.PersonId.Value));
}

/// <summary>
/// Forbids merging two people who both have a valid certificate of the same course, since one human may have only one (R24). The
/// coordinator sees this before merging and revokes the wrong one.
/// </summary>
public sealed class CertificateMerging(UsmeDb db) : IMergeObstacle
{
    public async Task<MergeResult> CheckAsync(
        IReadOnlyCollection<PersonId> some,
        IReadOnlyCollection<PersonId> others,
        CancellationToken cancel
    ) =>
        await Valid(some).AnyAsync(one => Valid(others).Any(other => other.Subject == one.Subject), cancel)
            ? MergeResult.TwoCertificates
            : MergeResult.Done;

    private IQueryable<IssuedCertificate> Valid(IReadOnlyCollection<PersonId> people) =>
        db.Certificates.Where(c => c.End == null && c.PersonId != null && people.Contains(c.PersonId.Value));
}
