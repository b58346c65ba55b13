namespace UsmeAprende.Credentials;

/// <summary>
/// Makes an award into an Open Badges 3.0 credential: a compact JWS that anybody can check without asking us (R23). Whoever asks keeps the
/// text: it is signed once.
/// </summary>
public sealed class CredentialSigner(SigningKeys keys, Issuer issuer)
{
    /// <summary>
    /// The signed credential. It only reads, unless the site has no key at all, so it may be called within a transaction.
    /// </summary>
    /// <exception cref="CredentialsUnavailableException">The site's address is not set, or the key cannot be opened.</exception>
    public async Task<string> SignAsync(Award award, CancellationToken cancel)
    {
        var payload = CredentialJson.Payload(award, issuer);
        var key = await keys.CurrentAsync(cancel);
        using var rsa = keys.Open(key);
        return CompactJws.Sign(payload, issuer.KeyId(key.Thumbprint), rsa);
    }

    /// <summary>Whether <see cref="SignAsync"/> would work, to be asked before a person is promised anything.</summary>
    public async Task<CredentialReadiness> ReadinessAsync(CancellationToken cancel)
    {
        if (!issuer.HasAddress)
            return CredentialReadiness.NoAddress;
        if ((await keys.ListAsync(cancel)).FirstOrDefault() is not { } current)
            return CredentialReadiness.Ready;
        try
        {
            keys.Open(current).Dispose();
            return CredentialReadiness.Ready;
        }
        catch (CredentialsUnavailableException fault)
        {
            return fault.Readiness;
        }
    }
}
