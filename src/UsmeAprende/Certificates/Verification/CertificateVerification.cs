using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Certificates.Register;
using UsmeAprende.Credentials;
using UsmeAprende.Data;
using UsmeAprende.Documents.Paper;
using UsmeAprende.Documents.Pictures;

namespace UsmeAprende.Certificates.Verification;

/// <summary>Verifies a certificate by its code or by its file (R25). It only reads, and stores nothing of what it is shown.</summary>
public sealed class CertificateVerification(UsmeDb db, CredentialVerifier verifier, CertificateNumberQuestion question)
{
    /// <summary>Our own files are far smaller; a phone's scan has up to twenty megabytes.</summary>
    public const int MostBytes = 25 * 1024 * 1024;

    public async Task<VerifiedCertificate?> FindAsync(string code, CancellationToken cancel) =>
        await CreateVerifiedAsync(await db.Certificates.AsNoTracking().SingleOrDefaultAsync(c => c.Code == code, cancel), cancel);

    /// <summary>
    /// Whether a backup that was put back has lost certificates, or may have: then a code that is not in the register can be a true one.
    /// </summary>
    public async Task<bool> HasLostAsync(CancellationToken cancel) =>
        question.AskedAt is not null || await db.Certificates.AnyAsync(c => c.End == CertificateEnd.Annulled, cancel);

    public async Task<CertificateFileResult> CheckFileAsync(byte[] file, CancellationToken cancel)
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
            return new CertificateFileResult(CertificateFileStatus.Issued, await CreateVerifiedAsync(issued, cancel));
        if (!file.AsSpan().StartsWith("%PDF-"u8))
            return await ReadCodeAsync(
                file,
                PictureReader.IsPicture(file) ? CertificateFileStatus.Unproven : CertificateFileStatus.NotPdf,
                cancel
            );
        if (!HasEnd(file))
            return await ReadCodeAsync(file, CertificateFileStatus.Incomplete, cancel);

        var isForged = false;
        foreach (var carried in PdfAttachmentReader.ReadAll(file))
        {
            var credential = Encoding.ASCII.GetString(carried).Trim();
            var verdict = await verifier.VerifyAsync(credential, cancel);
            // A badge's credential is ours too, but has no number: it is no certificate.
            if (verdict.Claims is { Number: not null } claims)
                return new CertificateFileResult(CertificateFileStatus.Changed, await FindByClaimsAsync(claims, cancel), claims);
            isForged |= verdict.Status switch
            {
                CredentialVerificationStatus.Tampered or CredentialVerificationStatus.UnknownKey => true,
                // With another algorithm, or with none.
                CredentialVerificationStatus.Unreadable => LooksSigned(credential),
                _ => false,
            };
        }
        if (isForged)
            return new CertificateFileResult(CertificateFileStatus.Forged);
        return await ReadCodeAsync(file, IsProtected(file) ? CertificateFileStatus.Protected : CertificateFileStatus.Unproven, cancel);
    }

    // The file proves nothing, but what it shows may lead to our register.
    private async Task<CertificateFileResult> ReadCodeAsync(byte[] file, CertificateFileStatus status, CancellationToken cancel) =>
        CertificateCodeFinder.Find(file) is { } code
            ? new CertificateFileResult(status, await FindAsync(code, cancel)) { ReadCode = code }
            : new CertificateFileResult(status);

    // After a restore, the number may have another entry that annuls it, so it is found by its number (R24).
    private async Task<VerifiedCertificate?> FindByClaimsAsync(SignedClaims claims, CancellationToken cancel)
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
        return await CreateVerifiedAsync(entry, cancel);
    }

    private async Task<VerifiedCertificate?> CreateVerifiedAsync(IssuedCertificate? entry, CancellationToken cancel)
    {
        if (entry is null)
            return null;
        var successor =
            entry.End is CertificateEnd.Replaced
                ? await db.Certificates.AsNoTracking().SingleOrDefaultAsync(c => c.ReplacesId == entry.Id, cancel)
                : null;
        return new VerifiedCertificate
        {
            Number = entry.FormattedNumber,
            Code = entry.Code,
            IssuedAt = entry.IssuedAt,
            End = entry.End,
            EndedAt = entry.EndedAt,
            Reason = entry.EndReason,
            Words = entry.Words,
            SuccessorCode = successor?.Code,
            SuccessorNumber = successor?.FormattedNumber,
        };
    }

    // The header of every compact JWS, which is JSON, begins so in base64.
    private static bool LooksSigned(string text) =>
        text.StartsWith("eyJ", StringComparison.Ordinal) && text.Contains('.', StringComparison.Ordinal);

    // Its password hides everything but the dictionaries, the trailer's among them.
    private static bool IsProtected(byte[] pdf) => pdf.AsSpan().IndexOf("/Encrypt"u8) >= 0;

    private static bool HasEnd(byte[] file) => file.AsSpan(Math.Max(0, file.Length - 1024)).IndexOf("%%EOF"u8) >= 0;
}
