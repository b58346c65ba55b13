namespace UsmeAprende.Credentials;

/// <summary>
/// Tells our own credentials from others, whichever of our keys signed them and under whichever address they were issued (R23, R25).
/// </summary>
public sealed class CredentialVerifier(SigningKeys keys, IEnumerable<IRevokedCredentials> revoked)
{
    public async Task<CredentialVerdict> VerifyAsync(string? jws, CancellationToken cancel)
    {
        if (!CompactJws.TryParse(jws, out var parsed))
            return new CredentialVerdict(CredentialStanding.Unreadable);

        // A key is named by its own hash, so the last part of its address is enough: the site may have moved to another name since.
        var thumbprint = parsed.KeyId[(parsed.KeyId.LastIndexOf('/') + 1)..];
        if (await keys.FindAsync(thumbprint, cancel) is not { } key)
            return new CredentialVerdict(CredentialStanding.UnknownKey);
        using (var rsa = key.OpenPublicPart())
        {
            if (!parsed.IsSignedBy(rsa))
                return new CredentialVerdict(CredentialStanding.Tampered);
        }

        if (SignedClaims.Read(parsed.Payload.Span) is not { } claims)
            return new CredentialVerdict(CredentialStanding.Unreadable);
        foreach (var feature in revoked)
        {
            if (await feature.ContainsAsync(claims.CredentialId, cancel))
                return new CredentialVerdict(CredentialStanding.Revoked, claims);
        }
        return new CredentialVerdict(CredentialStanding.Valid, claims);
    }
}
