namespace UsmeAprende.Certificates;

/// <summary>A certificate to be entered in the register, its id made beforehand: sent again, it is the same certificate (R24).</summary>
public sealed record NewCertificate
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required string Subject { get; init; }

    public required CertificateWords Words { get; init; }

    public required Guid IssuedById { get; init; }

    public Guid? ApprovedById { get; init; }

    public Guid? ReplacesId { get; init; }

    /// <summary>Why the earlier one is replaced.</summary>
    public string? Reason { get; init; }
}
