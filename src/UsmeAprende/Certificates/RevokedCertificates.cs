using Microsoft.EntityFrameworkCore;
using UsmeAprende.Credentials;
using UsmeAprende.Data;

namespace UsmeAprende.Certificates;

/// <summary>
/// The credentials of certificates that are not valid any more, whatever the reason: none is told. A number that was lost had none.
/// </summary>
public sealed class RevokedCertificates(UsmeDb db) : IRevokedCredentials
{
    public async Task<IReadOnlyList<Guid>> ListAsync(CancellationToken cancel) =>
        await Ended().Select(c => c.CredentialId).ToListAsync(cancel);

    public Task<bool> ContainsAsync(Guid credential, CancellationToken cancel) =>
        Ended().AnyAsync(c => c.CredentialId == credential, cancel);

    private IQueryable<Certificate> Ended() => db.Certificates.Where(c => c.End != null && c.End != CertificateEnd.Annulled);
}
