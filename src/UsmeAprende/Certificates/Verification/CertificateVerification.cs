using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Credentials;
using UsmeAprende.Data;
using UsmeAprende.Documents.Paper;

namespace UsmeAprende.Certificates.Verification;

/// <summary>
/// Tells anyone who asks whether a certificate is true, by its code or by the file itself (R25). It only reads, and keeps nothing of what
/// it is shown.
/// </summary>
public sealed class CertificateVerification(UsmeDb db, CredentialVerifier verifier)
{
    /// <summary>No file of ours is larger, not even with a scanner's or an editor's additions.</summary>
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
            // A badge's credential is ours too, and no certificate: it has no number.
            if (verdict.Claims is { Number: not null } claims)
                return new CertificateFileResult(CertificateFileStatus.Changed, await FindByClaimsAsync(claims, cancel), claims);
            isForged |= verdict.Status is CredentialVerificationStatus.Tampered or CredentialVerificationStatus.UnknownKey;
        }
        return new CertificateFileResult(isForged ? CertificateFileStatus.Forged : CertificateFileStatus.NotOurs);
    }

    // After a restore the entry may be another one, made to annul the number: it is found by that (R24).
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

/// <summary>What anyone may learn of a certificate by its code (R26).</summary>
public sealed record VerifiedCertificate
{
    public required string Number { get; init; }

    public required string Code { get; init; }

    public required DateTime IssuedAt { get; init; }

    /// <summary>Null while it is valid.</summary>
    public CertificateEnd? End { get; init; }

    public DateTime? EndedAt { get; init; }

    /// <summary>In a coordinator's words, who was told that they are public.</summary>
    public string? Reason { get; init; }

    /// <summary>What it says; null where its holder withdrew it (R30) or its number was annulled.</summary>
    public CertificateContent? Words { get; init; }

    /// <summary>The one that corrects it.</summary>
    public string? SuccessorCode { get; init; }

    public string? SuccessorNumber { get; init; }

    public bool IsValid => End is null;
}

/// <summary>What a shown file is, and what we know of the certificate in it.</summary>
/// <param name="Certificate">Its entry as it stands today; null where it is not ours, or where a restore lost the entry.</param>
/// <param name="Claims">What the credential says that we signed, for who finds no entry.</param>
public sealed record CertificateFileResult(
    CertificateFileStatus Status,
    VerifiedCertificate? Certificate = null,
    SignedClaims? Claims = null
);

/// <summary>What a file that somebody shows as a certificate turns out to be (R25).</summary>
public enum CertificateFileStatus
{
    /// <summary>Byte by byte the one that was issued.</summary>
    Issued,

    /// <summary>
    /// Another file, which carries the credential that we signed: what the credential says is true, what the paper shows may not be.
    /// </summary>
    Changed,

    /// <summary>Carries a credential that pretends to be ours.</summary>
    Forged,

    /// <summary>Carries no credential of a certificate: nothing of ours can be told in it.</summary>
    NotOurs,

    /// <summary>A PDF whose end is missing.</summary>
    Incomplete,

    NotPdf,
}
