using Microsoft.EntityFrameworkCore;
using UsmeAprende.Certificates.Design;
using UsmeAprende.Certificates.Paper;
using UsmeAprende.Certificates.Register;
using UsmeAprende.Credentials;
using UsmeAprende.Credentials.Status;
using UsmeAprende.Data;

namespace UsmeAprende.Certificates;

/// <summary>Gives a person's valid certificates to their learner record.</summary>
internal sealed class EarnedCertificates(CertificateRegisterReader register, CredentialIssuer issuer, CertificateDesignReader designs)
    : IEarnedCredentials
{
    public async Task<IReadOnlyList<EarnedCredential>> ListAsync(PersonId person, CancellationToken cancel)
    {
        var earned = new List<EarnedCredential>();
        foreach (var entry in (await register.ListForPersonAsync(person, cancel)).OrderBy(entry => entry.IssuedAt))
        {
            if (entry is not { IsValid: true, Words: { } words })
                continue;
            var content = CertificateCredential.Create(
                PrintableCertificate.Create(entry, replacesNumber: null),
                await designs.FindAsync(words.Design, cancel)
            );
            earned.Add(EarnedCredential.FromContent(content, CertificateStatusList.PositionOf(entry), issuer));
        }
        return earned;
    }
}

/// <summary>One bit list for each year's certificates; the place of each is its number.</summary>
internal sealed class CertificateStatusList(UsmeDb db, TimeProvider clock) : IStatusListSource
{
    private const string ListName = "constancias";

    public string Name => ListName;

    public static StatusPosition PositionOf(IssuedCertificate entry) => new($"{ListName}/{entry.Year}", entry.Number);

    public async Task<StatusListState?> FindAsync(int part, CancellationToken cancel)
    {
        var entries = db.Certificates.Where(c => c.Year == part);
        if (part != BogotaClock.DayOf(clock.GetUtcNow().UtcDateTime).Year && !await entries.AnyAsync(cancel))
            return null;
        var ended = await entries.Where(c => c.End != null).Select(c => new { c.Number, c.EndedAt }).ToListAsync(cancel);
        return new StatusListState([.. ended.Select(c => c.Number)], ended.Max(c => c.EndedAt));
    }
}
