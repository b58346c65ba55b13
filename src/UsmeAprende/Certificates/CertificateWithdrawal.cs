using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Certificates;

/// <summary>
/// Who has their data erased chooses for their certificates (R30): to stay verifiable, as they show them to others, or to be withdrawn.
/// </summary>
public sealed class CertificateWithdrawal(UsmeDb db, AuditTrail audit, TimeProvider clock) : IErasureQuestion
{
    public const string KeyName = "constancias";
    public const string Keep = "dejar";
    public const string Withdraw = "retirar";

    public string Key => KeyName;

    public async Task<ErasureQuestion?> AskAsync(Guid person, CancellationToken cancel)
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

    public async Task AnswerAsync(Guid person, string answer, CancellationToken cancel)
    {
        if (answer != Withdraw)
            return;
        var now = clock.GetUtcNow().UtcDateTime;
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

    private IQueryable<Certificate> Own(Guid person) =>
        db.Certificates.Where(c => c.Words != null && c.PersonId != null && db.SamePerson(person).Contains(c.PersonId.Value));
}
