namespace UsmeAprende.Certificates;

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
    public CertificateWords? Words { get; init; }

    /// <summary>The one that corrects it.</summary>
    public string? SuccessorCode { get; init; }

    public string? SuccessorNumber { get; init; }

    public bool IsValid => End is null;
}
