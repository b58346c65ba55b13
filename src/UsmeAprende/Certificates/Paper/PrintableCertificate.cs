using UsmeAprende.Certificates.Verification;
using UsmeAprende.Data;

namespace UsmeAprende.Certificates.Paper;

/// <summary>
/// All that one document says: what its entry in the register holds, or would hold where it is only tried or looked at beforehand.
/// </summary>
public sealed record PrintableCertificate
{
    /// <summary>Of its entry; stands for the person in the credential (R23), where the person's own id never does.</summary>
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

    /// <summary>The number of the one that this one replaces: the new document says so.</summary>
    public string? ReplacesNumber { get; init; }

    /// <summary>Not issued: the sheet must say so plainly, and carries no credential.</summary>
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

    /// <summary>What would be issued, with a number and a code that nobody has.</summary>
    public static PrintableCertificate CreateDraft(CertificateContent words, string subject, DateTime now) =>
        new()
        {
            Id = Guid.Empty,
            Words = words,
            Number = $"{BogotaClock.DayOf(now).Year}-000000",
            Code = new string('X', CertificateCode.Length),
            IssuedAt = now,
            CredentialId = Guid.Empty,
            Subject = subject,
            IsDraft = true,
        };
}
