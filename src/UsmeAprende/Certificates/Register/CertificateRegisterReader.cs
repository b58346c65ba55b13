using Microsoft.EntityFrameworkCore;
using UsmeAprende.Certificates.Issuing;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.Typing;

namespace UsmeAprende.Certificates.Register;

/// <summary>Reads the register, by year.</summary>
public sealed class CertificateRegisterReader(UsmeDb db, CertificateSubjectTitles titles)
{
    /// <summary>The years that have entries, latest first.</summary>
    public Task<List<int>> ListYearsAsync(CancellationToken cancel) =>
        db.CertificateCounters.Select(c => c.Year).OrderDescending().ToListAsync(cancel);

    /// <summary>The entries, by number.</summary>
    public async Task<IReadOnlyList<CertificateRegisterRow>> ListAsync(CertificateRegisterFilter filter, CancellationToken cancel)
    {
        var entries = await db
            .Certificates.AsNoTracking()
            .Where(c =>
                c.Year == filter.Year
                && (filter.Subject == null || c.Subject == filter.Subject)
                && (!filter.IsGathering || c.Subject.StartsWith(CertificateSubject.GatheringPrefix))
                && (filter.IsValid == null || (c.End == null) == filter.IsValid)
            )
            .OrderBy(c => c.Number)
            .ToListAsync(cancel);
        // The content is one JSON value in the database, so names are searched in memory.
        return await CreateRowsAsync(Fold(filter.Text) is { Length: > 0 } text ? entries.FindAll(c => Matches(c, text)) : entries, cancel);
    }

    public async Task<CertificateRegisterRow?> FindAsync(Guid certificate, CancellationToken cancel)
    {
        var entry = await db.Certificates.AsNoTracking().Where(c => c.Id == certificate).ToListAsync(cancel);
        return (await CreateRowsAsync(entry, cancel)).SingleOrDefault();
    }

    /// <summary>The certificate that replaced it; null if there is none.</summary>
    public Task<IssuedCertificate?> FindSuccessorAsync(Guid certificate, CancellationToken cancel) =>
        db.Certificates.AsNoTracking().SingleOrDefaultAsync(c => c.ReplacesId == certificate, cancel);

    /// <summary>All certificates of one human, whichever of the rows they were issued to (R14), latest first.</summary>
    public Task<List<IssuedCertificate>> ListForPersonAsync(PersonId person, CancellationToken cancel) =>
        db
            .Certificates.AsNoTracking()
            .Where(c => c.PersonId != null && db.SamePerson(person).Contains(c.PersonId.Value))
            .OrderByDescending(c => c.IssuedAt)
            .ToListAsync(cancel);

    private async Task<IReadOnlyList<CertificateRegisterRow>> CreateRowsAsync(List<IssuedCertificate> entries, CancellationToken cancel)
    {
        var lines = new List<CertificateRegisterRow>(entries.Count);
        var today = await titles.ReadAsync(entries.Where(c => c.Words is null).Select(c => c.Subject), cancel);
        foreach (var portion in entries.Chunk(CertificateCandidateReader.Portion))
        {
            var ids = portion.Select(c => c.Id).ToList();
            var hashes = await db
                .CertificateDocuments.Where(d => ids.Contains(d.CertificateId))
                .Select(d => new { d.CertificateId, d.Sha256 })
                .ToDictionaryAsync(d => d.CertificateId, d => d.Sha256, cancel);
            var formerIds = portion.Select(c => c.ReplacesId).OfType<Guid>().ToList();
            // A certificate and the one that corrects it may be of two years.
            var formers = await db
                .Certificates.Where(c => formerIds.Contains(c.Id))
                .Select(c => new CertificateNumber(c.Id, c.Year, c.Number))
                .ToDictionaryAsync(c => c.Key, c => c.ToString(), cancel);
            var successors = await db
                .Certificates.Where(c => c.ReplacesId != null && ids.Contains(c.ReplacesId.Value))
                .Select(c => new CertificateNumber(c.ReplacesId!.Value, c.Year, c.Number))
                .ToDictionaryAsync(c => c.Key, c => c.ToString(), cancel);
            var staff = portion.SelectMany(c => new[] { c.IssuedById, c.ApprovedById }).OfType<PersonId>().Distinct().ToList();
            var names = await db
                .People.AsNoTracking()
                .Where(p => staff.Contains(p.Id))
                .ToDictionaryAsync(p => p.Id, p => p.FullName, cancel);
            var people = portion.Select(c => c.PersonId).OfType<PersonId>().Distinct().ToList();
            var accounts = await db
                .People.Where(p => people.Contains(p.Id))
                .Join(
                    db.People.Where(s => s.ErasedAt == null),
                    p => (PersonId)p.SurvivorId,
                    s => s.Id,
                    (p, s) => new { p.Id, Name = (s.GivenNames + " " + s.Surnames).Trim() }
                )
                .ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
            lines.AddRange(
                portion.Select(c => new CertificateRegisterRow(
                    c,
                    hashes.TryGetValue(c.Id, out var hash) ? Convert.ToHexStringLower(hash) : null,
                    c.PersonId is { } person
                    && c.Words is { } content
                    && accounts.GetValueOrDefault(person) is { } account
                    && account != content.HolderName
                        ? account
                        : null,
                    c.IssuedById is { } by ? names.GetValueOrDefault(by) : null,
                    c.ApprovedById is { } second ? names.GetValueOrDefault(second) : null
                )
                {
                    Title = c.Words?.Title ?? today.GetValueOrDefault(c.Subject) ?? CertificateRegisterRow.NameLost(c.Subject),
                    Replaces = c.ReplacesId is { } former ? formers.GetValueOrDefault(former) : null,
                    ReplacedBy = successors.GetValueOrDefault(c.Id),
                })
            );
        }
        return lines;
    }

    private sealed record CertificateNumber(Guid Key, int Year, int Number)
    {
        public override string ToString() => IssuedCertificate.FormatNumber(Year, Number);
    }

    private static string Fold(string? text) => TypedText.Fold(text, withDigits: true);

    private static bool Matches(IssuedCertificate entry, string text) =>
        Fold($"{entry.Words?.HolderName} {entry.Words?.DocumentNumber} {entry.FormattedNumber}").Contains(text, StringComparison.Ordinal);
}

/// <summary>An entry of the register, for pages and exports.</summary>
/// <param name="Sha256">SHA-256 of its document, in hexadecimal; null while there is none.</param>
/// <param name="AccountName">The person's name on the site, if it differs from the certificate's.</param>
/// <param name="IssuedBy">The coordinator's name.</param>
public sealed record CertificateRegisterRow(
    IssuedCertificate Entry,
    string? Sha256,
    string? AccountName,
    string? IssuedBy,
    string? ApprovedBy
)
{
    /// <summary>
    /// What it is for: as the certificate says, or as it is called today where the certificate says nothing any more. Empty for a number
    /// whose entry was lost.
    /// </summary>
    public string Title { get; init; } = "";

    /// <summary>The number of the certificate that it corrects.</summary>
    public string? Replaces { get; init; }

    /// <summary>The number of the certificate that corrects it.</summary>
    public string? ReplacedBy { get; init; }

    internal static string NameLost(string subject) =>
        subject.Length == 0 ? ""
        : CertificateSubject.TryParseGathering(subject, out _) ? "Un encuentro que ya no está"
        : $"Un curso que ya no está ({subject})";
}

/// <summary>Filter for the entries of the register.</summary>
/// <param name="Subject">A course's id, or <c>encuentro/{id}</c>; null for all.</param>
/// <param name="Text">A part of the holder's name or document, or the number.</param>
/// <param name="IsValid">Valid or ended ones; null for all.</param>
/// <param name="IsGathering">Only those of gatherings.</param>
public sealed record CertificateRegisterFilter(
    int Year,
    string? Subject = null,
    string? Text = null,
    bool? IsValid = null,
    bool IsGathering = false
);
