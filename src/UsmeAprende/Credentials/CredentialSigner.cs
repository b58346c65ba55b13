using UsmeAprende.Jobs;

namespace UsmeAprende.Credentials;

/// <summary>
/// Signs an award as an Open Badges 3.0 credential: a compact JWS that anybody can verify without asking us (R23). The caller stores the
/// text, since it is signed only once.
/// </summary>
public sealed class CredentialSigner(SigningKeyStore keys, CredentialIssuer issuer)
{
    /// <summary>
    /// The signed credential. It only reads the database, unless the site has no key at all, so it may be called inside a transaction.
    /// </summary>
    /// <exception cref="CredentialsUnavailableException">The site's address is not set, or the key cannot be opened.</exception>
    public async Task<string> SignAsync(CredentialContent award, CancellationToken cancel)
    {
        var payload = CredentialJson.CreatePayload(award, issuer);
        return Sign(payload, await keys.FindOrCreateCurrentAsync(cancel));
    }

    /// <summary>The same for work that nobody waits for: the computing is done where it takes nothing from people's requests.</summary>
    /// <inheritdoc cref="SignAsync(CredentialContent, CancellationToken)"/>
    public async Task<string> SignAsync(CredentialContent award, LowPriorityThread computing, CancellationToken cancel)
    {
        var payload = CredentialJson.CreatePayload(award, issuer);
        var key = await keys.FindOrCreateCurrentAsync(cancel);
        return await computing.RunAsync(() => Sign(payload, key), cancel);
    }

    /// <summary>
    /// Whether <see cref="SignAsync(CredentialContent, CancellationToken)"/> would work, to be asked before a person is promised anything.
    /// </summary>
    public async Task<CredentialReadiness> CheckReadinessAsync(CancellationToken cancel)
    {
        if (!issuer.HasAddress)
            return CredentialReadiness.NoAddress;
        if ((await keys.ListAsync(cancel)).FirstOrDefault() is not { } current)
            return CredentialReadiness.Ready;
        try
        {
            keys.OpenPrivatePart(current).Dispose();
            return CredentialReadiness.Ready;
        }
        catch (CredentialsUnavailableException fault)
        {
            return fault.Readiness;
        }
    }

    private string Sign(byte[] payload, SigningKey key)
    {
        using var rsa = keys.OpenPrivatePart(key);
        return CompactJws.Sign(payload, issuer.KeyId(key.Thumbprint), rsa);
    }
}

/// <summary>Whether credentials can be signed, and if not, what is missing.</summary>
public enum CredentialReadiness
{
    Ready,

    /// <summary>The site's public address is not configured (<c>Site:Url</c>).</summary>
    NoAddress,

    /// <summary>The signing key cannot be decrypted: the folder <c>keys/</c> was lost or belongs to another site.</summary>
    KeyLocked,
}

/// <summary>Signing is not possible. Ask <see cref="CredentialSigner.CheckReadinessAsync"/> first, to tell the person.</summary>
public sealed class CredentialsUnavailableException(CredentialReadiness readiness, Exception? cause = null)
    : Exception(Explain(readiness), cause)
{
    public CredentialReadiness Readiness => readiness;

    /// <summary>What is wrong and what to do, for the administrator.</summary>
    public static string Explain(CredentialReadiness readiness) =>
        readiness switch
        {
            CredentialReadiness.NoAddress =>
                "Credentials cannot be signed: set Site:Url to the scheme and host that people use. Credentials name it for ever.",
            CredentialReadiness.KeyLocked =>
                "Credentials cannot be signed: the signing key is in the database, but what opens it is not in the folder keys/. "
                    + "Restore that folder, or start a new key at /administracion/claves; old credentials stay valid.",
            _ => "Credentials can be signed.",
        };
}
