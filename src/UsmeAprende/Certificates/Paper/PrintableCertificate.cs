using UsmeAprende.Certificates.Verification;
using UsmeAprende.Data;

namespace UsmeAprende.Certificates.Paper;

/// <summary>What is needed to print one certificate: from its entry in the register, or for a trial or a preview.</summary>
public sealed record PrintableCertificate
{
    /// <summary>Id of its entry; it represents the person in the credential (R23), where the person's own id is never used.</summary>
    public required Guid Id { get; init; }

    public required CertificateContent Words { get; init; }

    /// <summary>As people write it: <c>2026-000123</c>.</summary>
    public required string Number { get; init; }

    /// <summary>Without hyphens (<see cref="CertificateCode"/>).</summary>
    public required string Code { get; init; }

    public required DateTime IssuedAt { get; init; }

    public required Guid CredentialId { get; init; }

    /// <summary>A course's id, or <c>encuentro/{id}</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>The number of the certificate that this one replaces; it is printed.</summary>
    public string? ReplacesNumber { get; init; }

    /// <summary>Not issued: the document must say so clearly, and has no credential.</summary>
    public bool IsDraft { get; init; }

    public static PrintableCertificate Create(IssuedCertificate entry, string? replacesNumber) =>
        new()
        {
            Id = entry.Id,
            Words = entry.Words ?? throw new InvalidOperationException($"The certificate {entry.FormattedNumber} says nothing any more."),
            Number = entry.FormattedNumber,
            Code = entry.Code,
            IssuedAt = entry.IssuedAt,
            CredentialId = entry.CredentialId,
            Subject = entry.Subject,
            ReplacesNumber = replacesNumber,
        };

    /// <summary>What would be issued, with an invalid number and code.</summary>
    public static PrintableCertificate CreateDraft(CertificateContent content, string subject, DateTime now) =>
        new()
        {
            Id = Guid.Empty,
            Words = content,
            Number = $"{BogotaClock.DayOf(now).Year}-000000",
            Code = new string('X', CertificateCode.Length),
            IssuedAt = now,
            CredentialId = Guid.Empty,
            Subject = subject,
            IsDraft = true,
        };
}
