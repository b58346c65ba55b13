namespace UsmeAprende.Credentials;

/// <summary>
/// Tells our own credentials from others, whichever of our keys signed them and under whichever address they were issued (R23, R25).
/// </summary>
public sealed class CredentialVerifier(SigningKeyStore keys, IEnumerable<IRevokedCredentials> revoked)
{
    public async Task<CredentialVerificationResult> VerifyAsync(string? jws, CancellationToken cancel)
    {
        if (!CompactJws.TryParse(jws, out var parsed))
            return new CredentialVerificationResult(CredentialVerificationStatus.Unreadable);

        // A key is named by its own hash, so the last part of its address is enough: the site may have moved to another name since.
        var thumbprint = parsed.KeyId[(parsed.KeyId.LastIndexOf('/') + 1)..];
        if (await keys.FindAsync(thumbprint, cancel) is not { } key)
            return new CredentialVerificationResult(CredentialVerificationStatus.UnknownKey);
        using (var rsa = key.OpenPublicPart())
        {
            if (!parsed.IsSignedBy(rsa))
                return new CredentialVerificationResult(CredentialVerificationStatus.Tampered);
        }

        if (SignedClaims.Read(parsed.Payload.Span) is not { } claims)
            return new CredentialVerificationResult(CredentialVerificationStatus.Unreadable);
        foreach (var feature in revoked)
        {
            if (await feature.ContainsAsync(claims.CredentialId, cancel))
                return new CredentialVerificationResult(CredentialVerificationStatus.Revoked, claims);
        }
        return new CredentialVerificationResult(CredentialVerificationStatus.Valid, claims);
    }
}

/// <summary>What a shown credential is, and what it says where that can be believed.</summary>
/// <param name="Claims">Only of what we signed: what others wrote is not repeated.</param>
public sealed record CredentialVerificationResult(CredentialVerificationStatus Status, SignedClaims? Claims = null);

/// <summary>What a credential that somebody shows turns out to be.</summary>
public enum CredentialVerificationStatus
{
    /// <summary>Signed here, as it was signed, and not taken back.</summary>
    Valid,

    /// <summary>Signed here, but taken back since.</summary>
    Revoked,

    /// <summary>Names one of our keys, which did not sign this.</summary>
    Tampered,

    /// <summary>Names a key that was never ours.</summary>
    UnknownKey,

    /// <summary>Not a credential of the kind that is issued here.</summary>
    Unreadable,
}
