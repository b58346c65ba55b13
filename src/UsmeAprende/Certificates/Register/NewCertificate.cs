namespace UsmeAprende.Certificates.Register;

/// <summary>A certificate to be entered. Its id was made before, so that entering it again makes no second one (R24).</summary>
public sealed record NewCertificate
{
    public required Guid Id { get; init; }

    public required PersonId PersonId { get; init; }

    public required string Subject { get; init; }

    public required CertificateContent Words { get; init; }

    public required PersonId IssuedById { get; init; }

    public PersonId? ApprovedById { get; init; }

    public Guid? ReplacesId { get; init; }

    /// <summary>Why the earlier one is replaced, or why the name is not printed as in the account.</summary>
    public string? Reason { get; init; }
}
