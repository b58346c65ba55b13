using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Certificates;

/// <summary>
/// Keeps two people apart while both hold a valid certificate of one course: as one human they would have two (R24). The coordinator sees
/// it before uniting them, and revokes the one that should not have been.
/// </summary>
public sealed class CertificateMerging(UsmeDb db) : IMergePreview, IMergeObstacle
{
    public string Name => "Constancias";

    public async Task<string> CountAsync(Guid person, CancellationToken cancel)
    {
        var valid = await db
            .Certificates.AsNoTracking()
            .Where(c => c.End == null && c.PersonId != null && db.SamePerson(person).Contains(c.PersonId.Value))
            .ToListAsync(cancel);
        return valid.Count == 0
            ? "Ninguna"
            : string.Join(", ", valid.OrderBy(c => c.IssuedAt).Select(c => $"{c.NumberInWords} de {c.Words?.Title}"));
    }

    public async Task<MergeAnswer> CheckAsync(IReadOnlyCollection<Guid> some, IReadOnlyCollection<Guid> others, CancellationToken cancel) =>
        await Valid(some).AnyAsync(one => Valid(others).Any(other => other.Subject == one.Subject), cancel)
            ? MergeAnswer.TwoCertificates
            : MergeAnswer.Done;

    private IQueryable<Certificate> Valid(IReadOnlyCollection<Guid> people) =>
        db.Certificates.Where(c => c.End == null && c.PersonId != null && people.Contains(c.PersonId.Value));
}
