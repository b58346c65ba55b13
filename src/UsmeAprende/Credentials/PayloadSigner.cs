namespace UsmeAprende.Credentials;

/// <summary>Signs what is no credential with the site's key, so that anyone can tell that it is ours.</summary>
public sealed class PayloadSigner(SigningKeyStore keys, CredentialIssuer issuer)
{
    /// <summary>A compact JWS.</summary>
    /// <exception cref="CredentialsUnavailableException">The site's address is not set, or the key cannot be opened.</exception>
    public async Task<string> SignAsync(byte[] payload, CancellationToken cancel)
    {
        var key = await keys.FindOrCreateCurrentAsync(cancel);
        using var rsa = keys.OpenPrivatePart(key);
        return CompactJws.Sign(payload, issuer.KeyId(key.Thumbprint), rsa);
    }
}
