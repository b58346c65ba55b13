using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Credentials;
using UsmeAprende.Data;
using UsmeAprende.Documents.Paper;

namespace UsmeAprende.Certificates;

/// <summary>
/// Tells anyone who asks whether a certificate is true, by its code or by the file itself (R25). It only reads, and keeps nothing of what
/// it is shown.
/// </summary>
public sealed class CertificateVerification(UsmeDb db, CredentialVerifier verifier)
{
    /// <summary>No file of ours is larger, not even with a scanner's or an editor's additions.</summary>
    public const int MostBytes = 512 * 1024;

    public async Task<VerifiedCertificate?> FindAsync(string code, CancellationToken cancel) =>
        await AsToldAsync(await db.Certificates.AsNoTracking().SingleOrDefaultAsync(c => c.Code == code, cancel), cancel);

    public async Task<PaperVerdict> TellAsync(byte[] file, CancellationToken cancel)
    {
        var hash = SHA256.HashData(file);
        var issued = await (
            from document in db.CertificateDocuments
            where document.Sha256 == hash
            join certificate in db.Certificates on document.CertificateId equals certificate.Id
            select certificate
        )
            .AsNoTracking()
            .FirstOrDefaultAsync(cancel);
        if (issued is not null)
            return new PaperVerdict(PaperStanding.Issued, await AsToldAsync(issued, cancel));
        if (!file.AsSpan().StartsWith("%PDF-"u8))
            return new PaperVerdict(PaperStanding.NotPdf);
        if (!HasEnd(file))
            return new PaperVerdict(PaperStanding.Incomplete);

        var isForged = false;
        foreach (var carried in PdfAttachmentReader.ReadAll(file))
        {
            var verdict = await verifier.VerifyAsync(Encoding.ASCII.GetString(carried).Trim(), cancel);
            // A badge's credential is ours too, and no certificate: it has no number.
            if (verdict.Claims is { Number: not null } claims)
                return new PaperVerdict(PaperStanding.Changed, await OfAsync(claims, cancel), claims);
            isForged |= verdict.Standing is CredentialStanding.Tampered or CredentialStanding.UnknownKey;
        }
        return new PaperVerdict(isForged ? PaperStanding.Forged : PaperStanding.NotOurs);
    }

    // After a restore the entry may be another one, made to annul the number: it is found by that (R24).
    private async Task<VerifiedCertificate?> OfAsync(SignedClaims claims, CancellationToken cancel)
    {
        var entry = await db.Certificates.AsNoTracking().SingleOrDefaultAsync(c => c.CredentialId == claims.CredentialId, cancel);
        if (
            entry is null
            && claims.Number!.Split('-') is [var year, var number]
            && int.TryParse(year, out var y)
            && int.TryParse(number, out var n)
        )
            entry = await db
                .Certificates.AsNoTracking()
                .SingleOrDefaultAsync(c => c.Year == y && c.Number == n && c.End == CertificateEnd.Annulled, cancel);
        return await AsToldAsync(entry, cancel);
    }

    private async Task<VerifiedCertificate?> AsToldAsync(Certificate? entry, CancellationToken cancel)
    {
        if (entry is null)
            return null;
        var successor =
            entry.End is CertificateEnd.Replaced
                ? await db.Certificates.AsNoTracking().SingleOrDefaultAsync(c => c.ReplacesId == entry.Id, cancel)
                : null;
        return new VerifiedCertificate
        {
            Number = entry.NumberInWords,
            Code = entry.Code,
            IssuedAt = entry.IssuedAt,
            End = entry.End,
            EndedAt = entry.EndedAt,
            Reason = entry.EndReason,
            Words = entry.Words,
            SuccessorCode = successor?.Code,
            SuccessorNumber = successor?.NumberInWords,
        };
    }

    private static bool HasEnd(byte[] file) => file.AsSpan(Math.Max(0, file.Length - 1024)).IndexOf("%%EOF"u8) >= 0;
}
