namespace UsmeAprende.Credentials;

/// <summary>What a shown credential is, and what it says where that can be believed.</summary>
/// <param name="Claims">Only of what we signed: what others wrote is not repeated.</param>
public sealed record CredentialVerdict(CredentialStanding Standing, SignedClaims? Claims = null);
