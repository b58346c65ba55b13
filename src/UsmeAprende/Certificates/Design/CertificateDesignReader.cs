using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsmeAprende.Data;

namespace UsmeAprende.Certificates.Design;

/// <summary>Finds the design of a certificate, and the one with which the next are issued.</summary>
public sealed class CertificateDesignReader(UsmeDb db, IOptions<CertificateOptions> options)
{
    /// <summary>As it comes with the programme.</summary>
    public CertificateDesign BuiltIn => CertificateDesign.Create(options.Value);

    /// <summary>The version with which certificates are issued now; 0 for the one of the programme.</summary>
    public async Task<int> FindVersionAsync(CancellationToken cancel) =>
        await db.CertificateDesigns.MaxAsync(e => (int?)e.Version, cancel) ?? 0;

    public async Task<CertificateDesign> FindCurrentAsync(CancellationToken cancel) =>
        await FindAsync(await FindVersionAsync(cancel), cancel);

    /// <param name="version">The one that a certificate names (<see cref="CertificateContent.Design"/>).</param>
    public async Task<CertificateDesign> FindAsync(int version, CancellationToken cancel) =>
        version == 0
            ? BuiltIn
            : CertificateDesign.Parse(await db.CertificateDesigns.Where(e => e.Version == version).Select(e => e.Json).SingleAsync(cancel));
}
