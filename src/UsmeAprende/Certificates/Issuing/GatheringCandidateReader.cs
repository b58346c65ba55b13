using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.People;

namespace UsmeAprende.Certificates.Issuing;

/// <summary>Finds the people who came to a gathering, for certificates of that gathering.</summary>
public sealed class GatheringCandidateReader(UsmeDb db, CertificateHolderReader holders)
{
    private static readonly StringComparer InSpanish = StringComparer.Create(
        System.Globalization.CultureInfo.GetCultureInfo("es-CO"),
        ignoreCase: true
    );

    /// <summary>Gatherings whose attendance is closed, latest first.</summary>
    public Task<List<Gathering>> ListGatheringsAsync(int most, CancellationToken cancel) =>
        db
            .Gatherings.AsNoTracking()
            .Where(g => g.ClosedAt != null && g.CancelledAt == null)
            .OrderByDescending(g => g.StartsAt)
            .Take(most)
            .ToListAsync(cancel);

    public Task<Gathering?> FindGatheringAsync(Guid id, CancellationToken cancel) =>
        db.Gatherings.AsNoTracking().SingleOrDefaultAsync(g => g.Id == id && g.CancelledAt == null, cancel);

    /// <summary>Null if they did not come, or are not there any more.</summary>
    /// <param name="person">Any of their rows.</param>
    public async Task<GatheringCandidate?> FindAsync(Guid gathering, PersonId person, CancellationToken cancel)
    {
        var subject = CertificateSubject.ForGathering(gathering);
        if (
            !await db.Attendances.AnyAsync(a => a.GatheringId == gathering && db.SamePerson(person).Contains(a.PersonId), cancel)
            || await holders.FindAsync(person, subject, cancel) is not { } holder
        )
            return null;
        var held = await db
            .Certificates.Where(c =>
                c.Subject == subject && c.End == null && c.PersonId != null && db.SamePerson(person).Contains(c.PersonId.Value)
            )
            .Select(c => (Guid?)c.Id)
            .FirstOrDefaultAsync(cancel);
        return new GatheringCandidate(holder, held);
    }

    public async Task<IReadOnlyList<GatheringCandidate>> ListForGatheringAsync(Guid gathering, CancellationToken cancel)
    {
        var came = await (
            from attendance in db.Attendances
            where attendance.GatheringId == gathering
            join person in db.People on attendance.PersonId equals person.Id
            select person.SurvivorId
        )
            .Distinct()
            .ToListAsync(cancel);
        var subject = CertificateSubject.ForGathering(gathering);
        var held = await (
            from certificate in db.Certificates
            where certificate.Subject == subject && certificate.End == null
            join person in db.People on certificate.PersonId equals person.Id
            select new { person.SurvivorId, certificate.Id }
        ).ToListAsync(cancel);
        var certificates = held.DistinctBy(h => h.SurvivorId).ToDictionary(h => h.SurvivorId, h => h.Id);
        return
        [
            .. (await holders.ListAsync(came, subject, cancel))
                .Select(h => new GatheringCandidate(h, certificates.TryGetValue(h.HumanId, out var id) ? id : null))
                .OrderBy(a => a.Holder.Name, InSpanish),
        ];
    }
}

/// <summary>A person who came to a gathering, as the coordinator sees them.</summary>
/// <param name="CertificateId">The valid certificate that they have for it.</param>
public sealed record GatheringCandidate(CertificateHolder Holder, Guid? CertificateId)
{
    public bool CanBeIssued => CertificateId is null && Holder.HasVerifiedDocument;
}
