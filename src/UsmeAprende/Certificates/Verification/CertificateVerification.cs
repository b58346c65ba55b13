using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Credentials;
using UsmeAprende.Data;
using UsmeAprende.Documents.Paper;

namespace UsmeAprende.Certificates.Verification;

/// <summary>Verifies a certificate by its code or by its file (R25). It only reads, and stores nothing of what it is shown.</summary>
public sealed class CertificateVerification(UsmeDb db, CredentialVerifier verifier)
{
    /// <summary>Our files are smaller, even after being edited or scanned.</summary>
    public const int MostBytes = 512 * 1024;

    public async Task<VerifiedCertificate?> FindAsync(string code, CancellationToken cancel) =>
        await CreateVerifiedAsync(await db.Certificates.AsNoTracking().SingleOrDefaultAsync(c => c.Code == code, cancel), cancel);

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
            return new CertificateFileResult(CertificateFileStatus.NotPdf);
        if (!HasEnd(file))
            return new CertificateFileResult(CertificateFileStatus.Incomplete);

        var isForged = false;
        foreach (var carried in PdfAttachmentReader.ReadAll(file))
        {
            var verdict = await verifier.VerifyAsync(Encoding.ASCII.GetString(carried).Trim(), cancel);
            // A badge's credential is ours too, but has no number: it is no certificate.
            if (verdict.Claims is { Number: not null } claims)
                return new CertificateFileResult(CertificateFileStatus.Changed, await FindByClaimsAsync(claims, cancel), claims);
            isForged |= verdict.Status is CredentialVerificationStatus.Tampered or CredentialVerificationStatus.UnknownKey;
        }
        return new CertificateFileResult(isForged ? CertificateFileStatus.Forged : CertificateFileStatus.NotOurs);
    }

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

    private static bool HasEnd(byte[] file) => file.AsSpan(Math.Max(0, file.Length - 1024)).IndexOf("%%EOF"u8) >= 0;
}

/// <summary>What everybody can see of a certificate with its code (R26).</summary>
public sealed record VerifiedCertificate
{
    public required string Number { get; init; }

    public required string Code { get; init; }

    public required DateTime IssuedAt { get; init; }

    /// <summary>Null while it is valid.</summary>
    public CertificateEnd? End { get; init; }

    public DateTime? EndedAt { get; init; }

    /// <summary>The coordinator's text; coordinators know that it is public.</summary>
    public string? Reason { get; init; }

    /// <summary>The content; null if the holder withdrew it (R30) or its number was annulled.</summary>
    public CertificateContent? Words { get; init; }

    /// <summary>The certificate that corrects it.</summary>
    public string? SuccessorCode { get; init; }

    public string? SuccessorNumber { get; init; }

    public bool IsValid => End is null;
}

/// <summary>Result of checking a file, with the certificate that it contains.</summary>
/// <param name="Certificate">Its entry as it is today; null if the file is not ours, or if a restore lost the entry.</param>
/// <param name="Claims">The content of the credential that we signed, for the case that there is no entry.</param>
public sealed record CertificateFileResult(
    CertificateFileStatus Status,
    VerifiedCertificate? Certificate = null,
    SignedClaims? Claims = null
);

/// <summary>What a file is that somebody shows as a certificate (R25).</summary>
public enum CertificateFileStatus
{
    /// <summary>It is the issued file, byte by byte.</summary>
    Issued,

    /// <summary>Another file with a credential that we signed: the credential is true, but what the paper shows may not be.</summary>
    Changed,

    /// <summary>It has a credential that pretends to be ours.</summary>
    Forged,

    /// <summary>It has no credential of a certificate: nothing shows that it is ours.</summary>
    NotOurs,

    /// <summary>A PDF whose end is missing.</summary>
    Incomplete,

    NotPdf,
}
