namespace UsmeAprende.Certificates;

/// <summary>An entry of the register as it is shown and archived.</summary>
/// <param name="Sha256">Of its document, in hexadecimal; null while there is none.</param>
/// <param name="AccountName">How the person is called on the site, where the certificate says otherwise.</param>
/// <param name="IssuedBy">The coordinator's name.</param>
public sealed record RegisterLine(Certificate Entry, string? Sha256, string? AccountName, string? IssuedBy, string? ApprovedBy);
