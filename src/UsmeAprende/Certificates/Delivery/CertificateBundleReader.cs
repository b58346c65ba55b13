using Microsoft.EntityFrameworkCore;
using UsmeAprende.Certificates.Register;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.People.Accounts;

namespace UsmeAprende.Certificates.Delivery;

/// <summary>Finds the valid certificates to be handed out together, by number.</summary>
public sealed class CertificateBundleReader(UsmeDb db, CertificateRegisterReader register)
{
    private IQueryable<IssuedCertificate> Valid => db.Certificates.AsNoTracking().Where(c => c.End == null && c.Words != null);

    public async Task<CertificateBundle> ReadBatchAsync(Guid batch, CancellationToken cancel) =>
        new(
            CertificateBundle.OfBatch(batch),
            await IdsAsync(Valid.Where(c => db.CertificateOrders.Any(o => o.BatchId == batch && o.Id == c.Id)), cancel)
        );

    /// <summary>Those for a gathering.</summary>
    public async Task<CertificateBundle> ReadGatheringAsync(Guid gathering, CancellationToken cancel)
    {
        var subject = CertificateSubject.ForGathering(gathering);
        return new(CertificateBundle.OfGathering(gathering), await IdsAsync(Valid.Where(c => c.Subject == subject), cancel));
    }

    public async Task<CertificateBundle> ReadRegisterAsync(CertificateRegisterFilter filter, CancellationToken cancel) =>
        new(
            CertificateBundle.Register,
            [
                .. (await register.ListAsync(filter, cancel))
                    .Where(r => r.Entry is { IsValid: true, Words: not null })
                    .Select(r => r.Entry.Id),
            ]
        );

    /// <summary>
    /// Those of people who came to a gathering and cannot sign in: for the gathering itself, and for the courses that it belongs to. Nobody
    /// else's: who has an account gets their own.
    /// </summary>
    public async Task<IReadOnlyList<IssuedCertificate>> ListUnaccountedAsync(Gathering gathering, CancellationToken cancel)
    {
        var subjects = gathering.Lessons.Select(l => ((string)l.Lesson).Split('/')[0]).Distinct().ToList();
        subjects.Add(CertificateSubject.ForGathering(gathering.Id));
        if (await db.Groups.Where(g => g.Id == gathering.GroupId).Select(g => g.CourseId).SingleOrDefaultAsync(cancel) is { } course)
            subjects.Add(course);
        var came = db
            .Attendances.Where(a => a.GatheringId == gathering.Id)
            .Join(db.People, a => a.PersonId, p => p.Id, (_, p) => p.SurvivorId);
        var accounts = db.WithAccount();
        return await (
            from certificate in Valid
            where subjects.Contains(certificate.Subject)
            join person in db.People on certificate.PersonId equals person.Id
            where came.Contains(person.SurvivorId)
            where !db.People.Any(own => own.SurvivorId == person.SurvivorId && accounts.Contains(own.Id))
            orderby certificate.Year, certificate.Number
            select certificate
        ).ToListAsync(cancel);
    }

    private static Task<List<Guid>> IdsAsync(IQueryable<IssuedCertificate> certificates, CancellationToken cancel) =>
        certificates.OrderBy(c => c.Year).ThenBy(c => c.Number).Select(c => c.Id).ToListAsync(cancel);
}
