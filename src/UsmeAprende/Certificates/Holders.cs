using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Certificates;

/// <summary>
/// Reads people as a certificate would name them, several rows of one human as one (R14), and what about them needs an eye.
/// </summary>
public sealed class Holders(UsmeDb db)
{
    /// <summary>Null where there is nobody of that id any more.</summary>
    /// <param name="person">Any of their rows.</param>
    /// <param name="subject">What the certificate would be for.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<Holder?> OneAsync(Guid person, string subject, CancellationToken cancel)
    {
        var survivor = await db.People.Where(p => p.Id == person).Select(p => p.SurvivorId).FirstOrDefaultAsync(cancel);
        return (await OfAsync([survivor], subject, cancel)).SingleOrDefault();
    }

    /// <param name="survivors">However many.</param>
    /// <param name="subject">What the certificates would be for.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<IReadOnlyList<Holder>> OfAsync(IReadOnlyCollection<Guid> survivors, string subject, CancellationToken cancel)
    {
        var holders = new List<Holder>(survivors.Count);
        foreach (var portion in survivors.Chunk(Candidates.Portion))
        {
            var rows = await db
                .People.AsNoTracking()
                .Include(p => p.Identifiers)
                .Where(p => portion.Contains(p.SurvivorId) && p.ErasedAt == null)
                .ToListAsync(cancel);
            var doubted = await DoubtedAsync(portion, cancel);
            var revoked = await RevokedAsync(portion, subject, cancel);
            holders.AddRange(
                rows.GroupBy(r => r.SurvivorId)
                    .Where(own => own.Any(r => r.Id == own.Key))
                    .Select(own => Of(own.Key, [.. own], own.Any(r => doubted.Contains(r.Id)), revoked.GetValueOrDefault(own.Key)))
            );
        }
        return holders;
    }

    private static Holder Of(Guid survivor, Person[] rows, bool isDoubted, EarlierRevocation? revoked)
    {
        var person = rows.Single(r => r.Id == survivor);
        var document = rows.SelectMany(r => r.Identifiers)
            .Where(i => i.Kind is IdentifierKind.Document)
            .OrderBy(i => i.VerifiedAt is null)
            .ThenBy(i => i.PersonId != survivor)
            .FirstOrDefault();
        var concerns = new List<Concern>();
        if (document is null)
            concerns.Add(Concern.NoDocument);
        else if (document.VerifiedAt is null)
            concerns.Add(Concern.DocumentNotVerified);
        if (revoked is not null)
            concerns.Add(Concern.RevokedBefore);
        if (NameCapitals.AreOdd(person.FullName))
            concerns.Add(Concern.OddCapitals);
        if (isDoubted)
            concerns.Add(Concern.PossibleDuplicate);
        return new Holder(survivor, person.FullName, person.Place, document, [.. concerns]) { Revoked = revoked };
    }

    private async Task<Dictionary<Guid, EarlierRevocation>> RevokedAsync(Guid[] survivors, string subject, CancellationToken cancel)
    {
        var revoked = await (
            from certificate in db.Certificates
            where certificate.Subject == subject && certificate.End == CertificateEnd.Revoked
            join person in db.People on certificate.PersonId equals person.Id
            where survivors.Contains(person.SurvivorId)
            orderby certificate.EndedAt
            select new
            {
                person.SurvivorId,
                certificate.Year,
                certificate.Number,
                certificate.EndReason,
            }
        ).ToListAsync(cancel);
        return revoked
            .GroupBy(r => r.SurvivorId)
            .ToDictionary(
                own => own.Key,
                own => new EarlierRevocation(Certificate.NumberOf(own.Last().Year, own.Last().Number), own.Last().EndReason)
            );
    }

    private async Task<HashSet<Guid>> DoubtedAsync(Guid[] survivors, CancellationToken cancel)
    {
        var pairs = await db
            .PossibleDuplicates.Where(d =>
                d.Verdict == null && db.People.Any(p => (p.Id == d.OneId || p.Id == d.OtherId) && survivors.Contains(p.SurvivorId))
            )
            .Select(d => new { d.OneId, d.OtherId })
            .ToListAsync(cancel);
        return [.. pairs.SelectMany(d => new[] { d.OneId, d.OtherId })];
    }
}
