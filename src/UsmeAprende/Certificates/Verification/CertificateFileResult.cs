using UsmeAprende.Credentials;

namespace UsmeAprende.Certificates.Verification;

/// <summary>Result of checking a file, with the certificate that it contains.</summary>
/// <param name="Certificate">Its entry as it is today; null if the file is not ours, or if a restore lost the entry.</param>
/// <param name="Claims">The content of the credential that we signed, for the case that there is no entry.</param>
public sealed record CertificateFileResult(
    CertificateFileStatus Status,
    VerifiedCertificate? Certificate = null,
    SignedClaims? Claims = null
)
{
    /// <summary>
    /// The code that stands in the file's picture or links, if the file itself proves nothing. <see cref="Certificate"/> is then the entry
    /// with that code, which says nothing about the rest of the file.
    /// </summary>
    public string? ReadCode { get; init; }
}

/// <summary>What a file is that somebody shows as a certificate (R25).</summary>
public enum CertificateFileStatus
{
    /// <summary>It is the issued file, byte by byte.</summary>
    Issued,

    /// <summary>Another file with a credential that we signed: the credential is true, but what the paper shows may not be.</summary>
    Changed,

    /// <summary>It has a credential that pretends to be ours.</summary>
    Forged,

    /// <summary>
    /// It has no credential of a certificate: printed again, scanned or photographed. Nothing shows that it is ours, nor that it is not.
    /// </summary>
    Unproven,

    /// <summary>A PDF with a password, which hides whatever it carries.</summary>
    Protected,

    /// <summary>A PDF whose end is missing.</summary>
    Incomplete,

    /// <summary>Neither a PDF nor a picture that can be read.</summary>
    NotPdf,
}
