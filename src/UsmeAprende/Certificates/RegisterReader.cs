using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.Typing;

namespace UsmeAprende.Certificates;

/// <summary>Reads the register, by year.</summary>
public sealed class RegisterReader(UsmeDb db)
{
    /// <summary>The years that have entries, latest first.</summary>
    public Task<List<int>> YearsAsync(CancellationToken cancel) =>
        db.CertificateCounters.Select(c => c.Year).OrderDescending().ToListAsync(cancel);

    /// <summary>The entries, by number.</summary>
    public async Task<IReadOnlyList<RegisterLine>> ListAsync(RegisterFilter filter, CancellationToken cancel)
    {
        var entries = await db
            .Certificates.AsNoTracking()
            .Where(c =>
                c.Year == filter.Year
                && (filter.Subject == null || c.Subject == filter.Subject)
                && (filter.Standing == null || (c.End == null) == filter.Standing)
            )
            .OrderBy(c => c.Number)
            .ToListAsync(cancel);
        // What a certificate says is one value to the database: names are looked for here.
        return await LinesAsync(Words(filter.Text) is { Length: > 0 } text ? entries.FindAll(c => Says(c, text)) : entries, cancel);
    }

    public async Task<RegisterLine?> OneAsync(Guid certificate, CancellationToken cancel)
    {
        var entry = await db.Certificates.AsNoTracking().Where(c => c.Id == certificate).ToListAsync(cancel);
        return (await LinesAsync(entry, cancel)).SingleOrDefault();
    }

    /// <summary>The one that replaced it; null where none did.</summary>
    public Task<Certificate?> SuccessorAsync(Guid certificate, CancellationToken cancel) =>
        db.Certificates.AsNoTracking().SingleOrDefaultAsync(c => c.ReplacesId == certificate, cancel);

    /// <summary>All of one person's, whichever of their rows they were issued to (R14), latest first.</summary>
    public Task<List<Certificate>> OfPersonAsync(Guid person, CancellationToken cancel) =>
        db
            .Certificates.AsNoTracking()
            .Where(c => c.PersonId != null && db.SamePerson(person).Contains(c.PersonId.Value))
            .OrderByDescending(c => c.IssuedAt)
            .ToListAsync(cancel);

    private async Task<IReadOnlyList<RegisterLine>> LinesAsync(List<Certificate> entries, CancellationToken cancel)
    {
        var lines = new List<RegisterLine>(entries.Count);
        foreach (var portion in entries.Chunk(Candidates.Portion))
        {
            var ids = portion.Select(c => c.Id).ToList();
            var hashes = await db
                .CertificateDocuments.Where(d => ids.Contains(d.CertificateId))
                .Select(d => new { d.CertificateId, d.Sha256 })
                .ToDictionaryAsync(d => d.CertificateId, d => d.Sha256, cancel);
            var staff = portion.SelectMany(c => new[] { c.IssuedById, c.ApprovedById }).OfType<Guid>().Distinct().ToList();
            var names = await db
                .People.AsNoTracking()
                .Where(p => staff.Contains(p.Id))
                .ToDictionaryAsync(p => p.Id, p => p.FullName, cancel);
            var people = portion.Select(c => c.PersonId).OfType<Guid>().Distinct().ToList();
            var accounts = await db
                .People.Where(p => people.Contains(p.Id))
                .Join(
                    db.People.Where(s => s.ErasedAt == null),
                    p => p.SurvivorId,
                    s => s.Id,
                    (p, s) => new { p.Id, Name = (s.GivenNames + " " + s.Surnames).Trim() }
                )
                .ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
            lines.AddRange(
                portion.Select(c => new RegisterLine(
                    c,
                    hashes.TryGetValue(c.Id, out var hash) ? Convert.ToHexStringLower(hash) : null,
                    c.PersonId is { } person
                    && c.Words is { } words
                    && accounts.GetValueOrDefault(person) is { } account
                    && account != words.HolderName
                        ? account
                        : null,
                    c.IssuedById is { } by ? names.GetValueOrDefault(by) : null,
                    c.ApprovedById is { } second ? names.GetValueOrDefault(second) : null
                ))
            );
        }
        return lines;
    }

    private static string Words(string? text) => TypedText.Fold(text, withDigits: true);

    private static bool Says(Certificate entry, string text) =>
        Words($"{entry.Words?.HolderName} {entry.Words?.DocumentNumber} {entry.NumberInWords}").Contains(text, StringComparison.Ordinal);
}
