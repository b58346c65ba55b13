using UsmeAprende.Credentials;

namespace UsmeAprende.Certificates;

/// <summary>What a shown file is, and what we know of the certificate in it.</summary>
/// <param name="Certificate">Its entry as it stands today; null where it is not ours, or where a restore lost the entry.</param>
/// <param name="Claims">What the credential says that we signed, for who finds no entry.</param>
public sealed record PaperVerdict(PaperStanding Standing, VerifiedCertificate? Certificate = null, SignedClaims? Claims = null);
