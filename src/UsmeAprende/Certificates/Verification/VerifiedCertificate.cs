namespace UsmeAprende.Certificates.Verification;

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
