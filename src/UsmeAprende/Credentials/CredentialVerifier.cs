namespace UsmeAprende.Credentials;

/// <summary>
/// Verifies whether a credential is ours, by any of our keys, and issued under any address that the site ever had (R23, R25).
/// </summary>
public sealed class CredentialVerifier(SigningKeyStore keys, IEnumerable<IRevokedCredentials> revoked)
{
    public async Task<CredentialVerificationResult> VerifyAsync(string? jws, CancellationToken cancel)
    {
        if (!CompactJws.TryParse(jws, out var parsed))
            return new CredentialVerificationResult(CredentialVerificationStatus.Unreadable);

        // The last part of a key's address is the key's own hash, which is enough to find it, even if the site has another address now.
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

/// <summary>The result of verifying a credential, and its content if it is ours.</summary>
/// <param name="Claims">Only of a credential that we signed: other people's content is not repeated.</param>
public sealed record CredentialVerificationResult(CredentialVerificationStatus Status, SignedClaims? Claims = null);

/// <summary>Result of verifying a credential.</summary>
public enum CredentialVerificationStatus
{
    /// <summary>Signed by us, unchanged, and not revoked.</summary>
    Valid,

    /// <summary>Signed by us, but revoked since.</summary>
    Revoked,

    /// <summary>Names one of our keys, but the signature is wrong.</summary>
    Tampered,

    /// <summary>Names a key that is not ours.</summary>
    UnknownKey,

    /// <summary>It is not a credential of the kind that we issue.</summary>
    Unreadable,
}
